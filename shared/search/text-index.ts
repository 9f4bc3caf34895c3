import { z } from 'zod';
import { dossierIdSchema, sha256Schema } from '../domain/ids.ts';
import { LONGEST_QUERY } from './fold-search.ts';
import { foundPlaceSchema } from './found.ts';

const countSchema = z.number().int().min(0);

/** How far a file's words are in the index. */
export const fileTextStateSchema = z
  .object({
    sha256: sha256Schema,
    pageCount: countSchema,
    pagesDone: countSchema,
    /** Pages that are done and have no words, as scans do: nothing on them can be found. */
    blankPages: countSchema,
    isDone: z.boolean(),
  })
  .strict()
  .readonly();
export type FileTextState = z.infer<typeof fileTextStateSchema>;

/** The report files of a dossier that the person may read at this moment, newest versions first. */
export const textIndexStateSchema = z
  .object({ files: z.array(fileTextStateSchema) })
  .strict()
  .readonly();
export type TextIndexState = z.infer<typeof textIndexStateSchema>;

/** Pages sent at once: few, so that there is soon something to find. */
export const MOST_PAGES_AT_ONCE = 16;
/** Units kept of one page; a page with more is no page that somebody reads. */
export const LONGEST_PAGE = 100_000;

export const putTextsSchema = z
  .object({
    dossierId: dossierIdSchema,
    sha256: sha256Schema,
    /** As the file itself says; 0 for one that cannot be opened. */
    pageCount: countSchema.max(100_000),
    from: countSchema,
    /** `PageText.text` of the pages from `from` on; empty for one that cannot be read. */
    texts: z.array(z.string().max(LONGEST_PAGE)).max(MOST_PAGES_AT_ONCE),
  })
  .strict()
  .readonly();
export type PutTexts = z.infer<typeof putTextsSchema>;

export const findTextsSchema = z
  .object({ dossierId: dossierIdSchema, query: z.string().max(LONGEST_QUERY) })
  .strict()
  .readonly();

export const foundFileSchema = z
  .object({
    sha256: sha256Schema,
    /** All there are in the file; `places` are the first of them. */
    count: countSchema,
    places: z.array(foundPlaceSchema),
  })
  .strict()
  .readonly();
export type FoundFile = z.infer<typeof foundFileSchema>;

export const foundTextsSchema = z
  .object({ index: textIndexStateSchema, files: z.array(foundFileSchema) })
  .strict()
  .readonly();
export type FoundTexts = z.infer<typeof foundTextsSchema>;
