import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import { mayBeInRoom } from '#shared/domain/meeting/door.ts';
import { isClosedDeliberation } from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { MeetingGate } from '#renderer/app/dossier/MeetingGate.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { BeforeMeeting } from './BeforeMeeting.tsx';
import { ClosedMeeting } from './ClosedMeeting.tsx';
import { DeliberationWait } from './DeliberationWait.tsx';
import { MediaProvider } from './media/MediaProvider.tsx';
import { Room } from './Room.tsx';
import type { OpinionView } from './use-room-opinion.ts';
import { WaitingRoom } from './WaitingRoom.tsx';

/** The meeting room from the waiting before it to the record after it. */
export function MeetingScreen({ opinionView }: { readonly opinionView: OpinionView }): ReactNode {
  return <MeetingGate>{(meeting) => <Place meeting={meeting} opinionView={opinionView} />}</MeetingGate>;
}

function Place({
  meeting,
  opinionView,
}: {
  readonly meeting: Meeting;
  readonly opinionView: OpinionView;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'common']);
  const { dossierId, state, memberId, member } = useOpenDossier();
  return (
    <>
      <TopLine
        crumbs={[{ label: t('room'), to: `/dossiers/${dossierId}` }, { label: meeting.title }]}
        note={t('roomNote', { mode: t(`common:modes.${meeting.mode}`), count: meeting.itemIds.length })}
      />
      <Body
        meeting={meeting}
        opinionView={opinionView}
        isInside={isPanelSide(state, memberId)}
        isAdmitted={mayBeInRoom(state, member)}
      />
    </>
  );
}

function Body({
  meeting,
  opinionView,
  isInside,
  isAdmitted,
}: {
  readonly meeting: Meeting;
  readonly opinionView: OpinionView;
  /** Of the panel's side. */
  readonly isInside: boolean;
  readonly isAdmitted: boolean;
}): ReactNode {
  switch (meeting.status) {
    case 'scheduled':
      return <BeforeMeeting meeting={meeting} />;
    case 'open':
      if (isClosedDeliberation(meeting) && !isInside) return <DeliberationWait meeting={meeting} />;
      return isAdmitted ? (
        <MediaProvider>
          <Room meeting={meeting} opinionView={opinionView} />
        </MediaProvider>
      ) : (
        <WaitingRoom meeting={meeting} />
      );
    case 'closed':
      return <ClosedMeeting meeting={meeting} />;
  }
}
