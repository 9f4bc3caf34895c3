import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packStrokes, drawnPoints } from '#shared/anchoring/strokes.ts';
import { dragged, HANDLES, inRect, movedBox, withEnd } from './reshape.ts';

const PAGE = { width: 600, height: 800 };
const box = fc
  .record({ left: fc.nat(500), top: fc.nat(700), width: fc.nat(100), height: fc.nat(100) })
  .map((one) => ({ ...one, width: Math.max(8, one.width), height: Math.max(8, one.height) }))
  .filter(({ left, top, width, height }) => left + width <= 600 && top + height <= 800);
const by = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) });

test('MK5 a handle moves its sides alone; the box stays on the page and is never turned over', () => {
  fc.assert(
    fc.property(box, fc.constantFrom(...HANDLES), by, (old, handle, drag) => {
      const now = dragged(old, handle, drag, PAGE);
      expect(now.width).toBeGreaterThanOrEqual(8);
      expect(now.height).toBeGreaterThanOrEqual(8);
      expect(now.left).toBeGreaterThanOrEqual(0);
      expect(now.left + now.width).toBeLessThanOrEqual(PAGE.width);
      expect(now.top + now.height).toBeLessThanOrEqual(PAGE.height);
      if (handle.x !== -1) expect(now.left).toBe(old.left);
      if (handle.x !== 1) expect(now.left + now.width).toBe(old.left + old.width);
      if (handle.y !== -1) expect(now.top).toBe(old.top);
      if (handle.y !== 1) expect(now.top + now.height).toBe(old.top + old.height);
    }),
  );
});

test('MK5 a mark that is moved keeps its size and stays on the page', () => {
  fc.assert(
    fc.property(box, by, (old, drag) => {
      const now = movedBox(old, drag, PAGE);
      expect([now.width, now.height]).toEqual([old.width, old.height]);
      expect(now.left >= 0 && now.left + now.width <= PAGE.width).toBe(true);
      expect(now.top >= 0 && now.top + now.height <= PAGE.height).toBe(true);
    }),
  );
  expect(movedBox({ left: 10, top: 20, width: 30, height: 40 }, { x: 5, y: -6 }, PAGE)).toMatchObject({
    left: 15,
    top: 14,
  });
});

test('MK5 an arrow is drawn by its ends, also where it was level', () => {
  const packed = packStrokes('arrow', [[[100, 50], [200, 50]]]); // prettier-ignore
  const arrow = {
    kind: 'arrow',
    pageIndex: 0,
    rects: packed ? [packed.rect] : [],
    strokes: packed?.strokes,
  } as const;
  expect(drawnPoints(withEnd(arrow, 1, [200, 90]))).toEqual([[[100, 50], [200, 90]]]); // prettier-ignore
  expect(drawnPoints(withEnd(arrow, 0, [260, 50]))).toEqual([[[260, 50], [200, 50]]]); // prettier-ignore
  expect(drawnPoints(inRect(arrow, [110, 60, 210, 60]))).toEqual([[[110, 60], [210, 60]]]); // prettier-ignore
});
