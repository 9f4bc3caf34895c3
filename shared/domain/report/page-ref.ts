import { z } from 'zod';
import { itemIdSchema, versionIdSchema } from '../ids.ts';

/** A page of a version of a report, as what is said in the room names it. */
export const pageRefSchema = z
  .object({
    itemId: itemIdSchema,
    versionId: versionIdSchema,
    pageIndex: z.number().int().min(0).max(99_999),
  })
  .strict()
  .readonly();
export type PageRef = z.infer<typeof pageRefSchema>;
