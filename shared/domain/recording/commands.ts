import { z } from 'zod';
import { meetingIdSchema, recordingIdSchema } from '../ids.ts';
import { recordingRefSchema } from '../recording-ref.ts';
import { lineSchema } from '../text.ts';

export const recordingDurationSchema = z.number().int().min(0).max(86_400_000);

export const recordingCommands = [
  /** 开始录制: announced to everyone in the room; sound and picture are taken from `ANNOUNCED_MS` later on. */
  z
    .object({
      type: z.literal('recording.start'),
      recordingId: recordingIdSchema,
      meetingId: meetingIdSchema,
      /** On which side of the doors its author believes to be; refused where that is no longer so. */
      place: z.enum(['parties', 'panel']).optional(),
    })
    .strict(),
  z.object({ type: z.literal('recording.stop'), recordingId: recordingIdSchema }).strict(),
  /** What was recorded has gone up to the hub. */
  z
    .object({
      type: z.literal('recording.keep'),
      recordingId: recordingIdSchema,
      file: recordingRefSchema,
      durationMs: recordingDurationSchema,
    })
    .strict(),
  /** Nothing of it could be kept, and why. */
  z
    .object({ type: z.literal('recording.giveUp'), recordingId: recordingIdSchema, reason: lineSchema })
    .strict(),
] as const;
