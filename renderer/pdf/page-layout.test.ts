import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageBox } from './page-geometry.ts';
import { holdAt, layoutPages, mainPage, pageAt, scrollFor } from './page-layout.ts';

const A4: PageBox = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 };
const A3: PageBox = { view: [0, 0, 1191, 842], rotate: 0, userUnit: 1 };
const boxes = [A4, A4, A3, A4];

test('RD2 pages stand below each other, in the middle of the window or of the widest page', () => {
  const layout = layoutPages({ boxes, scale: 1, rotation: 0, viewWidth: 800 });
  expect(layout.width).toBe(1239);
  expect(layout.pages.map(({ top }) => top)).toEqual([12, 866, 1720, 2574]);
  expect(layout.pages[0]?.left).toBe(322);
  expect(layout.height).toBe(3428);
});

test('RD2 the page at a height, the lower one in a gap, the last one below the end', () => {
  const layout = layoutPages({ boxes, scale: 1, rotation: 0, viewWidth: 800 });
  expect([0, 12, 854, 855, 866, 9999].map((y) => pageAt(layout, y))).toEqual([0, 0, 0, 1, 1, 3]);
  expect(mainPage(layout, 700, 400)).toBe(1);
});

test('RD3 a held place stays where it was while sizes and zoom change', () => {
  const anyBox = fc
    .record({ width: fc.integer({ min: 50, max: 2400 }), height: fc.integer({ min: 50, max: 3400 }) })
    .map(({ width, height }): PageBox => ({ view: [0, 0, width, height], rotate: 0, userUnit: 1 }));
  const anyBoxes = fc.array(anyBox, { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      anyBoxes,
      anyBox,
      fc.nat(29),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (before, changed, at, scale, part) => {
        const view = { rotation: 0, viewWidth: 900 } as const;
        const old = layoutPages({ ...view, boxes: before, scale: 1 });
        const offset = { x: 300, y: 250 };
        const hold = holdAt(old, { x: 0, y: part * old.height }, offset);
        const after = before.map((box, index) => (index === at && index !== hold.pageIndex ? changed : box));
        const next = layoutPages({ ...view, boxes: after, scale });
        const scroll = scrollFor(next, hold);
        const again = holdAt(next, scroll, offset);
        if (scroll.y === 0 || scroll.x === 0 || again.pageIndex !== hold.pageIndex) return;
        expect(again.fraction.y).toBeCloseTo(hold.fraction.y, 6);
        expect(again.fraction.x).toBeCloseTo(hold.fraction.x, 6);
      },
    ),
  );
});
