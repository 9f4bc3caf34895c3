import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './StageLine.module.css';

export interface StageStep {
  readonly key: string;
  readonly label: string;
  /** Under the label: a date, or by when. */
  readonly note?: string | undefined;
  readonly state: 'done' | 'current' | 'ahead' | 'skipped';
}

/** The whole way of a case with where it stands. */
export function StageLine({
  steps,
  label,
}: {
  readonly steps: readonly StageStep[];
  readonly label: string;
}): ReactNode {
  return (
    <ol className={styles.line} aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={classes(styles.step, styles[step.state])}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={styles.mark}>{step.state === 'done' && <Check aria-hidden />}</span>
          <span className={styles.label}>{step.label}</span>
          <span className={styles.note}>{step.note ?? ''}</span>
        </li>
      ))}
    </ol>
  );
}
