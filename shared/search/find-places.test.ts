import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describePlace, pageAt } from './describe-place.ts';
import { framesOf, placesInFile } from './find-places.ts';
import { chineseNumeral } from '../lib/chinese-numeral.ts';
import { foldForSearch } from './fold-search.ts';
import { parseNumeral } from './numerals.ts';

const TEXT = '主槽糙率取0.028，滩地糙率取０．０３５。Manning n 值见表4.3-2（ＳＬ/T 808—2021）。';

function findIn(pages: readonly string[], query: string, limit = 10_000) {
  const folded = pages.map((page) => foldForSearch(page).text);
  const { count, places } = placesInFile(folded, framesOf(folded), foldForSearch(query).text, limit);
  return {
    count,
    places: places.map((place) => describePlace(place, (index) => pageAt(pages[index] ?? ''))),
  };
}

const matches = (query: string, ...pages: string[]) =>
  findIn(pages, query).places.map(({ snippet }) => snippet.match);

test('RD6 search sees through width, case, spaces and forms of punctuation', () => {
  expect(matches('糙率', TEXT)).toEqual(['糙率', '糙率']);
  expect(matches('0.035', TEXT)).toEqual(['０．０３５']);
  expect(matches('manning N', TEXT)).toEqual(['Manning n']);
  expect(matches('sl/t 808-2021', TEXT)).toEqual(['ＳＬ/T 808—2021']);
  expect(matches('糙 率 取 0.028,', TEXT)).toEqual(['糙率取0.028，']);
  expect(matches('   ', TEXT)).toEqual([]);
});

test('RD6 traditional and simplified characters, and the ways of writing a digit, are the same', () => {
  expect(matches('防洪评价计算', '防洪評價計算說明')).toEqual(['防洪評價計算']);
  expect(matches('臺灣', '台湾')).toEqual(['台湾']);
  expect(matches('第3章', '第三章 水文')).toEqual(['第三章']);
  expect(matches('2026年', '二〇二六年，２０２６年')).toEqual(['二〇二六年', '２０２６年']);
  expect(matches('三百万', '叁佰萬元')).toEqual(['叁佰萬']);
});

test('RD6 one character is found wherever it stands', () => {
  expect(findIn([TEXT, '糙'], '糙').places.map(({ pageIndex, range }) => [pageIndex, range.start])).toEqual([
    [0, 2],
    [0, 13],
    [1, 0],
  ]);
});

test('RD6 a result shows the words around it', () => {
  const [, second] = findIn([TEXT], '糙率').places;
  expect(second?.snippet).toEqual({
    before: '主槽糙率取0.028，滩地',
    match: '糙率',
    after: '取０．０３５。Manning n 值…',
  });
});

test('RD6 dots that lead to a page number do not stand in the way of the words', () => {
  const contents = `4.1.1 水文基本资料${' .'.repeat(30)} 21 4.1.2 设计洪水计算${' .'.repeat(30)} 22 4.2 水面线`;
  const [found] = findIn([contents], '设计洪水').places;
  expect(found?.snippet).toEqual({
    before: '…水文基本资料 …21 4.1.2 ',
    match: '设计洪水',
    after: '计算 …22 4.2 水面线',
  });
});

const head = '某河整治工程防洪评价报告';
const printed = (body: string, page: number) => `${head}${body}第${page}页共9页`;

test('RD6 words that go on on the next page are found, past its running head and the foot before it', () => {
  const pages = ['工程概况如下所述', '经复核设计洪水', '位高于堤顶', '结论与建议'].map(printed);
  const { count, places } = findIn(pages, '设计洪水位高');
  expect(count).toBe(1);
  expect(places[0]).toMatchObject({ pageIndex: 1, snippet: { match: '设计洪水位高' } });
  const { range, over } = places[0] ?? {};
  expect(pages[1]?.slice(range?.start, range?.end)).toBe('设计洪水');
  expect(pages[2]?.slice(over?.start, over?.end)).toBe('位高');
});

test('RD6 places do not overlap, over a page break neither', () => {
  expect(findIn(['啊啊啊', '啊啊'], '啊啊').places.map(({ pageIndex }) => pageIndex)).toHaveLength(2);
  expect(findIn(['啊啊啊啊啊'], '啊啊').count).toBe(2);
});

test('RD6 all are counted and the first are listed', () => {
  const { count, places } = findIn(['的'.repeat(10_000), '的'.repeat(500)], '的', 300);
  expect(count).toBe(10_500);
  expect(places).toHaveLength(300);
});

test.each(['.*', '[', '(?:', '\\', '%', '_', '"', '\u0000', '\ud800', '糙'.repeat(10_000)])(
  'RD6 what means something to a program is looked for as it stands: %#',
  (query) => {
    expect(findIn([TEXT], query)).toEqual({ count: 0, places: [] });
    expect(findIn([`前${query}后`], query).count).toBe(1);
  },
);

test('RD6 whatever stands in a report is found there, under any of its forms', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, words, words, (before, wanted, after) => {
      fc.pre(foldForSearch(wanted).text !== '');
      const page = before + wanted + after;
      const found = findIn([page], wanted);
      expect(found.count).toBeGreaterThan(0);
      for (const { range, snippet } of found.places) {
        expect(page.slice(range.start, range.end)).toBe(snippet.match);
        expect(foldForSearch(snippet.match).text).toContain(foldForSearch(wanted).text);
      }
    }),
  );
});

test('RD6 a unit of the folded text points at a character of the source, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { text: folded, at } = foldForSearch(text);
      expect(at).toHaveLength(folded.length + 1);
      expect([...at]).toEqual([...at].sort((one, other) => one - other));
    }),
  );
});

test('RD6 a number is found however it is written, and only whole where it was not typed so', () => {
  expect(matches('12条', '第十二条')).toEqual(['十二条']);
  expect(matches('十二', '共12座，第三十二页，一百一十二')).toEqual(['12', '十二', '十二']);
  expect(matches('12', '共12座，十二座，第三十二页，1.12，112')).toEqual(['12', '十二', '12', '12']);
  expect(matches('20年', '二十年一遇')).toEqual(['二十年']);
  expect(matches('一百零五', '共 105 棵，１０５')).toEqual(['105', '１０５']);
  expect(matches('2026', '二〇二六年，二千零二十六')).toEqual(['二〇二六', '二千零二十六']);
  expect(matches('100年一遇', '百年一遇的洪水，一百年一遇')).toEqual(['百年一遇', '一百年一遇']);
  expect(matches('5%', '百分之五，5％，百分之十五')).toEqual(['百分之五', '5％']);
  expect(matches('百分之十二点五', '占 12.5%')).toEqual(['12.5%']);
  expect(matches('千瓦', '5千瓦，五千瓦')).toEqual(['千瓦', '千瓦']);
});

test('RD6 every number below ten thousand is found in both ways of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 9999 }), (value) => {
      const written = chineseNumeral(value);
      expect(parseNumeral(foldForSearch(written).text)).toBe(value);
      expect(matches(String(value), `其${written}处`)).toEqual([written]);
      expect(matches(written, `其${value}处`)).toEqual([String(value)]);
    }),
  );
});
