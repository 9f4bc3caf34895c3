import type { Rect } from '#shared/anchoring/anchor.ts';

/** A page's box: `view` in PDF points (x0, y0, x1, y1 of the crop box), `rotate` as the file has it. */
export interface PageBox {
  readonly view: Rect;
  readonly rotate: Rotation;
  /** Points per user unit, 1 but for huge sheets. */
  readonly userUnit: number;
}

export type Rotation = 0 | 90 | 180 | 270;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels per PDF point at 100 %. */
export const CSS_PER_POINT = 96 / 72;

/**
 * How one page lies on the screen. CSS coordinates count from the shown page's upper left corner, in pixels;
 * PDF coordinates are points of the unrotated user space, as anchors have them. Pure: see the tests.
 */
export interface PageGeometry extends Size {
  readonly pageIndex: number;
  readonly box: PageBox;
  /** CSS pixels per PDF point. */
  readonly scale: number;
  /** What is shown: the page's own rotation and the reader's. */
  readonly rotation: Rotation;
}

export function pageGeometry(pageIndex: number, box: PageBox, scale: number, turned: Rotation): PageGeometry {
  const rotation = addRotation(box.rotate, turned);
  const { width, height } = shownSize(box, rotation);
  return { pageIndex, box, scale, rotation, width: width * scale, height: height * scale };
}

/** Size of the page as shown, in points. */
export function shownSize(box: PageBox, rotation: Rotation): Size {
  const width = (box.view[2] - box.view[0]) * box.userUnit;
  const height = (box.view[3] - box.view[1]) * box.userUnit;
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

export function addRotation(a: Rotation, b: number): Rotation {
  const sum = (((a + b) % 360) + 360) % 360;
  return sum === 90 || sum === 180 || sum === 270 ? sum : 0;
}

export function pointToCss(geometry: PageGeometry, point: Point): Point {
  const { box, rotation } = geometry;
  const scale = geometry.scale * box.userUnit;
  const right = (point.x - box.view[0]) * scale;
  const up = (point.y - box.view[1]) * scale;
  switch (rotation) {
    case 0:
      return { x: right, y: geometry.height - up };
    case 90:
      return { x: up, y: right };
    case 180:
      return { x: geometry.width - right, y: up };
    case 270:
      return { x: geometry.width - up, y: geometry.height - right };
  }
}

export function pointToPdf(geometry: PageGeometry, { x, y }: Point): Point {
  const { box, rotation, width, height } = geometry;
  const scale = geometry.scale * box.userUnit;
  const from = (right: number, up: number): Point => ({
    x: box.view[0] + right / scale,
    y: box.view[1] + up / scale,
  });
  switch (rotation) {
    case 0:
      return from(x, height - y);
    case 90:
      return from(y, x);
    case 180:
      return from(width - x, y);
    case 270:
      return from(height - y, width - x);
  }
}

export interface CssRect extends Size {
  readonly left: number;
  readonly top: number;
}

export function rectToCss(geometry: PageGeometry, rect: Rect): CssRect {
  const a = pointToCss(geometry, { x: rect[0], y: rect[1] });
  const b = pointToCss(geometry, { x: rect[2], y: rect[3] });
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

export function rectToPdf(geometry: PageGeometry, { left, top, width, height }: CssRect): Rect {
  const a = pointToPdf(geometry, { x: left, y: top });
  const b = pointToPdf(geometry, { x: left + width, y: top + height });
  return [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)];
}

/** Keeps a point on the page. */
export function clampToPage({ width, height }: Size, { x, y }: Point): Point {
  return { x: Math.min(width, Math.max(0, x)), y: Math.min(height, Math.max(0, y)) };
}
