import type { CommandOf } from '../domain/command.ts';
import { recordingIdSchema, type RecordingId } from '../domain/ids.ts';
import { CLERK, MEETING, sha256Of } from './cast.ts';
import type { Review } from './review.ts';

export const RECORDING = recordingIdSchema.parse('recording-1');

export function startRecording(recordingId: RecordingId = RECORDING): CommandOf<'recording.start'> {
  return { type: 'recording.start', recordingId, meetingId: MEETING };
}

export function keepRecording(recordingId: RecordingId = RECORDING): CommandOf<'recording.keep'> {
  const file = {
    sha256: sha256Of(`file of ${recordingId}`),
    sizeBytes: 4096,
    name: '评审会.webm',
    kind: 'webm',
  } as const;
  return { type: 'recording.keep', recordingId, file, durationMs: 60_000 };
}

export function recording(review: Review): Review {
  return review.does(CLERK, startRecording());
}
