import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './ProgressLine.module.css';

/** What is going on and how much of it is done. `fraction` null: it is not known how much. */
export function ProgressLine({
  what,
  amount,
  fraction,
  action,
}: {
  readonly what: string;
  readonly amount?: string | undefined;
  readonly fraction: number | null;
  readonly action?: ReactNode;
}): ReactNode {
  const percent = fraction === null ? undefined : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>{what}</span>
        {amount && <span className={styles.amount}>{amount}</span>}
        {action}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={what}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div
          className={classes(styles.bar, percent === undefined && styles.unknown)}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
