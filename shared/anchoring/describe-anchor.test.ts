import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorKindSchema, anchorSchema, markColourSchema, type Rect } from './anchor.ts';
import { describeAnchor, type MarkedPlace } from './describe-anchor.ts';
import { pagesOf, rectsOn, standsOn } from './anchor-pages.ts';
import { drawnPoints } from './strokes.ts';
import { mergeLineRects } from './rects.ts';
import { sectionAt } from './section.ts';

const place = (rest: Partial<MarkedPlace>): MarkedPlace => ({
  kind: 'text',
  pageIndex: 41,
  rects: [],
  text: '',
  range: null,
  headings: [],
  ...rest,
});

test('AN6 a text mark keeps its words with their surroundings', () => {
  const text = `${'前'.repeat(80)}主槽糙率取0.028${'后'.repeat(80)}`;
  const anchor = describeAnchor(place({ text, range: { start: 80, end: 91 }, rects: [[10, 20, 30, 34]] }));
  expect(anchor.quote).toEqual({
    exact: '主槽糙率取0.028后',
    prefix: '前'.repeat(48),
    suffix: '后'.repeat(48),
  });
});

test('AN6 a mark over nothing but spaces, and a mark on a scan, have no quote', () => {
  expect(describeAnchor(place({ text: 'a   b', range: { start: 1, end: 4 } }))).not.toHaveProperty('quote');
  expect(describeAnchor(place({ kind: 'rect', rects: [[9, 9, 1, 1]] }))).toEqual({
    kind: 'rect',
    pageIndex: 41,
    rects: [[1, 1, 9, 9]],
  });
});

test('AN7 pieces of a line become one rect a line, in reading order', () => {
  const pieces: readonly Rect[] = [
    [60, 700, 100, 714],
    [100.004, 700.5, 180, 713.5],
    [40, 680, 90, 694],
  ];
  expect(mergeLineRects(pieces)).toEqual([
    [60, 700, 180, 714],
    [40, 680, 90, 694],
  ]);
});

test('AN7 two columns side by side stay two rects', () => {
  expect(
    mergeLineRects([
      [40, 700, 200, 714],
      [320, 700, 480, 714],
    ]),
  ).toHaveLength(2);
});

test('AN8 the section is the nearest heading above the mark', () => {
  const headings = [
    { title: '4.2  桥墩冲刷', pageIndex: 40, top: 500 },
    { title: '4.3 壅水分析计算', pageIndex: 41, top: 700 },
    { title: '4.4 冲刷', pageIndex: 41, top: 200 },
    { title: '5 结论', pageIndex: 60, top: null },
  ];
  expect(sectionAt(headings, 41, 720)).toBe('4.2 桥墩冲刷');
  expect(sectionAt(headings, 41, 600)).toBe('4.3 壅水分析计算');
  expect(sectionAt(headings, 41, 100)).toBe('4.4 冲刷');
  expect(sectionAt(headings, 41, null)).toBe('4.3 壅水分析计算');
  expect(sectionAt(headings, 59, 100)).toBe('4.4 冲刷');
  expect(sectionAt(headings, 3, 100)).toBeUndefined();
});

test('AN15 a mark over a page break has its lines on each page and its words in one piece', () => {
  const first = `${'前'.repeat(60)}滩地糙率取`;
  const second = `0.035，起算水位${'后'.repeat(60)}`;
  const anchor = describeAnchor(
    place({
      kind: 'underline',
      text: first + second,
      range: { start: 60, end: first.length + 5 },
      rects: [[60, 70, 180, 84]],
      nextPages: [[[60, 760, 100, 774]]],
    }),
  );
  expect(anchor).toMatchObject({ kind: 'underline', nextPages: [[[60, 760, 100, 774]]] });
  expect(anchor.quote?.exact).toBe('滩地糙率取0.035');
  expect(pagesOf(anchor)).toEqual([41, 42]);
  expect(rectsOn(anchor, 42)).toEqual([[60, 760, 100, 774]]);
  expect([40, 41, 42, 43].filter((page) => standsOn(anchor, page))).toEqual([41, 42]);
  expect(rectsOn(anchor, 43)).toEqual([]);
  expect(rectsOn(anchor, 40)).toEqual([]);
});

test('AN16 a drawing is kept as a shape within its rect, and moves with it', () => {
  const corners = [[100, 200], [300, 200], [200, 400]] as const; // prettier-ignore
  const anchor = describeAnchor(place({ kind: 'polygon', drawn: [corners] }));
  expect(anchor.rects).toEqual([[100, 200, 300, 400]]);
  expect(drawnPoints(anchor)).toEqual([corners]);
  const moved = { ...anchor, rects: [[110, 190, 310, 390]] as const };
  expect(drawnPoints(moved)).toEqual([[[110, 190], [310, 190], [210, 390]]]); // prettier-ignore
});

test('AN16 a shape that is none is a mark on the page; what a contract holds has the shape of its kind', () => {
  expect(describeAnchor(place({ kind: 'polygon', drawn: [[[1, 1], [2, 2]]] })).kind).toBe('page'); // prettier-ignore
  const arrow = describeAnchor(place({ kind: 'arrow', drawn: [[[1, 9], [4, 4], [9, 1]]] })); // prettier-ignore
  expect(drawnPoints(arrow)).toEqual([[[1, 9], [9, 1]]]); // prettier-ignore
  const { strokes: _none, ...bare } = arrow;
  for (const wrong of [
    bare,
    { ...arrow, kind: 'polygon' },
    { ...arrow, kind: 'rect' },
    { ...arrow, rects: [] },
    { ...arrow, nextPages: [[[1, 1, 2, 2]]] },
    { ...arrow, strokes: [[[0, 10_001], [0, 0]]] }, // prettier-ignore
    { ...arrow, colour: 'red' },
  ]) {
    expect(anchorSchema.safeParse(wrong).success).toBe(false);
  }
});

test('AN6 every anchor made is one the contract takes', () => {
  const coordinate = fc.double({ min: -200_000, max: 200_000, noNaN: true });
  const rect = fc.tuple(coordinate, coordinate, coordinate, coordinate);
  fc.assert(
    fc.property(
      fc.record({
        kind: fc.constantFrom(...anchorKindSchema.options),
        pageIndex: fc.nat(1000),
        rects: fc.array(rect, { maxLength: 500 }),
        nextPages: fc.array(fc.array(rect, { maxLength: 500 }), { maxLength: 5 }),
        drawn: fc.array(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 900 }), { maxLength: 130 }),
        colour: fc.option(fc.constantFrom(...markColourSchema.options), { nil: undefined }),
        text: fc.string({ unit: 'grapheme', maxLength: 6000, size: 'max' }),
        range: fc.option(fc.record({ start: fc.nat(3000), end: fc.nat(9000) })),
        headings: fc.array(
          fc.record({
            title: fc.string({ maxLength: 300 }),
            pageIndex: fc.nat(1000),
            top: fc.option(fc.nat(900)),
          }),
        ),
      }),
      (marked) => {
        expect(anchorSchema.safeParse(describeAnchor(marked)).error).toBeUndefined();
      },
    ),
    { numRuns: 60 },
  );
});
