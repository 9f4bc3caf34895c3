import { CirclePause, Clock, ClockCheck, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './ClockBlock.module.css';

export type ClockStatus = 'notStarted' | 'running' | 'paused' | 'ended';

const ICONS: Readonly<Record<ClockStatus, LucideIcon>> = {
  notStarted: Clock,
  running: Clock,
  paused: CirclePause,
  ended: ClockCheck,
};

const MOST_CELLS = 40;

/** A clock of working days: what is left in large figures, one cell a day, and the words that explain it. */
export function ClockBlock({
  title,
  status,
  statusLabel,
  lead,
  figure,
  unit,
  used,
  limit,
  note,
  isUrgent = false,
}: {
  readonly title: string;
  readonly status: ClockStatus;
  readonly statusLabel: string;
  readonly lead: string;
  readonly figure: string;
  readonly unit: string;
  readonly used: number;
  /** Days in all; null where no rule caps them, then no cells are drawn. */
  readonly limit: number | null;
  readonly note: string;
  readonly isUrgent?: boolean | undefined;
}): ReactNode {
  const Icon = ICONS[status];
  return (
    <section className={styles.block} aria-label={title}>
      <header className={styles.head}>
        <h3>{title}</h3>
        <span className={classes(styles.status, isUrgent && styles.urgent)}>
          <Icon aria-hidden className={styles.icon} />
          {statusLabel}
        </span>
      </header>
      <p className={classes(styles.figures, isUrgent && styles.urgent)}>
        {lead}
        <strong className={styles.figure}>{figure}</strong>
        {unit}
      </p>
      {limit !== null && limit <= MOST_CELLS && (
        <div className={styles.cells} data-status={status} data-fine={limit > 15 || undefined} aria-hidden>
          {Array.from({ length: limit }, (_, index) => (
            <span key={index} className={index < used ? styles.used : styles.left} />
          ))}
        </div>
      )}
      <p className={styles.note}>{note}</p>
    </section>
  );
}
