import { z } from 'zod';
import { fileRefSchema } from './file-ref.ts';
import { recordingRefSchema } from './recording-ref.ts';

/** What a person may take a copy of for themselves. */
export const savedFileSchema = z.union([fileRefSchema, recordingRefSchema]);
export type SavedFile = z.infer<typeof savedFileSchema>;
