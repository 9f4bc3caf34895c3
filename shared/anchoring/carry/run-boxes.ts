import type { Rect } from '../anchor.ts';
import { placeOfIndex, type PageText } from '../page-text.ts';
import { mergeLineRects } from '../rects.ts';

/**
 * Where a run of text stands on its page, in PDF points: it begins at `x`, `y` on its base line and advances
 * by `dx`, `dy` over all its `units`, so that text of any direction has its place.
 */
export interface RunBox {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly height: number;
  readonly units: number;
}

/** How far letters reach below and above their base line, in parts of their height. */
const BELOW = 0.2;
const ABOVE = 0.9;

/** The rects of a stretch of the page's text, one a line (AN7). */
export function rectsOfRange(
  page: PageText,
  boxes: readonly RunBox[],
  range: { readonly start: number; readonly end: number },
): readonly Rect[] {
  const pieces: Rect[] = [];
  let from = range.start;
  while (from < range.end) {
    const first = placeOfIndex(page, from);
    if (!first) break;
    let to = from + 1;
    while (to < range.end && page.runs[to] === first.run) to++;
    const last = placeOfIndex(page, to - 1);
    const box = boxes[first.run];
    if (box && last) pieces.push(partOfRun(box, first.offset, last.offset + 1));
    from = to;
  }
  return mergeLineRects(pieces);
}

/** Characters of one run are taken to be equally wide: Chinese type is, and a mark may be a letter off in Latin. */
export function partOfRun(box: RunBox, from: number, to: number): Rect {
  const { x, y, dx, dy, height } = box;
  const units = Math.max(1, box.units);
  const length = Math.hypot(dx, dy);
  const along = length > 0 ? { x: dx / length, y: dy / length } : { x: 1, y: 0 };
  const up = { x: -along.y * height, y: along.x * height };
  const corners = [from / units, to / units].flatMap((share) =>
    [-BELOW, ABOVE].map((rise) => ({ x: x + dx * share + up.x * rise, y: y + dy * share + up.y * rise })),
  );
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
