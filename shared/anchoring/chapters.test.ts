import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chapterAt, chaptersOf } from './chapters.ts';
import type { Heading } from './section.ts';

const at = (title: string, pageIndex: number, depth: number, top: number | null = null): Heading => ({
  title,
  pageIndex,
  top,
  depth,
});

test('CH1 chapters are the highest level of the outline that has several; what comes before is the front', () => {
  const headings = [
    at('防洪评价报告', 0, 0),
    at('1 概述', 4, 1),
    at('1.1 背景', 4, 2),
    at('2 水文', 10, 1, 300),
    at('3 结论', 10, 1, 200),
    at('4 附图', 30, 1),
  ];
  expect(chaptersOf(headings, 40).map(({ kind, title, from, to }) => [kind, title, from, to])).toEqual([
    ['front', '', 0, 3],
    ['chapter', '1 概述', 4, 9],
    ['chapter', '2 水文', 10, 29],
    ['chapter', '4 附图', 30, 39],
  ]);
});

test('CH1 a report without an outline, or with too many headings of a level, is cut into parts of twenty pages', () => {
  expect(chaptersOf([], 45).map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['pages', 0, 19],
    ['pages', 20, 39],
    ['pages', 40, 44],
  ]);
  const many = Array.from({ length: 70 }, (_, page) => at(`附表 ${page}`, page, 0));
  expect(chaptersOf(many, 80)[0]?.kind).toBe('pages');
});

test('CH2 a place above a heading on its page belongs to the chapter before', () => {
  const chapters = chaptersOf([at('1 概述', 0, 0), at('2 水文', 10, 0, 400)], 20);
  expect([chapterAt(chapters, 9, 100), chapterAt(chapters, 10, 700), chapterAt(chapters, 10, 405)]).toEqual([
    0, 0, 1,
  ]);
  expect([chapterAt(chapters, 10, null), chapterAt(chapters, 19, 700)]).toEqual([1, 1]);
});

test('CH1 chapters follow each other without a gap and hold every page once', () => {
  const heading = fc.record({
    title: fc.string({ maxLength: 5 }),
    pageIndex: fc.nat({ max: 120 }),
    top: fc.constantFrom(null, 100, 500),
    depth: fc.nat({ max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(heading, { maxLength: 90 }), fc.integer({ min: 1, max: 100 }), (list, pageCount) => {
      const headings = list.toSorted((a, b) => a.pageIndex - b.pageIndex);
      const chapters = chaptersOf(headings, pageCount);
      const pages = chapters.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, index) => from + index),
      );
      expect(pages).toEqual(Array.from({ length: pageCount }, (_, page) => page));
      for (const page of pages) {
        const chapter = chapters[chapterAt(chapters, page, null)];
        expect(chapter && chapter.from <= page && page <= chapter.to).toBe(true);
      }
    }),
  );
});
