import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageBox } from './page-geometry.ts';
import {
  frameOf,
  holdAt,
  layoutPages,
  mainPage,
  pageAt,
  rowOfPage,
  scrollFor,
  type Arrangement,
} from './page-layout.ts';

const A4: PageBox = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 };
const A3: PageBox = { view: [0, 0, 1191, 842], rotate: 0, userUnit: 1 };
const boxes = [A4, A4, A3, A4];
const view = { width: 800, height: 600 };
const shown = { boxes, scale: 1, rotation: 0, view } as const;

test('RD2 pages stand below each other, in the middle of the window or of the widest page', () => {
  const layout = layoutPages(shown);
  expect(layout.width).toBe(1239);
  expect(layout.pages.map(({ top }) => top)).toEqual([12, 866, 1720, 2574]);
  expect(layout.pages[0]?.left).toBe(322);
  expect(layout.height).toBe(3428);
});

test('RD2 the page at a height, the lower one in a gap, the last one below the end', () => {
  const layout = layoutPages(shown);
  expect([0, 12, 854, 855, 866, 9999].map((y) => pageAt(layout, { x: 0, y }))).toEqual([0, 0, 0, 1, 1, 3]);
  expect(mainPage(layout, { x: 0, y: 700 }, { width: 800, height: 400 })).toBe(1);
});

test('RD10 facing pages: two a row, a cover alone, what is left over alone', () => {
  const rows = (arrangement: Arrangement, count: number) =>
    layoutPages({ ...shown, boxes: Array.from({ length: count }, () => A4), arrangement }).rows.map(
      ({ first, last }) => [first, last],
    );
  expect(rows({ mode: 'facing', hasCover: false }, 5)).toEqual([[0, 1], [2, 3], [4, 4]]); // prettier-ignore
  expect(rows({ mode: 'facing', hasCover: true }, 4)).toEqual([[0, 0], [1, 2], [3, 3]]); // prettier-ignore
  expect(rows({ mode: 'facing', hasCover: true }, 1)).toEqual([[0, 0]]);
});

test('RD10 facing pages: the page at a place is the one on its side, and the one gone to stays the one read', () => {
  const layout = layoutPages({ ...shown, arrangement: { mode: 'facing', hasCover: true } });
  const [, left, right] = layout.pages;
  const y = left?.top ?? 0;
  expect(left?.left).toBe(24);
  expect(right?.left).toBe(24 + 595 + 12);
  expect(pageAt(layout, { x: 30, y })).toBe(1);
  expect(pageAt(layout, { x: 700, y })).toBe(2);
  expect(rowOfPage(layout, 2)).toBe(1);
  const both = { width: 2000, height: 600 };
  const wide = layoutPages({
    ...shown,
    boxes: [A4, A4],
    view: both,
    arrangement: { mode: 'facing', hasCover: false },
  });
  expect(mainPage(wide, { x: 0, y: 0 }, both)).toBe(0);
  expect(mainPage(wide, { x: 0, y: 0 }, both, 1)).toBe(1);
  expect(mainPage(wide, { x: 0, y: 0 }, both, 7)).toBe(0);
});

test('RD10 one page at a time: each has the window to itself, in its middle, and alone can be scrolled over', () => {
  const layout = layoutPages({ ...shown, scale: 0.5, arrangement: { mode: 'single', hasCover: false } });
  expect(layout.rows.map(({ top, height }) => [top, height])).toEqual([[0, 600], [600, 600], [1200, 600], [1800, 600]]); // prettier-ignore
  expect(layout.pages[1]?.top).toBe(600 + (600 - 421) / 2 - 0.5);
  expect(frameOf(layout, 1)).toMatchObject({ top: 600, width: 800, height: 600 });
  const large = layoutPages({ ...shown, scale: 2, arrangement: { mode: 'single', hasCover: false } });
  expect(frameOf(large, 0)).toMatchObject({ top: 0, width: 1190 + 48, height: 1684 + 24 });
  // A sheet beside it that is larger moves nothing.
  expect(large.pages[0]?.left).toBe(24);
  expect(frameOf(layoutPages(shown), 2)).toEqual({ top: 0, width: 1239, height: 3428 });
});

test('RD3 a held place stays where it was while sizes and zoom change, however the pages stand', () => {
  const anyBox = fc
    .record({ width: fc.integer({ min: 50, max: 2400 }), height: fc.integer({ min: 50, max: 3400 }) })
    .map(({ width, height }): PageBox => ({ view: [0, 0, width, height], rotate: 0, userUnit: 1 }));
  const anyBoxes = fc.array(anyBox, { minLength: 1, maxLength: 30 });
  const anyArrangement = fc.record({
    mode: fc.constantFrom('continuous', 'single', 'facing'),
    hasCover: fc.boolean(),
  });
  fc.assert(
    fc.property(
      anyBoxes,
      anyBox,
      fc.nat(29),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      anyArrangement,
      (before, changed, at, scale, part, arrangement) => {
        const same = { rotation: 0, view: { width: 900, height: 700 }, arrangement } as const;
        const old = layoutPages({ ...same, boxes: before, scale: 1 });
        const offset = { x: 300, y: 250 };
        const hold = holdAt(old, { x: 0, y: part * old.height }, offset);
        const after = before.map((box, index) => (index === at && index !== hold.pageIndex ? changed : box));
        const next = layoutPages({ ...same, boxes: after, scale });
        const scroll = scrollFor(next, hold);
        const again = holdAt(next, scroll, offset);
        if (scroll.y === 0 || scroll.x === 0 || again.pageIndex !== hold.pageIndex) return;
        expect(again.fraction.y).toBeCloseTo(hold.fraction.y, 6);
        expect(again.fraction.x).toBeCloseTo(hold.fraction.x, 6);
      },
    ),
  );
});
