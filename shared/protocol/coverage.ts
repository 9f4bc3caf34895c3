import { z } from 'zod';
import { dossierIdSchema, itemIdSchema, versionIdSchema } from '../domain/ids.ts';

/** More chapters than a report is divided into. */
export const MOST_CHAPTERS = 100;

const chapterSchema = z
  .number()
  .int()
  .min(0)
  .max(MOST_CHAPTERS - 1);

/**
 * `reading.share`: which chapters of a version its sender has read, for a sum over the panel. `share` null takes
 * back what was shared; `of` is how many chapters the report has. Kept in the hub's memory alone, never told on as
 * one person's (RC1).
 */
export const readingShareSchema = z
  .object({
    dossierId: dossierIdSchema,
    itemId: itemIdSchema,
    versionId: versionIdSchema,
    share: z
      .object({
        of: z.number().int().min(1).max(MOST_CHAPTERS),
        read: z.array(chapterSchema).max(MOST_CHAPTERS).readonly(),
      })
      .strict()
      .nullable(),
  })
  .strict();
export type ReadingShare = z.infer<typeof readingShareSchema>;

/** How far a panel has read, chapter by chapter: in numbers where enough share, else in steps (RC3). */
export const coverageSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('numbers'),
      sharing: z.number().int().min(0),
      chapters: z.array(z.number().int().min(0)).max(MOST_CHAPTERS).readonly(),
    })
    .strict(),
  z
    .object({
      kind: z.literal('steps'),
      chapters: z
        .array(z.enum(['none', 'some', 'all']))
        .max(MOST_CHAPTERS)
        .readonly(),
    })
    .strict(),
]);
export type Coverage = z.infer<typeof coverageSchema>;
