import { MOST_CORNERS, MOST_POINTS, MOST_STROKES, STROKE_UNITS } from './anchor.ts';
import type { Anchor, DrawnKind, Rect, Stroke } from './anchor.ts';
import { boundingRect } from './rects.ts';

/** x, y in PDF points of the page's unrotated user space. */
export type MarkPoint = readonly [number, number];

/** How far, in points, a drawn line may leave what the hand drew: half the width of a thin pen. */
const FINEST = 0.35;
/** Of the way to each point that a line goes when it is smoothed: the trembling of a hand is less than that. */
const FOLLOWS = 0.55;

/** A drawn mark as an anchor holds it: its rect and its shape within it, small enough for the contract (AN16). */
export function packStrokes(
  kind: DrawnKind,
  drawn: readonly (readonly MarkPoint[])[],
): { readonly rect: Rect; readonly strokes: readonly Stroke[] } | null {
  const lines = bounded(kind, drawn);
  const rect = boundingRect(lines.flat().map(([x, y]) => [x, y, x, y] as const));
  if (!rect || !isEnough(kind, lines)) return null;
  return { rect, strokes: lines.map((line) => line.map((point) => toShare(rect, point))) };
}

/** The points of a drawn mark where they stand on the page; none for other marks. */
export function drawnPoints({ rects, strokes = [] }: Anchor): readonly (readonly MarkPoint[])[] {
  const [rect] = rects;
  if (!rect) return [];
  const [x0, y0, x1, y1] = rect;
  return strokes.map((stroke) =>
    stroke.map(([x, y]): MarkPoint => [
      x0 + ((x1 - x0) * x) / STROKE_UNITS,
      y0 + ((y1 - y0) * y) / STROKE_UNITS,
    ]),
  );
}

/** Takes the trembling out of a line as it is drawn; its ends stay where they are. */
export function smoothed(line: readonly MarkPoint[]): readonly MarkPoint[] {
  const last = line.at(-1);
  const [first] = line;
  if (!first || !last || line.length < 3) return line;
  let [x, y] = first;
  const followed = line.slice(1, -1).map(([toX, toY]): MarkPoint => {
    x += (toX - x) * FOLLOWS;
    y += (toY - y) * FOLLOWS;
    return [x, y];
  });
  return [first, ...followed, last];
}

/** Drops the points of a line that lie within `tolerance` of what is left (Douglas and Peucker 1973). */
export function simplified(line: readonly MarkPoint[], tolerance: number): readonly MarkPoint[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const a = line[from];
    const b = line[to];
    if (!a || !b) continue;
    let farthest = -1;
    let most = tolerance;
    for (let index = from + 1; index < to; index++) {
      const point = line[index];
      const distance = point ? distanceToSegment(point, a, b) : 0;
      if (distance <= most) continue;
      most = distance;
      farthest = index;
    }
    if (farthest === -1) continue;
    keep[farthest] = 1;
    spans.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, index) => keep[index] === 1);
}

export function distanceToSegment([x, y]: MarkPoint, [ax, ay]: MarkPoint, [bx, by]: MarkPoint): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function bounded(
  kind: DrawnKind,
  drawn: readonly (readonly MarkPoint[])[],
): readonly (readonly MarkPoint[])[] {
  const lines = drawn.filter((line) => line.length > 0);
  if (kind === 'arrow') return lines.slice(0, 1).map((line) => [...line.slice(0, 1), ...line.slice(-1)]);
  if (kind === 'polygon') return lines.slice(0, 1).map((line) => line.slice(0, MOST_CORNERS));
  // Strokes beyond the most go into the last one: a line too many on the page rather than one lost.
  const strokes = [
    ...lines.slice(0, MOST_STROKES - 1),
    ...(lines.length >= MOST_STROKES ? [lines.slice(MOST_STROKES - 1).flat()] : []),
  ];
  for (let tolerance = FINEST; ; tolerance *= 2) {
    const fewer = strokes.map((line) => simplified(line, tolerance));
    if (fewer.reduce((sum, { length }) => sum + length, 0) <= MOST_POINTS) return fewer;
  }
}

function isEnough(kind: DrawnKind, lines: readonly (readonly MarkPoint[])[]): boolean {
  const [first = []] = lines;
  return first.length >= (kind === 'polygon' ? 3 : kind === 'arrow' ? 2 : 1);
}

function toShare([x0, y0, x1, y1]: Rect, [x, y]: MarkPoint): Stroke[number] {
  return [shareOf(x, x0, x1), shareOf(y, y0, y1)];
}

function shareOf(value: number, from: number, to: number): number {
  if (to <= from) return 0;
  return Math.min(STROKE_UNITS, Math.max(0, Math.round(((value - from) / (to - from)) * STROKE_UNITS)));
}
