import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './FormField.module.css';

export interface FieldIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
}

/** Label above, the control, then hint or error. Give the ids to the control. */
export function FormField({
  label,
  hint,
  error,
  isOptional = false,
  children,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly isOptional?: boolean | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('kit');
  const id = useId();
  const noteId = useId();
  const note = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {isOptional && <span className={styles.optional}>{t('optional')}</span>}
      </label>
      {children({ id, describedBy: note ? noteId : undefined, isInvalid: Boolean(error) })}
      {note && (
        <p id={noteId} className={error ? styles.error : styles.hint} role={error ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}
