import type { ReactNode } from 'react';
import styles from './DeskWithSide.module.css';

/** What is read or written, and at its side what belongs to it; in a narrow window the side comes below. */
export function DeskWithSide({
  side,
  sideLabel,
  children,
}: {
  readonly side: ReactNode;
  readonly sideLabel: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles.board}>
      <div className={styles.desk}>{children}</div>
      <aside className={styles.side} aria-label={sideLabel}>
        {side}
      </aside>
    </div>
  );
}
