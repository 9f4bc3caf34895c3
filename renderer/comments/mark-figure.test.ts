import { expect, test } from 'vitest';
import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import { packStrokes, type MarkPoint } from '#shared/anchoring/strokes.ts';
import { pageGeometry, rectToCss, type PageBox, type Rotation } from '#renderer/pdf/page-geometry.ts';
import type { CommentRow } from './comment-row.ts';
import { markFigure } from './mark-figure.ts';
import { markUnder } from './mark-under.ts';

const box = (rotate: Rotation): PageBox => ({ view: [0, 0, 600, 800], rotate, userUnit: 1 });
const words: Rect = [100, 700, 300, 714];
const mark = (kind: Anchor['kind'], rect: Rect = words): Anchor => ({ kind, pageIndex: 3, rects: [rect] });
const drawing = (kind: 'polygon' | 'arrow' | 'ink', drawn: readonly MarkPoint[]): Anchor => {
  const packed = packStrokes(kind, [drawn]);
  return { kind, pageIndex: 3, rects: packed ? [packed.rect] : [], strokes: packed?.strokes };
};
/** Both ends of the only line of a path. */
const ends = (path: string): readonly (readonly number[])[] =>
  [...path.matchAll(/[ML]([-\d.]+) ([-\d.]+)/gu)].map(([, x, y]) => [Number(x), Number(y)]);

test('MK3 an underline runs below its words, a strike-out through them', () => {
  const geometry = pageGeometry(3, box(0), 2, 0);
  expect(ends(markFigure(mark('underline'), geometry).line)).toEqual([[200, 200], [600, 200]]); // prettier-ignore
  const [[, middle = 0] = []] = ends(markFigure(mark('strikeOut'), geometry).line);
  expect(middle).toBeGreaterThan(172);
  expect(middle).toBeLessThan(200);
});

test.each([0, 90, 180, 270] as const)(
  'MK3 on a page that its file turns by %i, words still have it below',
  (rotate) => {
    // The same words, upright as the page is shown, in the file's own coordinates.
    const upright: Record<Rotation, Rect> = {
      0: [100, 700, 300, 714],
      90: [86, 100, 100, 300],
      180: [300, 86, 500, 100],
      270: [500, 500, 514, 700],
    };
    const rect = upright[rotate];
    const geometry = pageGeometry(3, box(rotate), 1, 0);
    const shown = rectToCss(geometry, rect);
    const [from = [], to = []] = ends(markFigure(mark('underline', rect), geometry).line);
    expect([from[1], to[1]]).toEqual([shown.top + shown.height, shown.top + shown.height]);
    expect([from[0], to[0]]).toEqual([shown.left, shown.left + shown.width]);
  },
);

test('MK3 turned by the reader, the underline turns with the words', () => {
  const turned = pageGeometry(3, box(0), 1, 90);
  const shown = rectToCss(turned, words);
  const [from = [], to = []] = ends(markFigure(mark('underline'), turned).line);
  expect([from[0], to[0]]).toEqual([shown.left, shown.left]);
});

test('MK3 lines stay visible far away and do not cover what they mark near by', () => {
  const widths = [0.1, 1, 4, 20].map(
    (scale) => markFigure(mark('rect'), pageGeometry(3, box(0), scale, 0)).width,
  );
  expect(Math.min(...widths)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...widths)).toBeLessThanOrEqual(6);
});

test('MK3 each page of a mark over a page break shows its own lines, other pages none', () => {
  const over: Anchor = { ...mark('text'), nextPages: [[[50, 780, 90, 794]]] };
  const on = (pageIndex: number) => markFigure(over, pageGeometry(pageIndex, box(0), 1, 0)).area;
  expect(on(3)).toContain('M100 86');
  expect(on(4)).toContain('M50 6');
  expect([on(2), on(5)]).toEqual(['', '']);
});

const row = (id: string, anchor: Anchor): CommentRow => ({ id, anchor }) as unknown as CommentRow;
const under = (rows: readonly CommentRow[], x: number, y: number, grace = 4) =>
  markUnder(rows, { pageIndex: 3, point: { x, y }, grace })?.id;

test('MK4 a thin line is hit beside it, and nowhere else within its box', () => {
  const arrow = row('arrow', drawing('arrow', [[100, 100], [300, 300]])); // prettier-ignore
  expect(under([arrow], 202, 199)).toBe('arrow');
  expect(under([arrow], 120, 280)).toBeUndefined();
  const ink = row('ink', drawing('ink', [[100, 100], [200, 100], [200, 200]])); // prettier-ignore
  expect(under([ink], 203, 150)).toBe('ink');
  expect(under([ink], 120, 180)).toBeUndefined();
});

test('MK4 a polygon is hit within its sides', () => {
  const triangle = row('triangle', drawing('polygon', [[100, 100], [300, 100], [100, 300]])); // prettier-ignore
  expect(under([triangle], 140, 140)).toBe('triangle');
  expect(under([triangle], 280, 280)).toBeUndefined();
});

test('MK4 of marks one over the other the smallest is meant, and a line before any area', () => {
  const rows = [
    row('page-wide', mark('rect', [0, 0, 600, 800])),
    row('small', mark('rect', [100, 100, 200, 200])),
    row('line', drawing('arrow', [[0, 0], [600, 600]])), // prettier-ignore
  ];
  expect(under(rows, 120, 180)).toBe('small');
  expect(under(rows, 151, 150)).toBe('line');
  expect(under(rows, 500, 100)).toBe('page-wide');
});

test('MK4 a mark is hit on each of its pages only', () => {
  const over: Anchor = { ...mark('text'), pageIndex: 2, nextPages: [[[50, 780, 90, 794]]] };
  expect(under([row('over', over)], 60, 785)).toBe('over');
  expect(under([row('over', over)], 150, 705)).toBeUndefined();
});
