import type { MeetingId, RecordingId } from '../ids.ts';
import { isClosedDeliberation } from '../meeting/meeting.ts';
import type { RecordingRef } from '../recording-ref.ts';
import type { DossierState, Meeting } from '../state.ts';
import type { Recording } from './evolve.ts';

/** Between the announcement and the first sound that is taken: whoever does not want to be recorded says so, or mutes. */
export const ANNOUNCED_MS = 5_000;

export function recordingsOf(state: DossierState, meetingId: MeetingId): readonly Recording[] {
  return [...Object.values(state.parties.recordings), ...Object.values(state.panel.recordings)].filter(
    (one) => one.meetingId === meetingId,
  );
}

export function findRecording(
  state: DossierState,
  recordingId: RecordingId,
): { readonly recording: Recording; readonly ledgerId: 'parties' | 'panel' } | undefined {
  for (const ledgerId of ['parties', 'panel'] as const) {
    const { recordings } = state[ledgerId];
    const recording = Object.hasOwn(recordings, recordingId) ? recordings[recordingId] : undefined;
    if (recording) return { recording, ledgerId };
  }
  return undefined;
}

/** What is being recorded of an open meeting now; whatever began on the other side of the doors is over. */
export function runningRecording(state: DossierState, meeting: Meeting): Recording | undefined {
  if (meeting.status !== 'open') return undefined;
  const side = isClosedDeliberation(meeting) ? meeting.deliberations.length : 0;
  return recordingsOf(state, meeting.meetingId).find(
    (one) => one.deliberation === side && one.stoppedAt === null && one.givenUp === null,
  );
}

/** Stopped, cut at the doors, or left over when the meeting ended; its file is still to come. */
export function isWaitingForFile(
  state: DossierState,
  { recordingId, meetingId, kept, givenUp }: Recording,
): boolean {
  if (kept || givenUp !== null) return false;
  const meeting = state.parties.meetings[meetingId];
  return !meeting || runningRecording(state, meeting)?.recordingId !== recordingId;
}

/** The kept file, for whoever holds a ledger that names it. */
export function recordingFile(state: DossierState, recordingId: RecordingId): RecordingRef | undefined {
  return state.bureau.recordingFiles[recordingId] ?? state.panel.recordingFiles[recordingId];
}

/** How much there can be of it at most: what a window recorded that is gone, nobody has measured. */
export function longestMs({ startedAt, stoppedAt }: Recording): number {
  return Math.max(0, (stoppedAt ?? startedAt) - startedAt - ANNOUNCED_MS);
}
