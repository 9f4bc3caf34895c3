import { z } from 'zod';
import { dossierIdSchema, recordingIdSchema } from '../../domain/ids.ts';
import { recordingRefSchema } from '../../domain/recording-ref.ts';
import { lineSchema } from '../../domain/text.ts';
import { okOr } from './shapes.ts';

/** A piece of some seconds; a browser's recorder makes them far smaller. */
export const MOST_PIECE_BYTES = 16 * 1024 * 1024;

const ofRecording = z.object({ recordingId: recordingIdSchema }).strict();

/** Recordings of meetings: laid down piece by piece by the workspace while they are made, then sent to the hub. */
export const recordingsContract = {
  'recording.append': {
    request: z
      .object({
        recordingId: recordingIdSchema,
        bytes: z
          .instanceof(Uint8Array)
          .refine(({ byteLength }) => byteLength > 0 && byteLength <= MOST_PIECE_BYTES),
      })
      .strict(),
    response: okOr(z.object({ sizeBytes: z.number().int().min(1) })),
  },
  'recording.size': {
    request: ofRecording,
    response: okOr(z.object({ sizeBytes: z.number().int().min(0) })),
  },
  'recording.send': {
    request: z
      .object({ recordingId: recordingIdSchema, dossierId: dossierIdSchema, name: lineSchema })
      .strict(),
    response: okOr(recordingRefSchema),
  },
  'recording.drop': { request: ofRecording, response: z.object({}) },
} as const;
