import { CalendarPlus } from 'lucide-react';
import { Fragment, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '#shared/domain/ids.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { isOfOthers } from '#renderer/app/dossier/use-dry-run.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { meetingsOf } from '../items-of.ts';
import { MeetingPanel } from './MeetingPanel.tsx';
import { NoticePanel } from './NoticePanel.tsx';
import { PlannedAgenda } from './PlannedAgenda.tsx';
import { ReplyCard } from './ReplyCard.tsx';
import { RehearsalPanel } from './RehearsalPanel.tsx';
import { RescheduleForm } from './RescheduleForm.tsx';
import { ScheduleForm } from './ScheduleForm.tsx';
import { useScheduleRefusal } from './use-schedule-refusal.ts';

/** The meetings of a case: arrange, notify, open, enter; afterwards what happened. */
export function MeetingTab(): ReactNode {
  const { t } = useTranslation('dossier');
  const { state, member } = useOpenDossier();
  const language = useLanguage();
  const refusal = useScheduleRefusal();
  const meetings = meetingsOf(state).toReversed();
  const [isScheduling, setIsScheduling] = useState(false);
  const [movedId, setMovedId] = useState<MeetingId | null>(null);
  const moved = meetings.find(({ meetingId, status }) => meetingId === movedId && status === 'scheduled');
  const maySchedule = !isOfOthers(refusal);
  const reason = refusal && wordRejection(language, refusal);
  const isFirst = meetings.length === 0;
  if (isScheduling) return <ScheduleForm onClose={() => setIsScheduling(false)} />;
  if (moved) return <RescheduleForm meeting={moved} onClose={() => setMovedId(null)} />;
  return (
    <>
      {isFirst && (
        <Panel>
          <EmptyState
            icon={CalendarPlus}
            title={t('meeting.none')}
            note={t(maySchedule ? 'meeting.noneNote' : 'meeting.noneNoteOthers')}
            actions={
              maySchedule && (
                <PrimaryButton onClick={() => setIsScheduling(true)} blockedBy={reason}>
                  {t('meeting.schedule')}
                </PrimaryButton>
              )
            }
          />
        </Panel>
      )}
      {meetings.map((meeting) => (
        <Fragment key={meeting.meetingId}>
          {meeting.status !== 'closed' && member.role !== 'clerk' && <ReplyCard meeting={meeting} />}
          <MeetingPanel meeting={meeting} onReschedule={() => setMovedId(meeting.meetingId)} />
          {(meeting.status !== 'closed' || meeting.cancelled) && member.role === 'clerk' && (
            <NoticePanel meeting={meeting} />
          )}
          {meeting.status === 'scheduled' && !state.parties.dossier?.rehearsal && (
            <RehearsalPanel meeting={meeting} />
          )}
          {!meeting.cancelled && (
            <Panel title={t('meeting.agenda')} isFlush>
              <PlannedAgenda meeting={meeting} />
            </Panel>
          )}
        </Fragment>
      ))}
      {!isFirst && maySchedule && refusal === null && (
        <div>
          <SecondaryButton icon={CalendarPlus} onClick={() => setIsScheduling(true)}>
            {t('meeting.scheduleAnother')}
          </SecondaryButton>
        </div>
      )}
    </>
  );
}
