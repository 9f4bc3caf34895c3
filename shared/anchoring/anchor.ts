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

/**
 * Where in a report a comment points. `text` has one rect a line and a quote; `rect` has one rect and the
 * text it covers, if any; `pin` a rect of no area; `page` and `report` none. `pageIndex` counts from 0.
 * `section` is the nearest heading above, as the outline names it.
 */
export const anchorSchema = z
  .object({
    kind: z.enum(['text', 'rect', 'pin', 'page', 'report']),
    pageIndex: z.number().int().min(0).max(100_000),
    rects: z.array(rectSchema).max(400).readonly(),
    quote: quoteSchema.optional(),
    section: z.string().max(200).optional(),
  })
  .strict()
  .readonly();
export type Anchor = z.infer<typeof anchorSchema>;
