import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Circle, CirclePause, DoorClosed, DoorOpen, ScrollText } from 'lucide-react';
import type { StepId } from '#shared/domain/ids.ts';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import { floorNow } from '#shared/domain/floor/floor.ts';
import { waitingTurns } from '#shared/domain/floor/turn.ts';
import { isClosedDeliberation, presentMembers, runningInterruption } from '#shared/domain/meeting/meeting.ts';
import { stepObstacles } from '#shared/domain/meeting/step-rules.ts';
import { isAnyChair } from '#shared/domain/policy.ts';
import { runningRecording } from '#shared/domain/recording/recordings.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf } from '#renderer/app/dossier/person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { AdmissionSettings } from './AdmissionSettings.tsx';
import { AgendaLine } from './AgendaLine.tsx';
import { CloseMeetingConfirm } from './CloseMeetingConfirm.tsx';
import { DeliberationRecord } from './DeliberationRecord.tsx';
import { InterruptConfirm } from './InterruptConfirm.tsx';
import { InterruptionStrip } from './InterruptionStrip.tsx';
import { StageWithPicture } from './media/StageWithPicture.tsx';
import { useHostActs } from './media/use-host-acts.ts';
import { MoveStepConfirm } from './MoveStepConfirm.tsx';
import { RecordingsToKeep } from './recording/RecordingsToKeep.tsx';
import { RecordingStrip } from './recording/RecordingStrip.tsx';
import { StartRecordingConfirm } from './recording/StartRecordingConfirm.tsx';
import { useRecorder } from './recording/use-recorder.ts';
import { RollCallState } from './RollCallState.tsx';
import { RollCallStrip } from './RollCallStrip.tsx';
import { RoomBar } from './RoomBar.tsx';
import { RoomMiddle } from './RoomMiddle.tsx';
import { RoomSide } from './RoomSide.tsx';
import { RoomStage } from './RoomStage.tsx';
import { SignInStrip } from './SignInStrip.tsx';
import { StageBanner } from './StageBanner.tsx';
import { useRoomOpinion, type OpinionView } from './use-room-opinion.ts';
import { useRoomPages } from './use-room-pages.ts';
import styles from './Room.module.css';

/** The open room: banner, agenda, the page everyone looks at, comments and people. */
export function Room({
  meeting,
  opinionView,
}: {
  readonly meeting: Meeting;
  readonly opinionView: OpinionView;
}): ReactNode {
  const { t } = useTranslation('meeting');
  const { t: tOrder } = useTranslation('meetingOrder');
  const { state, member, memberId } = useOpenDossier();
  const submit = useSubmit();
  const pages = useRoomPages(meeting);
  const opinion = useRoomOpinion(meeting, pages.itemId);
  const [asked, setAsked] = useState<StepId | null>(null);
  const [isClosing, setIsClosing] = useState(false);
  const [isRecordOpen, setIsRecordOpen] = useState(false);
  const [isInterrupting, setIsInterrupting] = useState(false);
  const [isSettingDoor, setIsSettingDoor] = useState(false);
  const [isRecording, setIsRecording] = useState(false);
  const isSignedIn = presentMembers(state, meeting.meetingId).has(memberId);
  // Then calling on somebody is what is to be done, and not the next step.
  const areHandsUp = waitingTurns(floorNow(state, meeting)).length > 0;
  const isLead = member.role === 'clerk' || isAnyChair(state, memberId);
  const hosts = peopleOf(state).filter((person) => person.role === 'clerk');
  const isClosed = isClosedDeliberation(meeting);
  const isInterrupted = runningInterruption(state, meeting) !== undefined;
  const isEnding = meeting.deliberations.some((entry) => entry.endedAt !== null);

  const recorder = useRecorder(meeting);
  const isRehearsed = state.parties.dossier?.rehearsal != null;
  const isRecorded = runningRecording(state, meeting) !== undefined;
  const host = useHostActs();

  const move = (stepId: StepId): void => {
    const step = meeting.steps.find((entry) => entry.stepId === stepId);
    if (!step) return;
    // Going in or coming out behind closed doors is confirmed, and so is a step that lacks something; others are not.
    const isLacking = stepObstacles(state, meeting, step).length > 0;
    if ((step.visibility === 'panel') !== isClosed || isLacking) setAsked(stepId);
    else void submit({ type: 'meeting.moveStep', meetingId: meeting.meetingId, stepId });
  };

  const more = [
    ...(isLead ? host.acts : []),
    ...(isEnding
      ? [{ key: 'record', label: t('record.open'), icon: ScrollText, run: () => setIsRecordOpen(true) }]
      : []),
    ...(isLead && !isInterrupted
      ? [
          {
            key: 'interrupt',
            label: tOrder('interruption.act'),
            icon: CirclePause,
            run: () => setIsInterrupting(true),
          },
        ]
      : []),
    ...(member.role === 'clerk' && !isClosed
      ? [
          {
            key: 'door',
            label: tOrder('door.settings'),
            icon: DoorOpen,
            run: () => setIsSettingDoor(true),
          },
        ]
      : []),
    ...(member.role === 'clerk' && !isRehearsed && !isRecorded
      ? [
          {
            key: 'recording',
            label: tOrder('recording.start'),
            icon: Circle,
            run: () => setIsRecording(true),
          },
        ]
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
        isLead={isLead && !isInterrupted}
        isQuiet={!isSignedIn || areHandsUp}
        onMove={move}
        more={more.length > 0 ? <MenuButton label={t('more')} acts={more} /> : undefined}
      />
      <RecordingStrip
        meeting={meeting}
        onStop={member.role === 'clerk' ? () => void recorder.stop() : undefined}
      />
      {member.role === 'clerk' && <RecordingsToKeep meeting={meeting} finished={recorder.finished} />}
      <InterruptionStrip meeting={meeting} isLead={isLead} />
      {!isSignedIn && <SignInStrip meeting={meeting} />}
      <RollCallStrip meeting={meeting} />
      {isLead && <RollCallState meeting={meeting} />}
      <div className={styles.body}>
        <nav className={styles.agenda} aria-label={t('agenda')} tabIndex={0}>
          <AgendaLine meeting={meeting} onPick={isLead ? move : undefined} />
        </nav>
        <StageWithPicture>
          <RoomMiddle opinion={opinion} view={opinionView}>
            <RoomStage
              meeting={meeting}
              pages={pages}
              opinion={opinion}
              isPanel={isPanelSide(state, memberId)}
            />
          </RoomMiddle>
        </StageWithPicture>
        <aside className={styles.side} aria-label={t('side')}>
          <RoomSide meeting={meeting} pages={pages} onOpinion={opinion.show} />
        </aside>
      </div>
      <RoomBar meeting={meeting} pages={pages} isSignedIn={isSignedIn} />
      <MoveStepConfirm meeting={meeting} stepId={asked} onDone={() => setAsked(null)} />
      <CloseMeetingConfirm meeting={meeting} isOpen={isClosing} onDone={() => setIsClosing(false)} />
      {isInterrupting && <InterruptConfirm meeting={meeting} onDone={() => setIsInterrupting(false)} />}
      {isRecording && (
        <StartRecordingConfirm meeting={meeting} recorder={recorder} onDone={() => setIsRecording(false)} />
      )}
      {isSettingDoor && <AdmissionSettings meeting={meeting} onDone={() => setIsSettingDoor(false)} />}
      <DeliberationRecord meeting={meeting} isOpen={isRecordOpen} onClose={() => setIsRecordOpen(false)} />
    </div>
  );
}
