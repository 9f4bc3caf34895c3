import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { minutesFacts } from '#shared/documents/minutes/minutes-facts.ts';
import { MeetingGate } from '#renderer/app/dossier/MeetingGate.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { MinutesDesk } from './MinutesDesk.tsx';
import { ReceivedMinutes } from './ReceivedMinutes.tsx';

/** 会议纪要: written by the clerk over the record, issued, sent; for the others what they received. */
export function MinutesScreen(): ReactNode {
  return <MeetingGate>{(meeting) => <Minutes key={meeting.meetingId} meeting={meeting} />}</MeetingGate>;
}

function Minutes({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('minutes');
  const { dossierId, state, member } = useOpenDossier();
  const facts = minutesFacts(state.parties, meeting.meetingId);
  const home = `/dossiers/${dossierId}`;
  const room = `${home}/meeting/${meeting.meetingId}`;
  return (
    <>
      <TopLine
        crumbs={[
          { label: state.parties.dossier?.title ?? '', to: home },
          { label: meeting.title, to: room },
          { label: t('title') },
        ]}
      />
      {!facts && (
        <EmptyState
          icon={FileText}
          title={t('notOpened')}
          note={t('notOpenedNote')}
          actions={<SecondaryButton to={room}>{t('toMeeting')}</SecondaryButton>}
        />
      )}
      {facts && member.role === 'clerk' && <MinutesDesk meeting={meeting} facts={facts} />}
      {facts && member.role !== 'clerk' && <ReceivedMinutes meeting={meeting} />}
    </>
  );
}
