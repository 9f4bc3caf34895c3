import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { approvalClock, reviewClock, type ClockReading } from '#shared/domain/clock/clocks.ts';
import { endOfBeijingDay } from '#shared/domain/rules/beijing-day.ts';
import { ClockBlock } from '#renderer/ui/ClockBlock.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { shortDay } from '#renderer/i18n/beijing-time.ts';
import { workCalendar } from '#renderer/app/calendar.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import styles from './ClocksPanel.module.css';

/** 审批时钟 and 评审时钟 side by side, in working days. */
export function ClocksPanel(): ReactNode {
  const { t } = useTranslation('common');
  const { state } = useOpenDossier();
  const now = useNow();
  const approval = approvalClock(state.parties, workCalendar, now);
  const review = reviewClock(state.parties, workCalendar, now);
  const lastYear = Math.max(...[approval, review].map(({ dueDay }) => Number(dueDay?.slice(0, 4) ?? 0)));
  return (
    <Panel isFlush>
      <Clock kind="approval" reading={approval} now={now} />
      <Clock kind="review" reading={review} now={now} />
      {lastYear > workCalendar.knownUntilYear && (
        <p className={styles.guess}>{t('clock.calendarUnknown', { year: lastYear })}</p>
      )}
    </Panel>
  );
}

function Clock({
  kind,
  reading,
  now,
}: {
  readonly kind: 'approval' | 'review';
  readonly reading: ClockReading;
  readonly now: number;
}): ReactNode {
  const { t } = useTranslation('common');
  const note = useNote(kind, reading, now);
  const { status, leftDays, usedDays, limitDays } = reading;
  const isOver = leftDays !== null && leftDays < 0;
  const showsLeft = leftDays !== null && status !== 'ended';
  return (
    <ClockBlock
      title={t(`clock.${kind}`)}
      status={status}
      statusLabel={t(`clock.${statusWord(kind, status)}`)}
      lead={t(showsLeft ? (isOver ? 'clock.leadOverdue' : 'clock.leadLeft') : 'clock.leadUsed')}
      figure={String(showsLeft ? Math.abs(leftDays) : usedDays)}
      unit={t('clock.unit')}
      used={Math.min(usedDays, limitDays ?? usedDays)}
      limit={limitDays}
      note={note}
      isUrgent={status === 'running' && leftDays !== null && leftDays <= 0}
    />
  );
}

function useNote(kind: 'approval' | 'review', reading: ClockReading, now: number): string {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const { status, usedDays: used, limitDays: limit, dueDay, pausedAt } = reading;
  const day = (at: number): string => shortDay(at, language, now);
  if (kind === 'approval') {
    if (status === 'notStarted') return t('clock.notStartedNote');
    if (limit === null) return '';
    if (pausedAt !== null) return t('clock.promisedPaused', { limit, used, day: day(pausedAt) });
    if (dueDay !== null) return t('clock.promisedDue', { limit, used, day: day(endOfBeijingDay(dueDay)) });
    return t('clock.promised', { limit, used });
  }
  if (status === 'notStarted') return t('clock.reviewNotStarted');
  if (status === 'ended') return t('clock.reviewEnded', { used });
  if (limit === null) return t('clock.reviewNoCap');
  return dueDay === null
    ? t('clock.reviewOver', { limit })
    : t('clock.reviewCap', { limit, day: day(endOfBeijingDay(dueDay)) });
}

/** A review has no acceptance and no closing of its own: it waits, runs and is over. */
function statusWord(
  kind: 'approval' | 'review',
  status: ClockReading['status'],
): ClockReading['status'] | 'waiting' | 'over' {
  if (kind === 'approval') return status;
  if (status === 'notStarted') return 'waiting';
  return status === 'ended' ? 'over' : status;
}
