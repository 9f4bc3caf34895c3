import type { ReactNode } from 'react';
import styles from './CheckField.module.css';

/** One thing to tick, with words that may run over lines. */
export function CheckField({
  label,
  note,
  isChecked,
  onChange,
  isDisabled = false,
}: {
  readonly label: ReactNode;
  readonly note?: string | undefined;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean | undefined;
}): ReactNode {
  return (
    <label className={styles.field}>
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {note && <span className={styles.note}>{note}</span>}
      </span>
    </label>
  );
}
