import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '#renderer/ui/classes.ts';
import styles from './RoomControl.module.css';

/** A large labelled control at the foot of the room. */
export function RoomControl({
  icon: Icon,
  label,
  short,
  note,
  isPressed,
  blockedBy = null,
  onClick,
}: {
  readonly icon: LucideIcon;
  readonly label: string;
  /** What is seen of the label where all controls have one line between them. */
  readonly short?: string;
  readonly note: string;
  readonly isPressed?: boolean;
  /** Why it cannot be done now; said as its tooltip, while it stays reachable by Tab. */
  readonly blockedBy?: string | null;
  /** None where what stands around it takes the press. */
  readonly onClick?: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      className={classes(styles.control, isPressed && styles.pressed)}
      aria-pressed={isPressed}
      aria-disabled={blockedBy !== null || undefined}
      title={blockedBy ?? note}
      onClick={blockedBy === null ? onClick : undefined}
    >
      <Icon aria-hidden className={styles.icon} />
      <span>
        <span className={classes(styles.label, short !== undefined && styles.long)}>{label}</span>
        {short !== undefined && (
          <span className={classes(styles.label, styles.short)} aria-hidden>
            {short}
          </span>
        )}
        <span className={styles.note}>{note}</span>
      </span>
    </button>
  );
}
