import { z } from 'zod';
import { sha256Schema } from './ids.ts';
import { lineSchema } from './text.ts';

/** A file in the blob store. Its bytes never change (D1); a right to read it comes from a ledger that names it. */
export const fileRefSchema = z
  .object({
    sha256: sha256Schema,
    sizeBytes: z.number().int().min(1).max(4_294_967_296),
    name: lineSchema,
    pages: z.number().int().min(1).max(100_000),
  })
  .strict()
  .readonly();
export type FileRef = z.infer<typeof fileRefSchema>;
