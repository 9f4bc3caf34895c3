import { expect, test } from 'vitest';
import { findFigures } from '#shared/anchoring/compare/picture/figures.ts';
import { withoutWords, type InkImage, type PixelBox } from '#shared/anchoring/compare/picture/ink-image.ts';
import {
  greyOf,
  lookOf,
  pairPictures,
  type Picture,
} from '#shared/anchoring/compare/picture/pair-pictures.ts';
import {
  hasInk,
  scaleToCompare,
  sizeRatio,
  toPictureChanges,
  MOST_PLACES,
} from '#shared/anchoring/compare/picture/picture-changes.ts';
import type { Drawing } from '../carry/drawing.ts';
import { aMap } from '../carry/made-sheets.ts';
import { aScan, scanOf } from '../carry/rescan.ts';
import { Random } from '../sim/random.ts';
import { finish } from './compare.ts';
import { plan, Sheet } from './drawings.ts';

const figuresOf = (image: InkImage): readonly PixelBox[] => finish(findFigures(image));

function page(): Sheet {
  return new Sheet(446, 632);
}

/** A curve with its axes, as far as it can be drawn without words. */
function curve(sheet: Sheet, { left, top, right, bottom }: PixelBox): void {
  sheet.line([left, top], [left, bottom]);
  sheet.line([left, bottom], [right, bottom]);
  for (let x = left; x < right - 4; x += 4) {
    const y = (at: number): number => bottom - (bottom - top) * Math.sqrt((at - left) / (right - left));
    sheet.line([x, y(x)], [x + 4, y(x + 4)], 1);
  }
}

test('CV13 a figure is found with the smallest box around it, a table and underlined words are none', () => {
  const sheet = page();
  const figure = { left: 80, top: 90, right: 300, bottom: 220 };
  curve(sheet, figure);
  for (let row = 0; row <= 6; row++) sheet.line([60, 320 + row * 20], [380, 320 + row * 20], 1);
  for (let column = 0; column <= 4; column++) sheet.line([60 + column * 80, 320], [60 + column * 80, 440], 1);
  sheet.line([60, 560], [200, 560], 1);
  const [found, ...more] = figuresOf(sheet.image());
  expect(more).toEqual([]);
  for (const side of ['left', 'top', 'right', 'bottom'] as const) {
    expect(Math.abs((found?.[side] ?? 0) - figure[side])).toBeLessThanOrEqual(6);
  }
});

test('CV13 words are no figure', () => {
  const sheet = page();
  const words = { left: 58, top: 58, right: 366, bottom: 306 };
  for (let y = 62; y < 298; y += 6) for (let x = 62; x < 358; x += 5) sheet.line([x, y], [x + 3, y + 4], 1);
  expect(figuresOf(sheet.image())).toHaveLength(1);
  expect(figuresOf(withoutWords(sheet.image(), [words]))).toEqual([]);
});

test('CV13 a page with nothing on it is no picture', () => {
  expect(hasInk(page().image())).toBe(false);
  expect(hasInk(plan(1).image())).toBe(true);
});

function pictureOf(seed: number, at: number, kind: 'page' | 'figure' = 'page'): Picture {
  const image = plan(seed).image();
  const box = { left: 0, top: 0, right: image.width, bottom: image.height };
  const isPage = kind === 'page';
  return {
    pageIndex: Math.floor(at),
    at,
    box,
    isPage,
    look: lookOf(image, box),
    grey: isPage ? greyOf(image) : null,
  };
}

const paired = (old: readonly Picture[], now: readonly Picture[], facing = (at: number) => at) => {
  const { pairs, gone, come } = finish(pairPictures(old, now, facing));
  return {
    pairs: pairs.map((pair) => [pair.old.at, pair.now.at]),
    gone: gone.map(({ at }) => at),
    come: come.map(({ at }) => at),
  };
};

test('CV14 sheets find themselves again behind one that was put in, and in another order', () => {
  const old = [pictureOf(1, 40.5), pictureOf(2, 41.5), pictureOf(3, 42.5)];
  expect(
    paired(old, [pictureOf(1, 40.5), pictureOf(9, 41.5), pictureOf(2, 42.5), pictureOf(3, 43.5)]),
  ).toEqual({
    pairs: [
      [40.5, 40.5],
      [41.5, 42.5],
      [42.5, 43.5],
    ],
    gone: [],
    come: [41.5],
  });
  expect(paired(old, [pictureOf(3, 40.5), pictureOf(1, 41.5), pictureOf(2, 42.5)])).toEqual({
    pairs: [
      [40.5, 41.5],
      [41.5, 42.5],
      [42.5, 40.5],
    ],
    gone: [],
    come: [],
  });
});

