import type { Rect } from './anchor.ts';
import { partOfRun, type RunBox } from './carry/run-boxes.ts';
import type { PageText } from './page-text.ts';

/**
 * The stretch of a page's text under rects that another program drew: from the first character whose middle lies
 * in one of them to the last. Null where there is none.
 */
export function rangeUnder(
  page: PageText,
  boxes: readonly RunBox[],
  rects: readonly Rect[],
): { readonly start: number; readonly end: number } | null {
  let start = -1;
  let end = -1;
  for (let index = 0; index < page.text.length; index++) {
    const box = boxes[page.runs[index] ?? -1];
    const offset = page.offsets[index] ?? 0;
    if (!box || page.text[index] === ' ') continue;
    const [x0, y0, x1, y1] = partOfRun(box, offset, offset + 1);
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    if (!rects.some((rect) => x >= rect[0] && x <= rect[2] && y >= rect[1] && y <= rect[3])) continue;
    if (start === -1) start = index;
    end = index + 1;
  }
  return start === -1 ? null : { start, end };
}
