import type { ReactNode } from 'react';
import styles from './PaneScreen.module.css';

/**
 * A screen as high as the window: a line of what it is and what can be done, below it panes that scroll in
 * themselves. In a narrow window it scrolls as a whole.
 */
export function PaneScreen({
  head,
  acts,
  children,
}: {
  readonly head: ReactNode;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        {head}
        {acts !== undefined && <div className={styles.acts}>{acts}</div>}
      </div>
      {children}
    </div>
  );
}
