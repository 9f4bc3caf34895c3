import type { ReactNode } from 'react';
import styles from './RowGroupHead.module.css';

/** What a group of comments has in common, above the first of them. */
export function RowGroupHead({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  /** An act on the group. */
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.head}>
      <h3 className={styles.title} title={title}>
        {title}
      </h3>
      <span className={styles.count}>{count}</span>
      {children}
    </div>
  );
}
