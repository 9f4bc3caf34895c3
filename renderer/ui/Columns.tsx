import type { ReactNode } from 'react';
import styles from './Columns.module.css';

/** The body of a page: a main column, and a side column that folds under it when there is no room. */
export function Columns({
  children,
  side,
}: {
  readonly children: ReactNode;
  readonly side?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.page}>
      <div className={side === undefined ? undefined : styles.columns}>
        <div className={styles.main}>{children}</div>
        {side !== undefined && <aside className={styles.side}>{side}</aside>}
      </div>
    </div>
  );
}
