import { CirclePause, Clock, ClockCheck, ClockAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#renderer/ui/classes.ts';
import type { RowClock } from './row-clock.ts';
import styles from './RowClockCell.module.css';

const ICONS: Readonly<Record<RowClock['kind'], LucideIcon>> = {
  notStarted: Clock,
  pausedInReview: CirclePause,
  pausedInRevision: CirclePause,
  running: Clock,
  left: Clock,
  ended: ClockCheck,
};
const SOON_DAYS = 2;

export function RowClockCell({ clock }: { readonly clock: RowClock }): ReactNode {
  const { t } = useTranslation('common');
  const days = clock.kind === 'left' ? clock.days : null;
  const isOver = days !== null && days <= 0;
  const isSoon = days !== null && days > 0 && days <= SOON_DAYS;
  const Icon = isOver ? ClockAlert : ICONS[clock.kind];
  return (
    <span
      className={classes(
        styles.cell,
        isOver && styles.over,
        isSoon && styles.soon,
        days !== null && days > SOON_DAYS && styles.left,
      )}
    >
      <Icon aria-hidden className={styles.icon} />
      {clock.kind !== 'left'
        ? t(`clock.${clock.kind}`)
        : clock.days > 0
          ? t('clock.left', { count: clock.days })
          : clock.days === 0
            ? t('clock.dueToday')
            : t('clock.overdue', { count: -clock.days })}
    </span>
  );
}
