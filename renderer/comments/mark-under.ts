import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import { rectsOn } from '#shared/anchoring/anchor-pages.ts';
import { distanceToSegment, drawnPoints, type MarkPoint } from '#shared/anchoring/strokes.ts';
import type { CommentRow } from './comment-row.ts';

export interface PressedPlace {
  readonly pageIndex: number;
  /** In PDF points. */
  readonly point: { readonly x: number; readonly y: number };
  /** Room around a mark, in points: a finger or a shaking hand still means it. */
  readonly grace: number;
}

/**
 * The mark at a place of a page. What is meant is the nearest; of those that hold the place the smallest, which the
 * others lie around, and lines before areas.
 */
export function markUnder(rows: readonly CommentRow[], place: PressedPlace): CommentRow | undefined {
  const point: MarkPoint = [place.point.x, place.point.y];
  const near = rows.flatMap((row) => {
    const distance = distanceTo(row.anchor, place.pageIndex, point);
    return distance <= place.grace ? [{ row, distance, area: areaOf(row.anchor) }] : [];
  });
  const [meant] = near.sort((a, b) => a.area - b.area || a.distance - b.distance);
  return meant?.row;
}

/** From a point to what is drawn of a mark; 0 within an area. */
function distanceTo(anchor: Anchor, pageIndex: number, point: MarkPoint): number {
  const rects = rectsOn(anchor, pageIndex);
  const strokes = drawnPoints(anchor);
  switch (anchor.kind) {
    case 'polygon': {
      const [corners = []] = strokes;
      return holds(corners, point) ? 0 : distanceToLine([...corners, ...corners.slice(0, 1)], point);
    }
    case 'arrow':
    case 'ink':
      return Math.min(Infinity, ...strokes.map((line) => distanceToLine(line, point)));
    default:
      return Math.min(Infinity, ...rects.map((rect) => distanceToRect(rect, point)));
  }
}

function distanceToRect([x0, y0, x1, y1]: Rect, [x, y]: MarkPoint): number {
  return Math.hypot(Math.max(0, x0 - x, x - x1), Math.max(0, y0 - y, y - y1));
}

function distanceToLine(line: readonly MarkPoint[], point: MarkPoint): number {
  const distances = line.map((from, index) => distanceToSegment(point, from, line[index + 1] ?? from));
  return Math.min(Infinity, ...distances);
}

/** Whether a polygon holds a point: a ray from it crosses its sides an odd number of times. */
function holds(corners: readonly MarkPoint[], [x, y]: MarkPoint): boolean {
  let isInside = false;
  corners.forEach(([ax, ay], index) => {
    const [bx, by] = corners.at(index - 1) ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  });
  return isInside;
}

function areaOf({ kind, rects }: Anchor): number {
  if (kind === 'arrow' || kind === 'ink') return 0;
  return rects.reduce((sum, [x0, y0, x1, y1]) => sum + (x1 - x0) * (y1 - y0), 0);
}
