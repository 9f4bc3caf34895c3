import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DoorClosed, ScrollText } from 'lucide-react';
import type { StepId } from '#shared/domain/ids.ts';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import { isClosedDeliberation, presentMembers } from '#shared/domain/meeting/meeting.ts';
import { isAnyChair } from '#shared/domain/policy.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf } from '#renderer/app/dossier/person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { AgendaLine } from './AgendaLine.tsx';
import { CloseMeetingConfirm } from './CloseMeetingConfirm.tsx';
import { DeliberationRecord } from './DeliberationRecord.tsx';
import { MoveStepConfirm } from './MoveStepConfirm.tsx';
import { RoomBar } from './RoomBar.tsx';
import { RoomSide } from './RoomSide.tsx';
import { RoomStage } from './RoomStage.tsx';
import { SignInStrip } from './SignInStrip.tsx';
import { StageBanner } from './StageBanner.tsx';
import { useRoomPages } from './use-room-pages.ts';
import styles from './Room.module.css';

/** The open room: banner, agenda, the page everyone looks at, comments and people. */
export function Room({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('meeting');
  const { state, member, memberId } = useOpenDossier();
  const submit = useSubmit();
  const pages = useRoomPages(meeting);
  const [asked, setAsked] = useState<StepId | null>(null);
  const [isClosing, setIsClosing] = useState(false);
  const [isRecordOpen, setIsRecordOpen] = useState(false);
  const isSignedIn = presentMembers(state, meeting.meetingId).has(memberId);
  const isLead = member.role === 'clerk' || isAnyChair(state, memberId);
  const hosts = peopleOf(state).filter((person) => person.role === 'clerk');
  const isClosed = isClosedDeliberation(meeting);
  const isEnding = meeting.deliberations.some((entry) => entry.endedAt !== null);

  const move = (stepId: StepId): void => {
    const step = meeting.steps.find((entry) => entry.stepId === stepId);
    if (!step) return;
    // Going in or coming out behind closed doors is confirmed; steps for the same people are not.
    if ((step.visibility === 'panel') !== isClosed) setAsked(stepId);
    else void submit({ type: 'meeting.moveStep', meetingId: meeting.meetingId, stepId });
  };

  const more = [
    ...(isEnding
      ? [{ key: 'record', label: t('record.open'), icon: ScrollText, run: () => setIsRecordOpen(true) }]
      : []),
    ...(member.role === 'clerk'
      ? [{ key: 'close', label: t('close.act'), icon: DoorClosed, run: () => setIsClosing(true) }]
      : []),
  ];
  return (
    <div className={styles.room}>
      <StageBanner
        meeting={meeting}
        hostName={hosts.map((host) => host.name).join(t('listMark'))}
        isLead={isLead}
        isQuiet={!isSignedIn}
        onMove={move}
        more={more.length > 0 ? <MenuButton label={t('more')} acts={more} /> : undefined}
      />
      {!isSignedIn && <SignInStrip meeting={meeting} />}
      <div className={styles.body}>
        <nav className={styles.agenda} aria-label={t('agenda')}>
          <AgendaLine meeting={meeting} onPick={isLead ? move : undefined} />
        </nav>
        <RoomStage meeting={meeting} pages={pages} isPanel={isPanelSide(state, memberId)} />
        <aside className={styles.side} aria-label={t('side')}>
          <RoomSide meeting={meeting} pages={pages} />
        </aside>
      </div>
      <RoomBar meeting={meeting} pages={pages} isSignedIn={isSignedIn} />
      <MoveStepConfirm meeting={meeting} stepId={asked} onDone={() => setAsked(null)} />
      <CloseMeetingConfirm meeting={meeting} isOpen={isClosing} onDone={() => setIsClosing(false)} />
      <DeliberationRecord meeting={meeting} isOpen={isRecordOpen} onClose={() => setIsRecordOpen(false)} />
    </div>
  );
}
