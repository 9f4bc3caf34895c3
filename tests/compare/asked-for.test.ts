import { expect, test } from 'vitest';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import { askedBy, isAskedFor, namedPages } from '#shared/anchoring/compare/asked-for.ts';
import { placesOf, wordsOf } from '#shared/anchoring/compare/change-places.ts';
import { compare, versionOf } from './compare.ts';

const LINES = Array.from(
  { length: 12 },
  (_, row) => `第${'一二三四五六七八九十甲乙'[row]}段河道岸线保持稳定。`,
);
const old = versionOf(LINES.join('\n'));
const now = versionOf(LINES.map((line, row) => (row === 6 ? line.replace('稳定', '完整') : line)).join('\n'));
const compared = compare(old, now);
const [change] = compared.changes;
if (!change) throw new Error('one change');
const upright = () => false;
const places = {
  old: placesOf(compared.context.old, old, change.old),
  new: placesOf(compared.context.new, now, change.now),
};
const isAsked = (asked: Parameters<typeof isAskedFor>[1]): boolean =>
  isAskedFor({ pictureParts: 0, places }, asked, upright);
/** A mark on one line of the page. */
const onLine = (row: number): Anchor => ({
  kind: 'text',
  pageIndex: 0,
  rects: [[60, 780 - row * 18 - 2, 200, 780 - row * 18 + 10]],
});

test('CV7 a difference on the lines of a mark, or two lines from it, was asked for', () => {
  expect(isAsked(askedBy('old', onLine(6)))).toBe(true);
  expect(isAsked(askedBy('new', onLine(4)))).toBe(true);
  expect(isAsked(askedBy('new', onLine(8)))).toBe(true);
  expect(isAsked(askedBy('new', onLine(1)))).toBe(false);
  expect(isAsked(askedBy('new', { ...onLine(6), pageIndex: 1 }))).toBe(false);
});

test('CV7 a comment on the page asks about all of it, one on the report about no place', () => {
  const page: Anchor = { kind: 'page', pageIndex: 0, rects: [] };
  expect(isAsked(askedBy('old', page))).toBe(true);
  expect(isAsked(askedBy('old', { ...page, kind: 'report' }))).toBe(false);
});

test('CV7 on a page that the file turns, lines run up the unturned page', () => {
  const column = (x: number): readonly [number, number, number, number] => [x, 100, x + 10, 700];
  const turned = {
    pictureParts: 0,
    places: { old: [], new: [{ pageIndex: 0, rects: [column(200)] }] },
  };
  const mark = (x: number) => askedBy('new', { kind: 'rect', pageIndex: 0, rects: [[x, 300, x + 10, 320]] });
  expect(isAskedFor(turned, mark(230), () => true)).toBe(true);
  expect(isAskedFor(turned, mark(300), () => true)).toBe(false);
  expect(isAskedFor(turned, mark(300), upright)).toBe(true);
});

test('CV7 in a picture, what lies beside a mark but far from it was not asked for', () => {
  const house = {
    pictureParts: 1,
    places: { old: [], new: [{ pageIndex: 3, rects: [[200, 400, 260, 440] as const] }] },
  };
  const frame = (x: number) => askedBy('new', { kind: 'rect', pageIndex: 3, rects: [[x, 400, x + 50, 440]] });
  expect(isAskedFor(house, frame(290), upright)).toBe(true);
  expect(isAskedFor(house, frame(400), upright)).toBe(false);
});

test('CV7 pages an answer names, as a compiler writes them', () => {
  expect(namedPages('P45～P48')).toEqual([44, 45, 46, 47]);
  expect(namedPages('第3、5页，7-8')).toEqual([2, 4, 6, 7]);
  expect(namedPages('')).toEqual([]);
  expect(namedPages('1～999999')).toHaveLength(201);
});

test('CV8 the words of a difference are shown as the page has them', () => {
  expect(wordsOf(compared.context.old, old, change.old)).toBe('稳定');
  expect(wordsOf(compared.context.new, now, change.now)).toBe('完整');
  expect(places.old).toMatchObject([
    { pageIndex: 0, rects: [[168, expect.any(Number), 192, expect.any(Number)]] },
  ]);
});

test('CV8 where something was taken out, the place in the new version lies between two characters', () => {
  const shorter = versionOf('河道岸线稳定。');
  const { context, changes } = compare(versionOf('河道右岸岸线稳定。'), shorter);
  const [place] = placesOf(context.new, shorter, changes[0]?.now ?? { start: 0, end: 0 });
  const [rect] = place?.rects ?? [];
  expect(rect?.[0]).toBe(60 + 24);
  expect(rect?.[2]).toBe(60 + 24);
});
