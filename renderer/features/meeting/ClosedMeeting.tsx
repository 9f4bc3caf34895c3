import { FilePen, FileText, History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordingId } from '#shared/domain/ids.ts';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { fullDay, fullTime, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { Columns } from '#renderer/ui/Columns.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { AgendaLine } from './AgendaLine.tsx';
import { AttendanceTable } from './AttendanceTable.tsx';
import { DeliberationStatements } from './DeliberationStatements.tsx';
import { attendanceLines } from './meeting-facts.ts';
import { RecordingList } from './recording/RecordingList.tsx';
import { RecordingsToKeep } from './recording/RecordingsToKeep.tsx';

const NOTHING_FINISHED: ReadonlyMap<RecordingId, number> = new Map();

/** The record of a meeting that is over. */
export function ClosedMeeting({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation(['meeting', 'meetingOrder', 'common', 'notice']);
  const { dossierId, state, member, memberId } = useOpenDossier();
  const language = useLanguage();
  const openedAt = meeting.openedAt ?? meeting.startsAt;
  const closedAt = meeting.cancelled ? meeting.endsAt : (meeting.closedAt ?? meeting.endsAt);
  const lines = attendanceLines(state, meeting);
  const readable = meeting.itemIds.flatMap((itemId) => {
    const item = state.parties.items[itemId];
    return item && (item.published || isPanelSide(state, memberId)) ? [item] : [];
  });
  return (
    <>
      <PageHeader
        title={meeting.title}
        facts={[
          { label: t('after.day'), value: fullDay(openedAt, language) },
          { label: t('after.times'), value: `${timeOfDay(openedAt)}–${timeOfDay(closedAt)}` },
          ...(meeting.cancelled
            ? []
            : [{ label: t('after.attendance'), value: t('common:people', { count: lines.length }) }]),
        ]}
        actions={[
          <SecondaryButton
            key="replay"
            icon={History}
            to={`/dossiers/${dossierId}/replay/${meeting.meetingId}`}
          >
            {t('after.replay')}
          </SecondaryButton>,
          <SecondaryButton
            key="minutes"
            icon={FileText}
            to={`/dossiers/${dossierId}/minutes/${meeting.meetingId}`}
          >
            {t('after.minutes')}
          </SecondaryButton>,
          ...readable.map((item) => (
            <SecondaryButton
              key={item.itemId}
              icon={FilePen}
              to={`/dossiers/${dossierId}/opinion/${item.itemId}`}
            >
              {t('after.opinionOf', { report: t(`common:reports.${item.matter}`) })}
            </SecondaryButton>
          )),
        ]}
      >
        <span />
      </PageHeader>
      <Columns
        side={
          <Panel isFlush>
            <AgendaLine meeting={meeting} />
          </Panel>
        }
      >
        {meeting.cancelled && (
          <Notice tone="warning" title={t('notice:calledOff.record', { reason: meeting.cancelled.reason })}>
            {t('notice:change.at', { time: fullTime(meeting.cancelled.at, language) })}
          </Notice>
        )}
        {meeting.aborted && (
          <Notice tone="warning" title={t('meetingOrder:abort.record', { reason: meeting.aborted.reason })}>
            {t('meetingOrder:abort.when', { time: timeOfDay(meeting.aborted.at) })}
          </Notice>
        )}
        {member.role === 'clerk' && <RecordingsToKeep meeting={meeting} finished={NOTHING_FINISHED} />}
        {!meeting.cancelled && <AttendanceTable meeting={meeting} />}
        <RecordingList meeting={meeting} />
        {meeting.deliberations.length > 0 && (
          <Panel title={t('record.title')} aside={t('record.aside')}>
            <DeliberationStatements meeting={meeting} />
          </Panel>
        )}
      </Columns>
    </>
  );
}
