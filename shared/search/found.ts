import { z } from 'zod';

/** A stretch of a page's text (`PageText.text`). */
const textRangeSchema = z
  .object({ start: z.number().int().min(0), end: z.number().int().min(0) })
  .strict()
  .readonly();
export type TextRange = z.infer<typeof textRangeSchema>;

const snippetSchema = z
  .object({ before: z.string(), match: z.string(), after: z.string() })
  .strict()
  .readonly();
export type Snippet = z.infer<typeof snippetSchema>;

/** A place where the words stand, with those around it. */
export const foundPlaceSchema = z
  .object({
    pageIndex: z.number().int().min(0),
    range: textRangeSchema,
    /** Where the words go on on the next page, past its running head; null when they end on their own. */
    over: textRangeSchema.nullable(),
    snippet: snippetSchema,
  })
  .strict()
  .readonly();
export type FoundPlace = z.infer<typeof foundPlaceSchema>;
