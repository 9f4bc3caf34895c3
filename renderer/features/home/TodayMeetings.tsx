import { CalendarDays, FileText, Users, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SectionTitle } from '#renderer/ui/SectionTitle.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';
import { StatusDot } from '#renderer/ui/StatusDot.tsx';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import type { Today } from './use-today.ts';
import styles from './TodayMeetings.module.css';

export function TodayMeetings({ today }: { readonly today: Today; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation(['home', 'common']);
  return (
    <section>
      <SectionTitle
        note={today.meetings.length > 1 ? t('meetingCount', { count: today.meetings.length }) : undefined}
      >
        {t('meetings')}
      </SectionTitle>
      <Panel isFlush>
        {today.status === 'loading' && <SkeletonRows rows={3} />}
        {today.status === 'failed' && <EmptyState title={t('todayFailed')} note={t('todayFailedNote')} />}
        {today.status === 'ready' && today.meetings.length === 0 && (
          <EmptyState icon={CalendarDays} title={t('meetingsNone')} note={t('meetingsNoneNote')} />
        )}
        {today.meetings.map(
          (row) => row.meeting && <MeetingCard key={row.dossierId} row={row} meeting={row.meeting} />,
        )}
      </Panel>
    </section>
  );
}

function MeetingCard({
  row,
  meeting,
}: {
  readonly row: DossierSummary;
  readonly meeting: NonNullable<DossierSummary['meeting']>;
}): ReactNode {
  const { t } = useTranslation(['home', 'common']);
  const isOpen = meeting.status === 'open';
  const room = `/dossiers/${row.dossierId}/meeting/${meeting.meetingId}`;
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <span>
          <strong className={styles.time}>{timeOfDay(meeting.startsAt)}</strong>
          <span className={styles.until}>{t('until', { time: timeOfDay(meeting.endsAt) })}</span>
        </span>
        <StatusDot tone={isOpen ? 'good' : 'away'}>
          <span className={isOpen ? styles.open : styles.waiting}>
            {t(isOpen ? 'meetingOpen' : 'meetingScheduled')}
          </span>
        </StatusDot>
      </header>
      <h3>{row.title}</h3>
      <ul className={styles.facts}>
        {row.items.map((item) => (
          <li key={item.itemId}>
            <FileText aria-hidden className={styles.icon} />
            {item.reportTitle}
          </li>
        ))}
        <li>
          <Users aria-hidden className={styles.icon} />
          {t('participants', { count: row.peopleCount })}
        </li>
      </ul>
      {isOpen ? (
        <PrimaryButton icon={Video} size="big" isWide to={room}>
          {t('enterRoom')}
        </PrimaryButton>
      ) : (
        <SecondaryButton size="big" isWide to={`/dossiers/${row.dossierId}/meeting`}>
          {t('seeMeeting')}
        </SecondaryButton>
      )}
    </article>
  );
}
