import type { Rect } from '#shared/anchoring/anchor.ts';
import type { CommentRow } from './comment-row.ts';

/** Room around a mark, in points: a finger or a shaking hand still means it. */
const GRACE = 2;

/** The mark at a place of the page, in PDF points; of several, the smallest, which the others lie around. */
export function markUnder(
  rows: readonly CommentRow[],
  { x, y }: { readonly x: number; readonly y: number },
): CommentRow | undefined {
  const holds = (rect: Rect) =>
    x >= rect[0] - GRACE && x <= rect[2] + GRACE && y >= rect[1] - GRACE && y <= rect[3] + GRACE;
  return rows.filter(({ anchor }) => anchor.rects.some(holds)).sort((a, b) => areaOf(a) - areaOf(b))[0];
}

function areaOf({ anchor }: CommentRow): number {
  return anchor.rects.reduce((sum, [x0, y0, x1, y1]) => sum + (x1 - x0) * (y1 - y0), 0);
}
