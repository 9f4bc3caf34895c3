import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import { tidyRect } from '#shared/anchoring/rects.ts';
import { drawnPoints, packStrokes, type MarkPoint } from '#shared/anchoring/strokes.ts';
import type { CssRect } from '#renderer/pdf/page-geometry.ts';

/** Which sides of a box a handle holds: -1 the left or upper one, 1 the right or lower one, 0 none. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export const HANDLES: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
];

/** A box of a mark is never smaller than this, in CSS pixels. */
const SMALLEST = 8;

/** A box with the sides of one handle drawn along; it neither turns over nor leaves the page. */
export function dragged(
  { left, top, width, height }: CssRect,
  handle: Handle,
  by: { readonly x: number; readonly y: number },
  page: { readonly width: number; readonly height: number },
): CssRect {
  const [x0, x1] = side(left, left + width, handle.x, by.x, page.width);
  const [y0, y1] = side(top, top + height, handle.y, by.y, page.height);
  return { left: x0, top: y0, width: x1 - x0, height: y1 - y0 };
}

function side(from: number, to: number, which: -1 | 0 | 1, by: number, most: number): [number, number] {
  const least = Math.min(SMALLEST, to - from);
  if (which === -1) return [Math.min(to - least, Math.max(0, from + by)), to];
  if (which === 1) return [from, Math.max(from + least, Math.min(most, to + by))];
  return [from, to];
}

/** A box moved as a whole, as far as the page goes. */
export function movedBox(
  box: CssRect,
  by: { readonly x: number; readonly y: number },
  page: { readonly width: number; readonly height: number },
): CssRect {
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
  return {
    ...box,
    left: within(box.left + by.x, page.width - box.width),
    top: within(box.top + by.y, page.height - box.height),
  };
}

/** The mark in another rect: its shape goes along (AN16). */
export function inRect(anchor: Anchor, rect: Rect): Anchor {
  return { ...anchor, rects: [tidyRect(rect)] };
}

/** An arrow with its tail (0) or head (1) elsewhere. */
export function withEnd(anchor: Anchor, end: 0 | 1, to: MarkPoint): Anchor {
  const [line = []] = drawnPoints(anchor);
  const packed = packStrokes('arrow', [line.map((point, index) => (index === end ? to : point))]);
  return packed ? { ...anchor, rects: [packed.rect], strokes: packed.strokes } : anchor;
}
