import type { ReactNode } from 'react';
import styles from './SectionTitle.module.css';

/** A heading on bare paper with a quiet count beside it and acts at the end. */
export function SectionTitle({
  children,
  note,
  end,
}: {
  readonly children: ReactNode;
  readonly note?: ReactNode;
  readonly end?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.line}>
      <h2>{children}</h2>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </div>
  );
}
