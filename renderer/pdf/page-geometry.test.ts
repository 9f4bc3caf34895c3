import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rect } from '#shared/anchoring/anchor.ts';
import {
  pageGeometry,
  pointToCss,
  pointToPdf,
  rectToCss,
  rectToPdf,
  type PageBox,
  type Rotation,
} from './page-geometry.ts';

const A4: PageBox = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 };

test('RD1 an upright page has its origin at the lower left', () => {
  const page = pageGeometry(0, A4, 2, 0);
  expect(page).toMatchObject({ width: 1190, height: 1684 });
  expect(pointToCss(page, { x: 0, y: 842 })).toEqual({ x: 0, y: 0 });
  expect(rectToCss(page, [10, 20, 110, 40])).toEqual({ left: 20, top: 1604, width: 200, height: 40 });
});

test('RD1 a page turned clockwise shows its lower left corner at the upper left', () => {
  const page = pageGeometry(0, A4, 1, 90);
  expect(page).toMatchObject({ width: 842, height: 595 });
  expect(pointToCss(page, { x: 0, y: 0 })).toEqual({ x: 0, y: 0 });
  expect(pointToCss(page, { x: 595, y: 0 })).toEqual({ x: 0, y: 595 });
});

const rotation = fc.constantFrom<Rotation>(0, 90, 180, 270);
const geometry = fc
  .record({
    x: fc.integer({ min: -500, max: 500 }),
    y: fc.integer({ min: -500, max: 500 }),
    width: fc.integer({ min: 10, max: 3000 }),
    height: fc.integer({ min: 10, max: 3000 }),
    rotate: rotation,
    turned: rotation,
    userUnit: fc.constantFrom(1, 2.5),
    scale: fc.double({ min: 0.05, max: 12, noNaN: true }),
  })
  .map(({ x, y, width, height, rotate, turned, userUnit, scale }) =>
    pageGeometry(0, { view: [x, y, x + width, y + height], rotate, userUnit }, scale, turned),
  );

test('RD1 to the screen and back is the same place, at any zoom, rotation and origin', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(geometry, part, part, part, part, (page, a, b, c, d) => {
      const [x0, y0, x1, y1] = page.box.view;
      const rect: Rect = [
        x0 + Math.min(a, b) * (x1 - x0),
        y0 + Math.min(c, d) * (y1 - y0),
        x0 + Math.max(a, b) * (x1 - x0),
        y0 + Math.max(c, d) * (y1 - y0),
      ];
      const css = rectToCss(page, rect);
      expect(css.left).toBeGreaterThanOrEqual(-1e-6);
      expect(css.top).toBeGreaterThanOrEqual(-1e-6);
      expect(css.left + css.width).toBeLessThanOrEqual(page.width + 1e-6);
      expect(css.top + css.height).toBeLessThanOrEqual(page.height + 1e-6);
      rectToPdf(page, css).forEach((value, index) => expect(value).toBeCloseTo(rect[index] ?? NaN, 5));
      const point = { x: rect[0], y: rect[1] };
      const back = pointToPdf(page, pointToCss(page, point));
      expect(back.x).toBeCloseTo(point.x, 5);
      expect(back.y).toBeCloseTo(point.y, 5);
    }),
  );
});
