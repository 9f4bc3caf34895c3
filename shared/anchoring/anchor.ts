import { z } from 'zod';

const coordinate = z.number().min(-100_000).max(100_000);

/** x0, y0, x1, y1 in PDF points of the page's unrotated user space, origin at the lower left. */
export const rectSchema = z.tuple([coordinate, coordinate, coordinate, coordinate]).readonly();
export type Rect = z.infer<typeof rectSchema>;

/** The words under a mark with their surroundings, as `pageText` normalises them; finds the place again in a revision. */
export const quoteSchema = z
  .object({ exact: z.string().max(4000), prefix: z.string().max(64), suffix: z.string().max(64) })
  .strict()
  .readonly();
export type Quote = z.infer<typeof quoteSchema>;

/** `STROKE_UNITS` is the whole width, or height, of the mark's rect: a tenth of a millimetre on the largest map. */
export const STROKE_UNITS = 10_000;
export const MOST_STROKES = 100;
export const MOST_CORNERS = 100;
/** Of all strokes of a mark together (AN16). */
export const MOST_POINTS = 1_200;
export const MOST_RECTS = 400;
/** Pages that a mark on words may run on over. */
export const MOST_NEXT_PAGES = 3;

const share = z.number().int().min(0).max(STROKE_UNITS);
const strokeSchema = z
  .array(z.tuple([share, share]).readonly())
  .min(1)
  .max(MOST_POINTS)
  .readonly();
export type Stroke = z.infer<typeof strokeSchema>;

/** A colour its author gave a mark instead of its severity's; the tag beside it keeps the severity's. */
export const markColourSchema = z.enum(['teal', 'plum', 'olive', 'ink']);
export type MarkColour = z.infer<typeof markColourSchema>;

export const anchorKindSchema = z.enum([
  'text',
  'underline',
  'strikeOut',
  'rect',
  'polygon',
  'arrow',
  'ink',
  'pin',
  'page',
  'report',
]);
export type AnchorKind = z.infer<typeof anchorKindSchema>;

/** Marks on words: a quote and one rect a line. */
export type WordsKind = 'text' | 'underline' | 'strikeOut';
/** Marks with a shape of their own within their rect. */
export type DrawnKind = 'polygon' | 'arrow' | 'ink';

export function isOnWords(kind: AnchorKind): kind is WordsKind {
  return kind === 'text' || kind === 'underline' || kind === 'strikeOut';
}

export function isDrawn(kind: AnchorKind): kind is DrawnKind {
  return kind === 'polygon' || kind === 'arrow' || kind === 'ink';
}

/**
 * Where in a report a comment points, and how it is marked there. `text` (highlighted), `underline` and
 * `strikeOut` have one rect a line and a quote, and may run on over the pages that follow; `rect`, `polygon`,
 * `arrow` and `ink` have one rect and the text it covers, if any; `pin` a rect of no area; `page` and `report`
 * none. `pageIndex` counts from 0. `section` is the nearest heading above, as the outline names it.
 */
export const anchorSchema = z
  .object({
    kind: anchorKindSchema,
    pageIndex: z.number().int().min(0).max(100_000),
    rects: z.array(rectSchema).max(MOST_RECTS).readonly(),
    /** Rects on the pages behind `pageIndex`, one entry a page; the quote then goes on over them. */
    nextPages: z
      .array(z.array(rectSchema).max(MOST_RECTS).readonly())
      .min(1)
      .max(MOST_NEXT_PAGES)
      .readonly()
      .optional(),
    /**
     * The shape of a drawn mark within its rect, in `STROKE_UNITS` from its lower left corner: the corners of a
     * polygon, tail and head of an arrow, the strokes of a pen. Whoever moves the rect moves the shape.
     */
    strokes: z.array(strokeSchema).min(1).max(MOST_STROKES).readonly().optional(),
    quote: quoteSchema.optional(),
    section: z.string().max(200).optional(),
    colour: markColourSchema.optional(),
  })
  .strict()
  .refine(hasItsShape, { message: 'a mark has the shape of its kind (AN16)' })
  .readonly();
export type Anchor = z.infer<typeof anchorSchema>;

function hasItsShape({
  kind,
  rects,
  nextPages,
  strokes,
}: {
  readonly kind: AnchorKind;
  readonly rects: readonly Rect[];
  readonly nextPages?: readonly (readonly Rect[])[] | undefined;
  readonly strokes?: readonly Stroke[] | undefined;
}): boolean {
  if (nextPages && (!isOnWords(kind) || nextPages.at(-1)?.length === 0)) return false;
  if (!isDrawn(kind)) return strokes === undefined;
  if (rects.length !== 1 || !strokes) return false;
  const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  const [first = []] = strokes;
  switch (kind) {
    case 'polygon':
      return strokes.length === 1 && points >= 3 && points <= MOST_CORNERS;
    case 'arrow':
      return strokes.length === 1 && first.length === 2;
    case 'ink':
      return points <= MOST_POINTS;
  }
}
