import type { Anchor, Rect } from '../../anchoring/anchor.ts';
import { boundingRect } from '../../anchoring/rects.ts';
import { drawnPoints } from '../../anchoring/strokes.ts';

/** x, y in PDF points of the page's unrotated user space, as anchors have them. */
export type Point = readonly [number, number];

/** What a mark looks like in a PDF, whichever program made it. */
export type MarkShape =
  | { readonly kind: 'highlight' | 'underline' | 'squiggly' | 'strikeOut'; readonly lines: readonly Rect[] }
  | { readonly kind: 'square' | 'circle'; readonly rect: Rect }
  | { readonly kind: 'polygon' | 'polyline'; readonly points: readonly Point[] }
  | { readonly kind: 'arrow'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'ink'; readonly strokes: readonly (readonly Point[])[] }
  /** A note's icon around a point. */
  | { readonly kind: 'note'; readonly at: Point }
  /** A note on the page as a whole, in its upper left corner as shown; `slot` counts those of one page. */
  | { readonly kind: 'corner'; readonly slot: number };

/** Side of a note's icon, in points. */
export const NOTE_SIZE = 20;

/** A comment's mark; `slot` is for those that point at no place on the page. */
export function shapeOfAnchor(anchor: Anchor, slot: number): MarkShape {
  const { kind, rects } = anchor;
  const [first] = rects;
  if (!first) return { kind: 'corner', slot };
  const strokes = drawnPoints(anchor);
  const [points = []] = strokes;
  switch (kind) {
    case 'text':
      return { kind: 'highlight', lines: rects };
    case 'underline':
    case 'strikeOut':
      return { kind, lines: rects };
    case 'rect':
      return { kind: 'square', rect: first };
    case 'polygon':
      return { kind, points };
    case 'arrow': {
      const [from, to] = points;
      return from && to ? { kind, from, to } : { kind: 'square', rect: first };
    }
    case 'ink':
      return { kind, strokes };
    case 'pin':
      return { kind: 'note', at: [(first[0] + first[2]) / 2, (first[1] + first[3]) / 2] };
    case 'page':
    case 'report':
      return { kind: 'corner', slot };
  }
}

/** The smallest rect that holds the shape, before any line has a width. Undefined for a corner note and for no points. */
export function extentOf(shape: MarkShape): Rect | undefined {
  switch (shape.kind) {
    case 'highlight':
    case 'underline':
    case 'squiggly':
    case 'strikeOut':
      return boundingRect(shape.lines);
    case 'square':
    case 'circle':
      return boundingRect([shape.rect]);
    case 'polygon':
    case 'polyline':
      return around(shape.points);
    case 'arrow':
      return around([shape.from, shape.to]);
    case 'ink':
      return around(shape.strokes.flat());
    case 'note': {
      const half = NOTE_SIZE / 2;
      const [x, y] = shape.at;
      return [x - half, y - half, x + half, y + half];
    }
    case 'corner':
      return undefined;
  }
}

function around(points: readonly Point[]): Rect | undefined {
  return boundingRect(points.map(([x, y]) => [x, y, x, y]));
}
