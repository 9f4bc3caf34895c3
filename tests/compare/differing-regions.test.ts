import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differingRegions, type PictureRegion } from '#shared/anchoring/compare/picture/differing-regions.ts';
import { readInk, type InkImage, type PixelBox } from '#shared/anchoring/compare/picture/ink-image.ts';
import { finish } from './compare.ts';
import { plan, scanned, type Sheet } from './drawings.ts';

const differ = (old: InkImage, now: InkImage): readonly PictureRegion[] => finish(differingRegions(old, now));
const seeds = fc.integer({ min: 1, max: 10_000 });
/** The same every time: what scanners do has no end, and a bound found by chance would fail for somebody else. */
const RUNS = { numRuns: 5, seed: 2026 };
/** How far beyond what was drawn a region may reach: its squares, and the blur of the lines. */
const AROUND = 10;

test('CV11 the same picture does not differ, wherever it lies on its sheet and however its lines fall on pixels', () => {
  const shift = fc.double({ min: -20, max: 20, noNaN: true });
  fc.assert(
    fc.property(seeds, shift, shift, (seed, dx, dy) => {
      expect(differ(plan(seed).image(), plan(seed, { offset: [dx, dy] }).image())).toEqual([]);
    }),
    RUNS,
  );
});

test('CV11 nor does it when it is scanned again, a little askew, on grey paper, with dust', () => {
  fc.assert(
    fc.property(seeds, fc.double({ min: -0.006, max: 0.006, noNaN: true }), (seed, turn) => {
      expect(differ(plan(seed).image(), scanned(plan(seed, { turn, offset: [3, -4] }), seed))).toEqual([]);
    }),
    RUNS,
  );
});

/** Somewhere inside the frame of the plan. */
const spot = fc.record({ x: fc.integer({ min: 50, max: 210 }), y: fc.integer({ min: 45, max: 130 }) });

function withHouse(sheet: Sheet, { x, y }: { readonly x: number; readonly y: number }): Sheet {
  sheet.box(houseAt({ x, y }));
  sheet.line([x, y], [x + 26, y + 18]);
  return sheet;
}

function houseAt({ x, y }: { readonly x: number; readonly y: number }): PixelBox {
  return { left: x, top: y, right: x + 26, bottom: y + 18 };
}

function isNear(found: PixelBox, drawn: PixelBox): boolean {
  return (
    Math.abs(found.left - drawn.left) <= AROUND &&
    Math.abs(found.top - drawn.top) <= AROUND &&
    Math.abs(found.right - drawn.right) <= AROUND &&
    Math.abs(found.bottom - drawn.bottom) <= AROUND
  );
}

test('CV12 what was drawn in is found where it is, and nothing else; the other way round it was taken away', () => {
  fc.assert(
    fc.property(seeds, spot, (seed, at) => {
      const old = plan(seed).image();
      const now = withHouse(plan(seed), at).image();
      const found = differ(old, now);
      expect(found.map(({ kind }) => kind)).toEqual(['inserted']);
      expect(found.every(({ now: box }) => isNear(box, houseAt(at)))).toBe(true);
      const back = differ(now, old);
      expect(back.map(({ kind }) => kind)).toEqual(['deleted']);
      expect(back.every(({ old: box }) => isNear(box, houseAt(at)))).toBe(true);
    }),
    RUNS,
  );
});

test('CV12 also in a sheet scanned again, and at its place in both', () => {
  fc.assert(
    fc.property(seeds, spot, (seed, at) => {
      const offset = [7, -5] as const;
      const sheet = plan(seed, { offset });
      withHouse(sheet, { x: at.x + offset[0], y: at.y + offset[1] });
      const found = differ(plan(seed).image(), scanned(sheet, seed));
      expect(found.map(({ kind }) => kind)).toEqual(['inserted']);
      for (const { old, now } of found) {
        expect(isNear(old, houseAt(at))).toBe(true);
        expect(isNear(now, houseAt({ x: at.x + offset[0], y: at.y + offset[1] }))).toBe(true);
      }
    }),
    RUNS,
  );
});

test('CV12 what moved alone on the sheet is found, also where it moved by little', () => {
  fc.assert(
    fc.property(seeds, spot, fc.integer({ min: 7, max: 40 }), (seed, at, by) => {
      const old = withHouse(plan(seed), at).image();
      const now = withHouse(plan(seed), { x: at.x + (at.x > 130 ? -by : by), y: at.y }).image();
      expect(differ(old, now).length).toBeGreaterThan(0);
    }),
    RUNS,
  );
});

test('CV12 a picture that was replaced differs all over', () => {
  const [old, now] = [plan(3).image(), plan(4).image()];
  const found = differ(old, now);
  const area = ({ left, top, right, bottom }: PixelBox): number => (right - left) * (bottom - top);
  expect(found.reduce((sum, region) => sum + area(region.now), 0)).toBeGreaterThan(200 * 120);
});

test('CV12 where words stood the picture says nothing', () => {
  const old = plan(5).image();
  const at = { x: 120, y: 100 };
  const now = withHouse(plan(5), at).image();
  const hidden = new Uint8Array(now.ink.length);
  for (let y = at.y - 3; y < at.y + 26; y++)
    hidden.fill(1, y * now.width + at.x - 3, y * now.width + at.x + 34);
  expect(differ(old, { ...now, hidden })).toEqual([]);
  expect(differ(old, now)).toHaveLength(1);
});

test('CV11 paper is white, yellow lines are lines, and bands make no difference', () => {
  const rgba = new Uint8ClampedArray(400 * 400 * 4).fill(255);
  for (let at = 0; at < 400 * 400; at++) {
    const isLine = Math.floor(at / 400) % 40 === 0;
    rgba.set(isLine ? [255, 255, 0, 255] : [220, 224, 222, 255], at * 4);
  }
  const read = finish(readInk(400, 400, (top, rows) => rgba.slice(top * 1600, (top + rows) * 1600)));
  expect(read.ink[0]).toBe(255);
  expect(read.ink[400 * 20]).toBe(0);
  expect(new Set(read.ink)).toEqual(new Set([0, 255]));
});
