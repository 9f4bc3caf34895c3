import type { Rect } from './anchor.ts';

/** Corners in order and two decimals: a fortieth of a millimetre, far below what can be pointed at. */
export function tidyRect([x0, y0, x1, y1]: Rect): Rect {
  return [round(Math.min(x0, x1)), round(Math.min(y0, y1)), round(Math.max(x0, x1)), round(Math.max(y0, y1))];
}

/** One rect a line: joins the pieces of a selection that stand side by side (AN7). Order stays. */
export function mergeLineRects(rects: readonly Rect[]): readonly Rect[] {
  const lines: Rect[] = [];
  for (const rect of rects.map(tidyRect)) {
    if (rect[2] - rect[0] <= 0 || rect[3] - rect[1] <= 0) continue;
    const at = lines.findIndex((line) => isSameLine(line, rect));
    const line = lines[at];
    if (line) lines[at] = unite(line, rect);
    else lines.push(rect);
  }
  return lines;
}

/** The smallest rect that holds all of them; undefined for none. */
export function boundingRect(rects: readonly Rect[]): Rect | undefined {
  const [first, ...rest] = rects;
  return first && tidyRect(rest.reduce(unite, tidyRect(first)));
}

/** Overlap in height of more than half the lower one, and no gap wider than two such heights. */
function isSameLine(a: Rect, b: Rect): boolean {
  const height = Math.min(a[3] - a[1], b[3] - b[1]);
  const overlap = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  const gap = Math.max(a[0], b[0]) - Math.min(a[2], b[2]);
  return overlap > height / 2 && gap < height * 2;
}

function unite(a: Rect, b: Rect): Rect {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function round(value: number): number {
  return Math.round(Math.min(100_000, Math.max(-100_000, value)) * 100) / 100;
}
