import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Duty } from '#shared/protocol/http.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import styles from './accounts.module.css';

/** In the order in which they are given most often. */
const DUTIES = ['clerk', 'leader', 'department', 'admin'] as const satisfies readonly Duty[];

export function DutyFields({
  duties,
  onChange,
  error,
}: {
  readonly duties: readonly Duty[];
  readonly onChange: (duties: Duty[]) => void;
  readonly error?: string | null | undefined;
}): ReactNode {
  const { t } = useTranslation(['accounts', 'common']);
  return (
    <fieldset className={styles.duties}>
      <legend>{t('dutiesLabel')}</legend>
      {DUTIES.map((duty) => (
        <CheckField
          key={duty}
          label={t(`common:duties.${duty}`)}
          note={t(`dutyNotes.${duty}`)}
          isChecked={duties.includes(duty)}
          onChange={(isChecked) =>
            onChange(DUTIES.filter((one) => (one === duty ? isChecked : duties.includes(one))))
          }
        />
      ))}
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
