import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TILE_SIDE, tileArea, tileKey, tilesOf, tilesToDrop } from './page-tiles.ts';

const A0 = { width: 12_716, height: 17_976 }; // at 400 %
const part = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

test('RD11 the tiles in the window come from its middle outwards, then one more around it', () => {
  const { inside, around } = tilesOf(part(3 * TILE_SIDE, 5 * TILE_SIDE, 3 * TILE_SIDE, TILE_SIDE), A0);
  expect(inside.map(tileKey)).toEqual(['4 5', '3 5', '5 5']);
  expect(around).toHaveLength(12);
});

test('RD11 the tiles of the window cover it, and none lies beyond the page', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 4000 }),
      fc.integer({ min: 1, max: 2500 }),
      (x, y, width, height) => {
        const seen = part(x * (A0.width - width), y * (A0.height - height), width, height);
        const { inside, around } = tilesOf(seen, A0);
        const areas = inside.map((tile) => tileArea(tile, A0));
        expect(Math.min(...areas.map(({ left }) => left))).toBeLessThanOrEqual(seen.left);
        expect(Math.min(...areas.map(({ top }) => top))).toBeLessThanOrEqual(seen.top);
        expect(Math.max(...areas.map((area) => area.left + area.width))).toBeGreaterThanOrEqual(
          seen.right - 1,
        );
        expect(Math.max(...areas.map((area) => area.top + area.height))).toBeGreaterThanOrEqual(
          seen.bottom - 1,
        );
        for (const tile of [...inside, ...around]) {
          const area = tileArea(tile, A0);
          expect(area.width > 0 && area.height > 0).toBe(true);
          expect(area.left + area.width <= A0.width && area.top + area.height <= A0.height).toBe(true);
        }
      },
    ),
  );
});

test('RD11 tiles far from the window are given back once there are too many, those in it never', () => {
  const all = Array.from({ length: 17 }, (_, row) =>
    Array.from({ length: 12 }, (__, column) => ({ column, row })),
  ).flat();
  const { inside } = tilesOf(part(0, 0, 3000, 2000), A0);
  const dropped = tilesToDrop(all, inside);
  expect(all.length - dropped.length).toBe(40);
  const keys = new Set(dropped.map(tileKey));
  expect(inside.some((tile) => keys.has(tileKey(tile)))).toBe(false);
  expect(keys.has('11 16')).toBe(true);
  expect(tilesToDrop(inside, inside)).toEqual([]);
});
