import type { Rect, Stroke } from '../anchor.ts';
import { STROKE_UNITS } from '../anchor.ts';
import { tidyRect } from '../rects.ts';
import type { GreyPicture } from './grey-picture.ts';
import type { Point } from './warp.ts';

export type QuarterTurn = 0 | 90 | 180 | 270;

/** A page's picture as it is shown, and how the page lies under it: its box in PDF points and its own rotation. */
export interface SheetPicture {
  readonly picture: GreyPicture;
  readonly view: Rect;
  readonly rotation: QuarterTurn;
}

/** Parts of the page's width and height as shown, from the upper left corner. */
function shown(rotation: QuarterTurn, { x, y }: Point): Point {
  switch (rotation) {
    case 0:
      return { x, y: 1 - y };
    case 90:
      return { x: y, y: x };
    case 180:
      return { x: 1 - x, y };
    case 270:
      return { x: 1 - y, y: 1 - x };
  }
}

/** The inverse: parts of the unrotated box, from its lower left corner. */
function unrotated(rotation: QuarterTurn, { x, y }: Point): Point {
  switch (rotation) {
    case 0:
      return { x, y: 1 - y };
    case 90:
      return { x: y, y: x };
    case 180:
      return { x: 1 - x, y };
    case 270:
      return { x: 1 - y, y: 1 - x };
  }
}

export function toPicture({ picture, view, rotation }: SheetPicture, [x0, y0, x1, y1]: Rect): Rect {
  const corner = (x: number, y: number): Point => {
    const at = shown(rotation, {
      x: (x - view[0]) / (view[2] - view[0]),
      y: (y - view[1]) / (view[3] - view[1]),
    });
    // A pixel's middle has whole coordinates.
    return { x: at.x * picture.width - 0.5, y: at.y * picture.height - 0.5 };
  };
  return between(corner(x0, y0), corner(x1, y1));
}

export function fromPicture({ picture, view, rotation }: SheetPicture, [x0, y0, x1, y1]: Rect): Rect {
  const corner = (x: number, y: number): Point => {
    const at = unrotated(rotation, { x: (x + 0.5) / picture.width, y: (y + 0.5) / picture.height });
    return { x: view[0] + at.x * (view[2] - view[0]), y: view[1] + at.y * (view[3] - view[1]) };
  };
  return tidyRect(between(corner(x0, y0), corner(x1, y1)));
}

/** A drawn shape on a page that lies turned another way and looks the same. */
export function turnedStrokes(
  strokes: readonly Stroke[],
  from: QuarterTurn,
  to: QuarterTurn,
): readonly Stroke[] {
  if (from === to) return strokes;
  return strokes.map((stroke) =>
    stroke.map(([x, y]): readonly [number, number] => {
      const at = unrotated(to, shown(from, { x: x / STROKE_UNITS, y: y / STROKE_UNITS }));
      return [Math.round(at.x * STROKE_UNITS), Math.round(at.y * STROKE_UNITS)];
    }),
  );
}

function between(a: Point, b: Point): Rect {
  return [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)];
}
