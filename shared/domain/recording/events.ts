import { z } from 'zod';
import { meetingIdSchema, recordingIdSchema, sha256Schema } from '../ids.ts';
import { recordingRefSchema } from '../recording-ref.ts';

export const recordingEvents = [
  z.object({
    type: z.literal('recording.started'),
    v: z.literal(1),
    payload: z.object({
      recordingId: recordingIdSchema,
      meetingId: meetingIdSchema,
      /** Behind closed doors: during which deliberation, from 1. */
      deliberation: z.number().optional(),
    }),
  }),
  z.object({
    type: z.literal('recording.stopped'),
    v: z.literal(1),
    payload: z.object({ recordingId: recordingIdSchema }),
  }),
  /** Where the file is named, so for those who may fetch it. */
  z.object({
    type: z.literal('recording.kept'),
    v: z.literal(1),
    payload: z.object({
      recordingId: recordingIdSchema,
      file: recordingRefSchema,
      durationMs: z.number(),
    }),
  }),
  /** For everyone who was recorded: that there is a file, and which bytes it is. */
  z.object({
    type: z.literal('recording.noted'),
    v: z.literal(1),
    payload: z.object({
      recordingId: recordingIdSchema,
      fileSha256: sha256Schema,
      bytes: z.number(),
      durationMs: z.number(),
    }),
  }),
  z.object({
    type: z.literal('recording.givenUp'),
    v: z.literal(1),
    payload: z.object({ recordingId: recordingIdSchema, reason: z.string() }),
  }),
] as const;
