import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './StatusDot.module.css';

/** A dot with words: filled when present or live, hollow when away. Never the dot alone. */
export function StatusDot({
  tone,
  children,
}: {
  readonly tone: 'good' | 'away' | 'warning' | 'live' | 'busy';
  readonly children: ReactNode;
}): ReactNode {
  return (
    <span className={styles.line}>
      <span className={classes(styles.dot, styles[tone])} aria-hidden />
      {children}
    </span>
  );
}
