import { z } from 'zod';
import { sha256Schema } from './ids.ts';
import { lineSchema } from './text.ts';

export const RECORDING_KINDS = ['webm', 'mp4'] as const;
export type RecordingKind = (typeof RECORDING_KINDS)[number];

/** Some five hours at the rates the window records with. */
export const MOST_RECORDING_BYTES = 2 * 1024 ** 3;

/** Sound and picture of a meeting in the blob store (RG4). */
export const recordingRefSchema = z
  .object({
    sha256: sha256Schema,
    sizeBytes: z.number().int().min(1).max(MOST_RECORDING_BYTES),
    name: lineSchema,
    kind: z.enum(RECORDING_KINDS),
  })
  .strict()
  .readonly();
export type RecordingRef = z.infer<typeof recordingRefSchema>;
