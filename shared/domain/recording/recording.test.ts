import { expect, test } from 'vitest';
import { AGENDA } from '../../testing/commands.ts';
import { CLERK, COMPILER, EVERYONE, EXPERTS, LEADER, MEETING, OWNER, sha256Of } from '../../testing/cast.ts';
import { keepRecording, RECORDING, recording, startRecording } from '../../testing/recording.ts';
import { aReview, type Review } from '../../testing/review.ts';
import { asSeen } from '../as-seen.ts';
import { recordingIdSchema, stepIdSchema } from '../ids.ts';
import { mayReadFile } from '../ledger/file-access.ts';
import { visibleState } from '../view/visible.ts';
import {
  ANNOUNCED_MS,
  isWaitingForFile,
  longestMs,
  recordingFile,
  recordingsOf,
  runningRecording,
} from './recordings.ts';

const stop = { type: 'recording.stop', recordingId: RECORDING } as const;
const step = (index: number) => stepIdSchema.parse(AGENDA[index]?.stepId);
const closeDoors = { type: 'meeting.moveStep', meetingId: MEETING, stepId: step(2) } as const;
const FILE = sha256Of(`file of ${RECORDING}`);

function running(review: Review): string | undefined {
  const meeting = review.state.parties.meetings[MEETING];
  return meeting && runningRecording(review.state, meeting)?.recordingId;
}

test('RG1: the host alone records an open meeting, one recording at a time, and everyone knows of it', () => {
  const review = aReview().inMeeting();
  for (const who of [EXPERTS[0], OWNER, LEADER]) {
    expect(review.refusal(who, startRecording())).toBe('actor.roleNotEntitled');
  }
  recording(review);
  const second = startRecording(recordingIdSchema.parse('recording-2'));
  expect(review.refusal(CLERK, second)).toBe('recording.running');
  for (const who of EVERYONE) {
    expect(recordingsOf(visibleState(review.state, who), MEETING)).toMatchObject([
      { recordingId: RECORDING, startedBy: CLERK, stoppedAt: null },
    ]);
  }
  review.does(CLERK, stop);
  expect(running(review)).toBeUndefined();
  expect(aReview().inPreReview().refusal(CLERK, startRecording())).toBe('meeting.notOpen');
});

test('RG2 R4: what runs is cut at the doors; behind them nothing is recorded where the rule row says so', () => {
  const review = recording(aReview().inMeeting());
  const written = asSeen(review.state, startRecording(recordingIdSchema.parse('recording-2')), CLERK);
  const outside = [OWNER, COMPILER, LEADER];
  review.does(CLERK, closeDoors);
  const before = outside.map((who) => visibleState(review.state, who));
  expect(running(review)).toBeUndefined();
  expect(review.refusal(CLERK, stop)).toBe('recording.notRunning');
  expect(review.refusal(CLERK, written)).toBe('meeting.doorsMoved');
  const decision = review.asks(CLERK, startRecording(recordingIdSchema.parse('recording-2')));
  expect(!decision.ok && decision.error).toMatchObject({ code: 'recording.closedDoors' });
  expect(!decision.ok && decision.error.rule).toBeDefined();
  // What was recorded before goes up once the doors are open: nothing is written outside meanwhile.
  expect(review.refusal(CLERK, keepRecording())).toBe('meeting.closedDeliberation');
  expect(outside.map((who) => visibleState(review.state, who))).toEqual(before);
});

test('RG2: it ends with the meeting', () => {
  const review = recording(aReview().inMeeting()).does(CLERK, { type: 'meeting.close', meetingId: MEETING });
  expect(running(review)).toBeUndefined();
  expect(recordingsOf(review.state, MEETING)[0]?.stoppedAt).not.toBeNull();
});

test('RG3: everyone knows which bytes were kept, and only the bureau may fetch them', () => {
  const review = recording(aReview().inMeeting()).does(CLERK, stop);
  const [one] = recordingsOf(review.state, MEETING);
  expect(one && isWaitingForFile(review.state, one)).toBe(true);
  review.does(CLERK, keepRecording());
  for (const who of EVERYONE) {
    const seen = visibleState(review.state, who);
    expect(recordingsOf(seen, MEETING)[0]?.kept).toEqual({
      fileSha256: FILE,
      bytes: 4096,
      durationMs: 60_000,
    });
    const mayFetch = who === CLERK || who === LEADER;
    expect(mayReadFile(review.state, who, FILE), who).toBe(mayFetch);
    expect(recordingFile(seen, RECORDING)?.sha256, who).toBe(mayFetch ? FILE : undefined);
  }
});

test('RG3: what could not be kept is given up with a reason, once', () => {
  const giveUp = { type: 'recording.giveUp', recordingId: RECORDING, reason: 'no room on the disk' } as const;
  const review = recording(aReview().inMeeting()).does(CLERK, giveUp);
  expect(running(review)).toBeUndefined();
  expect(recordingsOf(review.state, MEETING)[0]?.givenUp).toBe('no room on the disk');
  expect(review.refusal(CLERK, keepRecording())).toBe('recording.alreadyKept');
});

test('RG1 RG5: nothing is recorded while it is being announced', () => {
  const review = recording(aReview().inMeeting());
  const [one] = recordingsOf(review.state, MEETING);
  if (!one) throw new Error('nothing was recorded');
  expect(longestMs({ ...one, stoppedAt: one.startedAt + ANNOUNCED_MS + 1_200 })).toBe(1_200);
  expect(longestMs({ ...one, stoppedAt: one.startedAt + 1_000 })).toBe(0);
  expect(longestMs(one)).toBe(0);
});
