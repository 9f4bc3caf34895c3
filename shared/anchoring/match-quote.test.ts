import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Quote } from './anchor.ts';
import { describeAnchor } from './describe-anchor.ts';
import { matchQuote } from './match-quote.ts';
import { resolveAnchor } from './resolve-anchor.ts';

const PAGE =
  '4.3壅水分析计算工程河段河道顺直，主槽宽约140m，平均比降0.8‰。按50年一遇设计洪水计算壅水，设计洪峰流量1260m3/s，' +
  '桥墩阻水比5.8%，断面按实测概化，主槽糙率取0.028，滩地糙率取0.035，起算水位由CS5断面水位流量关系推求。' +
  '桥前最大壅水高度为0.17m，壅水曲线长度约425m。';

const quote = (exact: string, prefix = '', suffix = ''): Quote => ({ exact, prefix, suffix });
const found = (text: string, wanted: Quote) => {
  const match = matchQuote(text, wanted);
  return match.status === 'exact' || match.status === 'approximate'
    ? text.slice(match.start, match.end)
    : match.status;
};

test('AN3 a quote that stands once on the page is found word for word', () => {
  expect(found(PAGE, quote('滩地糙率取0.035'))).toBe('滩地糙率取0.035');
  expect(found(PAGE, quote('滩地糙率取 ０．０３５'))).toBe('滩地糙率取0.035');
});

test('AN4 of several equal places the surroundings tell the right one', () => {
  expect(matchQuote(PAGE, quote('糙率取', '断面按实测概化，主槽', '0.028，滩地糙率'))).toMatchObject({
    status: 'exact',
    start: PAGE.indexOf('糙率取0.028'),
  });
  expect(matchQuote(PAGE, quote('糙率取', '主槽糙率取0.028，滩地', '0.035，起算水位'))).toMatchObject({
    status: 'exact',
    start: PAGE.indexOf('糙率取0.035'),
  });
});

test('AN4 without surroundings that tell, a repeated quote is ambiguous and not guessed', () => {
  expect(matchQuote(PAGE, quote('壅水'))).toEqual({ status: 'ambiguous', places: 4 });
});

test('AN5 a long quote is found again after a small edit', () => {
  expect(found(PAGE, quote('断面按实测成果概化，主槽糙率取0.030，滩地糙率取0.035'))).toBe(
    '断面按实测概化，主槽糙率取0.028，滩地糙率取0.035',
  );
});

test('AN5 a short Chinese quote with one other character is another word', () => {
  expect(found(PAGE, quote('滩地糙率', '主槽糙率取0.028，', '取0.035'))).toBe('滩地糙率');
  expect(found(PAGE, quote('河床糙率'))).toBe('absent');
  expect(found(PAGE, quote('糙度'))).toBe('absent');
});

test('AN5 nothing below the floor is found', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛壬癸'), minLength: 1, maxLength: 60 }),
      (text) => {
        expect(matchQuote(PAGE, quote(text)).status).toBe('absent');
      },
    ),
  );
});

const prose = fc.string({
  unit: fc.constantFrom(...'河道防洪评价糙率水位断面桥墩堤岸，。0123456789m'),
  minLength: 60,
  maxLength: 900,
});

test('AN6 what describeAnchor keeps, resolveAnchor finds where it was, or calls ambiguous', () => {
  fc.assert(
    fc.property(prose, fc.nat(), fc.integer({ min: 1, max: 400 }), (text, from, length) => {
      const start = from % text.length;
      const range = { start, end: Math.min(text.length, start + length) };
      const anchor = describeAnchor({
        kind: 'text',
        pageIndex: 0,
        rects: [[0, 0, 9, 9]],
        text,
        range,
        headings: [],
      });
      const match = resolveAnchor(anchor, text);
      expect(match.status === 'ambiguous' || match.status === 'exact').toBe(true);
      if (match.status === 'exact') {
        expect([match.start, match.end]).toEqual([range.start, range.end]);
      }
    }),
  );
});

test('AN5 one edit in a quote of twenty or more never loses it and never moves it elsewhere', () => {
  fc.assert(
    fc.property(prose, fc.nat(), fc.integer({ min: 20, max: 300 }), fc.nat(), (text, from, length, where) => {
      const start = from % Math.max(1, text.length - length);
      const end = Math.min(text.length, start + length);
      if (end - start < 20) return;
      const anchor = describeAnchor({
        kind: 'text',
        pageIndex: 0,
        rects: [[0, 0, 9, 9]],
        text,
        range: { start, end },
        headings: [],
      });
      const at = start + 1 + (where % (end - start - 2));
      const revised = `${text.slice(0, at)}改${text.slice(at + 1)}`;
      const match = resolveAnchor(anchor, revised);
      expect(match).toMatchObject({ status: 'approximate', start, end });
    }),
  );
});

test('AN9 a mark without words is never guessed', () => {
  expect(resolveAnchor({ kind: 'pin', pageIndex: 3, rects: [[1, 1, 1, 1]] }, PAGE)).toEqual({
    status: 'absent',
  });
});
