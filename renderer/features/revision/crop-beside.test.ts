import { expect, test } from 'vitest';
import type { PageBox } from '#renderer/pdf/page-geometry.ts';
import { isSheet, rectBeside, zoomBeside } from './crop-beside.ts';

const upright: PageBox = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 };
const across: PageBox = { view: [0, 0, 1191, 842], rotate: 0, userUnit: 1 };
/** Upright in the file, shown across. */
const turned: PageBox = { view: [0, 0, 842, 1191], rotate: 90, userUnit: 1 };
const WIDTH = 600;

test('CV10 a page of words is shown by its lines, whatever is marked', () => {
  expect(isSheet(upright)).toBe(false);
  expect(zoomBeside(upright, WIDTH, [100, 100, 110, 110])).toBe(zoomBeside(upright, WIDTH, undefined));
  expect(rectBeside(upright, [100, 100, 110, 220])).toEqual([0, 100, 595, 220]);
});

test('CV10 a map is shown by what is marked on it, with what is around it', () => {
  const shown = (box: PageBox, width: number): number =>
    Number(
      zoomBeside(box, WIDTH, box.rotate === 0 ? [100, 100, 100 + width, 120] : [100, 100, 120, 100 + width]),
    );
  for (const box of [across, turned]) {
    expect(isSheet(box)).toBe(true);
    expect(zoomBeside(box, WIDTH, undefined)).toBe('width');
    // The mark takes two fifths of the window; the same mark is as large on the other side.
    expect(shown(box, 150) * 150 * (96 / 72)).toBeCloseTo(WIDTH * 0.4);
    // A pin is shown with as much around it as a mark of a hundred points.
    expect(shown(box, 0)).toBe(shown(box, 100));
    // Never smaller than the whole sheet.
    expect(shown(box, 1100) * 1191 * (96 / 72)).toBeCloseTo(WIDTH);
  }
  expect(rectBeside(across, [100, 100, 300, 220])).toEqual([100, 100, 300, 220]);
  expect(rectBeside(across, [400, 300, 400, 300])).toEqual([350, 250, 450, 350]);
});

test('CV10 before the page is known it is as wide as the window', () => {
  expect(zoomBeside(undefined, WIDTH, undefined)).toBe('width');
  expect(zoomBeside(upright, 0, undefined)).toBe('width');
});
