import { useMemo, type ReactNode } from 'react';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import { currentStep } from '#shared/domain/meeting/meeting.ts';
import type { MeetingReplay } from '#shared/sync/replay/meeting-replay.ts';
import { shownAt, type Timeline } from '#shared/sync/replay/timeline.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { MomentPane } from './MomentPane.tsx';
import { ShownPage } from './ShownPage.tsx';
import { TimeControls } from './TimeControls.tsx';
import { TimeLine } from './TimeLine.tsx';
import { usePlaying } from './use-playing.ts';
import styles from './Replay.module.css';

/** The page that was shown, what there was beside it, and the time of the meeting underneath. */
export function ReplayBoard({
  replay,
  timeline,
}: {
  readonly replay: MeetingReplay;
  readonly timeline: Timeline;
}): ReactNode {
  const { state: now, memberId } = useOpenDossier();
  const playing = usePlaying(replay.from, replay.to);
  const { at } = playing;
  const count = replay.countAt(at);
  const state = useMemo(() => replay.stateAfter(count), [replay, count]);
  const showing = shownAt(timeline, at);
  const step = currentStep(state, replay.meetingId);
  const closed = timeline.closed.find(({ from, to }) => from <= at && at < to) ?? null;
  const isOutside = closed !== null && !isPanelSide(now, memberId);
  return (
    <div className={styles.screen}>
      <div className={styles.board}>
        <ShownPage state={state} showing={showing} closedPart={isOutside ? closed : null} />
        <MomentPane
          meetingId={replay.meetingId}
          state={state}
          atMs={at}
          showing={showing}
          step={step}
          isOutside={isOutside}
        />
      </div>
      <div className={styles.time}>
        <TimeControls playing={playing} timeline={timeline} step={step} />
        <TimeLine replay={replay} timeline={timeline} playing={playing} step={step} />
      </div>
    </div>
  );
}
