import type { DomainEvent, EventMeta } from '../event.ts';
import type { MeetingId, MemberId, RecordingId } from '../ids.ts';
import type { RecordingRef } from '../recording-ref.ts';

/** 录制 as those who were recorded know it. */
export interface Recording {
  readonly recordingId: RecordingId;
  readonly meetingId: MeetingId;
  /** Behind closed doors: during which deliberation, from 1; 0 with the doors open. */
  readonly deliberation: number;
  readonly startedBy: MemberId | null;
  /** When it was announced. Hub clock, ms. */
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly kept: {
    readonly fileSha256: string;
    readonly bytes: number;
    readonly durationMs: number;
  } | null;
  /** Why nothing was kept; null otherwise. */
  readonly givenUp: string | null;
}

/** In the order of their beginning. */
export type Recordings = Readonly<Record<RecordingId, Recording>>;
export type RecordingFiles = Readonly<Record<RecordingId, RecordingRef>>;

/** Follows the meeting's own events too: what runs is cut at the doors and ends with the meeting (RG2). */
export function evolveRecordings(state: Recordings, event: DomainEvent, meta: EventMeta): Recordings {
  switch (event.type) {
    case 'recording.started': {
      const { recordingId, meetingId, deliberation = 0 } = event.payload;
      const recording: Recording = {
        recordingId,
        meetingId,
        deliberation,
        startedBy: meta.actor,
        startedAt: meta.hubAt,
        stoppedAt: null,
        kept: null,
        givenUp: null,
      };
      return { ...state, [recordingId]: recording };
    }
    case 'recording.stopped':
      return withRecording(state, event.payload.recordingId, (one) => stopped(one, meta));
    case 'recording.noted': {
      const { recordingId, fileSha256, bytes, durationMs } = event.payload;
      return withRecording(state, recordingId, (one) => ({
        ...one,
        kept: { fileSha256, bytes, durationMs },
      }));
    }
    case 'recording.givenUp': {
      const { recordingId, reason } = event.payload;
      return withRecording(state, recordingId, (one) => ({ ...one, givenUp: reason }));
    }
    case 'meeting.deliberationBegan':
    case 'meeting.closed':
    case 'meeting.aborted':
      return stopAll(state, event.payload.meetingId, meta);
    default:
      return state;
  }
}

export function evolveRecordingFiles(state: RecordingFiles, event: DomainEvent): RecordingFiles {
  return event.type === 'recording.kept'
    ? { ...state, [event.payload.recordingId]: event.payload.file }
    : state;
}

function stopAll(state: Recordings, meetingId: MeetingId, meta: EventMeta): Recordings {
  const running = Object.values(state).filter((one) => one.meetingId === meetingId && one.stoppedAt === null);
  if (running.length === 0) return state;
  return {
    ...state,
    ...Object.fromEntries(running.map((one) => [one.recordingId, stopped(one, meta)])),
  };
}

function stopped(recording: Recording, { hubAt }: EventMeta): Recording {
  return recording.stoppedAt === null ? { ...recording, stoppedAt: hubAt } : recording;
}

function withRecording(
  state: Recordings,
  recordingId: RecordingId,
  change: (recording: Recording) => Recording,
): Recordings {
  const recording = Object.hasOwn(state, recordingId) ? state[recordingId] : undefined;
  return recording ? { ...state, [recordingId]: change(recording) } : state;
}
