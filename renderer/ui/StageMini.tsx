import type { ReactNode } from 'react';
import styles from './StageMini.module.css';

const GAP = 10;
const HEIGHT = 12;

/** The stage line in a row of a table: dots, the current one ringed; the stage's name stands beside it. */
export function StageMini({
  total,
  current,
  label,
}: {
  readonly total: number;
  /** From 0; `total` when all is done. */
  readonly current: number;
  readonly label: string;
}): ReactNode {
  const width = (total - 1) * GAP + HEIGHT;
  const x = (index: number): number => index * GAP + HEIGHT / 2;
  const at = Math.min(current, total - 1);
  return (
    <span className={styles.mini}>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        className={styles.drawing}
        style={{ width: `${width / 16}rem` }}
        aria-hidden
      >
        <line x1={x(0)} y1={6} x2={x(total - 1)} y2={6} className={styles.ahead} />
        <line x1={x(0)} y1={6} x2={x(at)} y2={6} className={styles.done} />
        {Array.from({ length: total }, (_, index) => (
          <circle
            key={index}
            cx={x(index)}
            cy={6}
            r={index === current ? 4.2 : index < current ? 2.4 : 1.8}
            className={index === current ? styles.now : index < current ? styles.past : styles.future}
          />
        ))}
      </svg>
      <span className={styles.label}>{label}</span>
    </span>
  );
}
