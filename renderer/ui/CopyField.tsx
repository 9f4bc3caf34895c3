import type { ReactNode } from 'react';
import { CopyButton } from './CopyButton.tsx';
import styles from './CopyField.module.css';

/** A text made to be copied: an invitation's link, a notice. */
export function CopyField({
  label,
  text,
  isLong = false,
}: {
  readonly label: string;
  readonly text: string;
  readonly isLong?: boolean | undefined;
}): ReactNode {
  return (
    <div className={styles.field} data-long={isLong || undefined}>
      <span className={styles.label}>{label}</span>
      <span className={styles.text} aria-label={label} role="group">
        {text}
      </span>
      <CopyButton text={text} label={label} />
    </div>
  );
}
