import { expect, test } from 'vitest';
import type { PageBox } from './page-geometry.ts';
import { parseZoom, zoomFactor, zoomToBox } from './zoom.ts';

const A4: PageBox = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 };
const view = { width: 1280, height: 800 };
const facing = { mode: 'facing', hasCover: true } as const;
const continuous = { mode: 'continuous', hasCover: false } as const;

test('RD13 width and page fit the page, or two of its kind where pages face each other', () => {
  const fit = (zoom: 'width' | 'page', arrangement: typeof facing | typeof continuous, turned: 0 | 90 = 0) =>
    zoomFactor({ zoom, box: A4, turned, arrangement, view });
  expect(fit('width', continuous)).toBeCloseTo((1280 - 48) / (595 * (4 / 3)), 6);
  expect(fit('width', facing)).toBeCloseTo((1280 - 48 - 12) / (2 * 595 * (4 / 3)), 6);
  expect(fit('page', continuous)).toBeCloseTo((800 - 24) / (842 * (4 / 3)), 6);
  expect(fit('page', continuous, 90)).toBeCloseTo((800 - 24) / (595 * (4 / 3)), 6);
});

test('RD13 a typed percentage is taken in any width of digits, within the limits; anything else is not', () => {
  expect(parseZoom('150')).toBe(1.5);
  expect(parseZoom(' １２５．５ ％ ')).toBe(1.255);
  expect(parseZoom('99999')).toBe(16);
  expect(parseZoom('3%')).toBe(0.1);
  expect(['', '0', 'x', '-5', '1e3'].map(parseZoom)).toEqual([null, null, null, null, null]);
});

test('RD13 a box drawn fills the window, and all of it is seen', () => {
  expect(zoomToBox(1, { width: 320, height: 100 }, view)).toBe(4);
  expect(zoomToBox(0.5, { width: 100, height: 400 }, view)).toBe(1);
  expect(zoomToBox(10, { width: 10, height: 10 }, view)).toBe(16);
});
