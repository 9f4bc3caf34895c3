import { CalendarDays, Video } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import { beijingDay } from '#shared/domain/rules/beijing-day.ts';
import { Columns } from '#renderer/ui/Columns.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { daysAhead, fullDay, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import styles from './ScheduleScreen.module.css';

const LOOKED_AT = 1000;

/** Meetings of my cases by day, today's first, past ones after. */
export function ScheduleScreen(): ReactNode {
  const { t } = useTranslation('home');
  const now = useNow();
  const language = useLanguage();
  const rows = useMeetingRows();
  const isAhead = (row: DossierSummary): boolean =>
    row.meeting?.status === 'open' || daysAhead(row.meeting?.startsAt ?? 0, now) >= 0;
  const ahead = (rows ?? []).filter((row) => isAhead(row) && row.meeting?.status !== 'closed');
  const past = (rows ?? []).filter((row) => !ahead.includes(row)).reverse();
  const days = Map.groupBy(ahead, (row) => beijingDay(row.meeting?.startsAt ?? 0));
  return (
    <>
      <TopLine crumbs={[{ label: t('schedule') }]} />
      <Columns>
        {rows === null && (
          <Panel isFlush>
            <SkeletonRows />
          </Panel>
        )}
        {rows !== null && ahead.length === 0 && (
          <Panel>
            <EmptyState icon={CalendarDays} title={t('scheduleNone')} note={t('scheduleNoneNote')} />
          </Panel>
        )}
        {[...days].map(([day, list]) => (
          <Panel key={day} title={dayTitle(list[0]?.meeting?.startsAt ?? 0)} isFlush>
            <MeetingRows rows={list} />
          </Panel>
        ))}
        {past.length > 0 && (
          <Panel title={t('schedulePast')} isFlush>
            <MeetingRows rows={past} isPast />
          </Panel>
        )}
      </Columns>
    </>
  );

  function dayTitle(atMs: number): string {
    const ahead = daysAhead(atMs, now);
    const name = fullDay(atMs, language);
    if (ahead === 0) return `${t('today')} ${name}`;
    return ahead === 1 ? `${t('tomorrow')} ${name}` : name;
  }
}

function MeetingRows({
  rows,
  isPast = false,
}: {
  readonly rows: readonly DossierSummary[];
  readonly isPast?: boolean;
}): ReactNode {
  const { t } = useTranslation(['home', 'common']);
  const language = useLanguage();
  return (
    <ul>
      {rows.map((row) => {
        const { meeting } = row;
        if (!meeting) return null;
        const isOpen = meeting.status === 'open';
        return (
          <li key={row.dossierId} className={styles.row}>
            <span className={styles.time}>
              {isPast && `${fullDay(meeting.startsAt, language)} `}
              {timeOfDay(meeting.startsAt)}–{timeOfDay(meeting.endsAt)}
            </span>
            <span className={styles.words}>
              <span className={styles.title}>{meeting.title}</span>
              <span className={styles.note}>
                {row.items.map((item) => item.reportTitle).join(t('common:listMark'))}
              </span>
            </span>
            {isOpen ? (
              <PrimaryButton icon={Video} to={`/dossiers/${row.dossierId}/meeting/${meeting.meetingId}`}>
                {t('enterRoom')}
              </PrimaryButton>
            ) : (
              <SecondaryButton to={`/dossiers/${row.dossierId}/meeting`}>{t('seeMeeting')}</SecondaryButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function useMeetingRows(): readonly DossierSummary[] | null {
  const client = useClient();
  const version = useWatched(client.listVersion);
  const [rows, setRows] = useState<readonly DossierSummary[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void client.list({ offset: 0, limit: LOOKED_AT, filter: 'all', text: '' }).then((answer) => {
      if (!isCurrent) return;
      const found = answer.ok ? answer.value.rows.filter((row) => row.meeting) : [];
      setRows([...found].sort((a, b) => (a.meeting?.startsAt ?? 0) - (b.meeting?.startsAt ?? 0)));
    });
    return () => {
      isCurrent = false;
    };
  }, [client, version]);
  return rows;
}