test('CV14 sheets scanned anew, crooked and shifted, find themselves again in another order', () => {
  const random = new Random(2026, 12);
  const [first, second, third, other] = [1, 2, 3, 4].map(() => aMap(random, new Random(7, 7)));
  const scan = (sheet: Drawing | undefined, pageIndex: number): Picture => {
    if (!sheet) throw new Error('a sheet');
    const { width, height, pixels } = scanOf(sheet, aScan(random), random);
    const image = { width, height, ink: pixels.map((grey) => 255 - grey), hidden: null };
    const box = { left: 0, top: 0, right: width, bottom: height };
    const look = lookOf(image, box);
    return { pageIndex, at: pageIndex + 0.5, box, isPage: true, look, grey: greyOf(image) };
  };
  const old = [first, second, third].map(scan);
  const now = [third, other, first, second].map(scan);
  expect(paired(old, now)).toEqual({
    pairs: [
      [0.5, 2.5],
      [1.5, 3.5],
      [2.5, 0.5],
    ],
    gone: [],
    come: [1.5],
  });
});

test('CV14 of sheets that look the same each goes with the one in its own place', () => {
  const same = [10.5, 20.5, 30.5].map((at) => pictureOf(5, at));
  expect(paired(same, same).pairs).toEqual([
    [10.5, 10.5],
    [20.5, 20.5],
    [30.5, 30.5],
  ]);
});

test('CV14 a sheet that stands where another stood took its place; with nothing in its place it is gone', () => {
  const old = [pictureOf(1, 5.5), pictureOf(2, 6.5), pictureOf(3, 7.5)];
  expect(paired(old, [pictureOf(1, 5.5), pictureOf(8, 6.5), pictureOf(3, 7.5)]).pairs).toHaveLength(3);
  expect(paired(old, [pictureOf(1, 5.5), pictureOf(3, 6.5)])).toMatchObject({ gone: [6.5], come: [] });
  expect(paired(old, [pictureOf(1, 5.5), pictureOf(8, 6.5, 'figure'), pictureOf(3, 7.5)])).toMatchObject({
    gone: [6.5],
    come: [6.5],
  });
});

test('CV12 of a page each place is listed, or the page once where they are many; a figure is listed once', () => {
  const box = { left: 0, top: 0, right: 9, bottom: 9 };
  const regions = (count: number) =>
    Array.from({ length: count }, () => ({ kind: 'inserted' as const, old: box, now: box }));
  expect(toPictureChanges(regions(0), true)).toEqual([]);
  expect(toPictureChanges(regions(0), false)).toEqual([]);
  expect(toPictureChanges(regions(MOST_PLACES), true)).toHaveLength(MOST_PLACES);
  const [all, ...more] = toPictureChanges(regions(MOST_PLACES + 1), true);
  expect(more).toEqual([]);
  expect(all?.now).toHaveLength(MOST_PLACES + 1);
  const [inserted] = regions(1);
  const mixed = inserted ? [inserted, { ...inserted, kind: 'deleted' as const }] : [];
  expect(toPictureChanges(mixed, false)).toEqual([{ kind: 'changed', old: [box, box], now: [box, box] }]);
  expect(toPictureChanges(regions(3), false)).toMatchObject([{ kind: 'inserted' }]);
});

test('CV11 the same figure in another size is drawn as large; one cut otherwise stays as it is', () => {
  expect(sizeRatio({ width: 300, height: 200 }, { width: 270, height: 180 })).toBeCloseTo(300 / 270);
  expect(sizeRatio({ width: 300, height: 200 }, { width: 302, height: 201 })).toBe(1);
  expect(sizeRatio({ width: 300, height: 200 }, { width: 300, height: 260 })).toBe(1);
});

test('CV5 the largest sheet is compared within bounds', () => {
  const sheet = { width: 2384, height: 3370 };
  const scale = scaleToCompare(sheet);
  expect(sheet.width * sheet.height * scale * scale).toBeLessThanOrEqual(3_000_001);
});
