import { describe, expect, test } from 'vitest';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import { carryOver } from '#shared/anchoring/carry/carry-over.ts';
import type { Carried } from '#shared/anchoring/carry/carried.ts';
import { rectsOfRange, type RunBox } from '#shared/anchoring/carry/run-boxes.ts';
import type { PageContent, VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import { pageText } from '#shared/anchoring/page-text.ts';
import { Random } from '../sim/random.ts';
import { VIEW } from './typeset.ts';

// What makes words easy to mistake: figures in tables, clauses every chapter repeats, running heads, labels of two
// characters, columns that run downwards, pages that lie.

type Lay = 'across' | 'down' | 'turned';

/** One line a run; lines go across, in columns downwards from the right, or across a page turned by 90°. */
function pageOf(lines: readonly string[], lay: Lay = 'across'): PageContent {
  const text = pageText(lines.map((line) => ({ text: line, endsLine: true })));
  const boxes = lines.map((line, row): RunBox => {
    const along = line.length * 12;
    if (lay === 'down')
      return { x: 540 - row * 18, y: 800, dx: 0, dy: -along, height: 12, units: line.length };
    if (lay === 'turned')
      return { x: 60 + row * 18, y: 60, dx: 0, dy: along, height: 12, units: line.length };
    return { x: 60, y: 780 - row * 18, dx: along, dy: 0, height: 12, units: line.length };
  });
  return { text, boxes, view: VIEW };
}

function version(...pages: readonly PageContent[]): VersionContent {
  return { pages, headings: [] };
}

/** Marks the `nth` of these words on a page. */
function mark({ pages }: VersionContent, pageIndex: number, words: string, nth = 0): Anchor {
  const page = pages[pageIndex];
  if (!page) throw new Error('no such page');
  let start = page.text.text.indexOf(words);
  for (let step = 0; step < nth; step++) start = page.text.text.indexOf(words, start + 1);
  if (start < 0) throw new Error('no such words');
  const range = { start, end: start + words.length };
  const rects = rectsOfRange(page.text, page.boxes, range);
  return describeAnchor({ kind: 'text', pageIndex, rects, text: page.text.text, range, headings: [] });
}

function carry(old: VersionContent, now: VersionContent, ...anchors: readonly Anchor[]): readonly Carried[] {
  const work = carryOver(anchors, old, now);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** What stands before a place on its line, with the place: enough to tell which it is. */
function told({ pages }: VersionContent, carried: Carried | undefined, before = 0): string {
  if (carried?.status !== 'placed') return `(${carried?.status === 'unplaced' ? carried.reason : ''})`;
  return carried.place.parts
    .map(({ pageIndex, start, end }) => pages[pageIndex]?.text.text.slice(start - before, end) ?? '')
    .join('');
}

const SENTENCES = [
  '工程河段河道顺直，主槽宽约一百四十米，滩地宽阔，植被较好。',
  '桥前最大壅水高度为零点一七米，壅水曲线长度约四百二十五米。',
  '围堰按五年一遇枯水期洪水标准设计，堰顶高程高于设计水位一米。',
  '弃渣场采用浆砌石挡墙，墙高三米，墙后设排水盲沟和土工布反滤。',
  '临时占地使用后恢复为耕地，表土剥离厚度三十厘米，集中堆放覆盖。',
  '监测点布设于桥位上下游各五百米，汛期每月观测一次并整编成果。',
];

describe('AN13 figures in the cells of a table', () => {
  const cell = (random: Random): string => `${random.below(3)}.${random.below(3)}`;
  const table = (random: Random, rows: number): readonly string[] =>
    Array.from({ length: rows }, (_, row) =>
      [`断面${row + 1}`, ...Array.from({ length: 5 }, () => cell(random))].join(' '),
    );

  test('a figure that stands in many cells is carried to its own or to none', () => {
    let placed = 0;
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = new Random(seed, 1);
      const rows = table(random, 18);
      const removed = random.below(18);
      const changed = random.below(18);
      const revised = rows.flatMap((row, index) =>
        index === removed ? [] : [index === changed ? `${row.slice(0, -3)}9.9` : row],
      );
      const old = version(pageOf([...SENTENCES.slice(0, 3), ...rows, ...SENTENCES.slice(3)]));
      const now = version(pageOf([SENTENCES[0] ?? '', ...revised, ...SENTENCES.slice(1)]));
      const { text } = old.pages[0]?.text ?? { text: '' };
      for (const [row, line] of rows.entries()) {
        const name = line.split(' ')[0] ?? '';
        const at = text.indexOf(name) + name.length;
        const page = old.pages[0];
        if (!page) throw new Error('a page');
        const start = /\d\.\d/u.exec(text.slice(at))?.index ?? 0;
        const range = { start: at + start, end: at + start + 3 };
        const rects = rectsOfRange(page.text, page.boxes, range);
        const anchor = describeAnchor({ kind: 'text', pageIndex: 0, rects, text, range, headings: [] });
        const [result] = carry(old, now, anchor);
        if (result?.status !== 'placed') continue;
        placed++;
        expect(row, `seed ${seed}`).not.toBe(removed);
        const from = result.place.parts[0]?.start ?? 0;
        const there = now.pages[0]?.text.text.slice(0, from) ?? '';
        expect(there.slice(there.lastIndexOf('断面')), `seed ${seed}`).toContain(name);
      }
    }
    expect(placed).toBeGreaterThan(60);
  });
});

describe('AN13 quotes of two to four characters', () => {
  const lines = SENTENCES.map((sentence, index) => `${index + 1}．${sentence}水位见附表。`);
  const old = version(pageOf(lines));

  test.each([0, 1, 2, 3, 4, 5])('a word every line has stays on its line: line %i', (line) => {
    const now = version(pageOf([...lines.slice(3), '新增一段说明，水位见附图。', ...lines.slice(0, 3)]));
    const words = mark(old, 0, '水位见', line);
    const found = told(now, carry(old, now, words)[0], 12);
    expect(found === '(ambiguous)' || found.startsWith((lines[line] ?? '').slice(-18, -12))).toBe(true);
  });

  test('its line was taken out, the word stands elsewhere: it has no place', () => {
    const now = version(pageOf(lines.filter((_, index) => index !== 2)));
    expect(told(now, carry(old, now, mark(old, 0, '水位见', 2))[0])).toMatch(/^\(/u);
  });

  test('a figure that another took the place of is marked where it stood', () => {
    const now = version(pageOf(lines.map((line) => line.replace('一百四十', '一百六十'))));
    expect(told(now, carry(old, now, mark(old, 0, '一百四十'))[0])).toBe('一百六十');
  });
});

describe('AN11 AN12 what every chapter repeats', () => {
  const clause = '施工期应加强监测，发现异常情况及时上报主管部门并采取相应措施。';
  const chapter = (index: number): PageContent =>
    pageOf([`第${index + 1}章`, SENTENCES[index] ?? '', clause, SENTENCES[(index + 3) % 6] ?? '']);

  test('of chapters that changed places each keeps its own clause', () => {
    const old = version(...[0, 1, 2].map(chapter));
    const now = version(...[2, 0, 1].map(chapter));
    const results = carry(old, now, ...[0, 1, 2].map((page) => mark(old, page, '异常情况')));
    expect(results.map((one) => (one.status === 'placed' ? one.place.pageIndex : one.reason))).toEqual([
      1, 2, 0,
    ]);
  });

  test('the clause of a chapter that was taken out goes to no other', () => {
    const old = version(...[0, 1, 2].map(chapter));
    const now = version(...[0, 2].map(chapter));
    expect(told(now, carry(old, now, mark(old, 1, '异常情况'))[0])).toMatch(/^\(/u);
  });

  test('a mark on a running head is on the page its page became, or nowhere', () => {
    const headed = (index: number): PageContent =>
      pageOf([
        '某河大桥防洪评价报告',
        `${SENTENCES[index] ?? ''}甲`,
        `${SENTENCES[index] ?? ''}乙`,
        String(index),
      ]);
    const old = version(...[0, 1, 2, 3, 4].map(headed));
    const now = version(...[0, 2, 3, 4].map(headed));
    const results = carry(old, now, ...[0, 1, 3].map((page) => mark(old, page, '防洪评价')));
    expect(results[0]).toMatchObject({ status: 'placed', place: { pageIndex: 0 } });
    expect(results[1]?.status).toBe('unplaced');
    expect(results[2]).toMatchObject({ status: 'placed', place: { pageIndex: 2 } });
  });
});

describe('AN7 AN12 columns that run downwards and pages that lie', () => {
  test.each<readonly [Lay, Lay]>([
    ['down', 'down'],
    ['turned', 'turned'],
    ['turned', 'across'],
    ['across', 'down'],
  ])('from %s to %s: the same words, and a rect that holds them', (from, to) => {
    const old = version(pageOf(SENTENCES, from));
    const now = version(pageOf([SENTENCES[5] ?? '', ...SENTENCES.slice(0, 5)], to));
    const [result] = carry(old, now, mark(old, 0, '浆砌石挡墙'));
    expect(told(now, result)).toBe('浆砌石挡墙');
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = (result?.status === 'placed' && result.place.rects[0]) || [];
    const [wide, high] = [x1 - x0, y1 - y0];
    if (to === 'across') expect(wide).toBeGreaterThan(high * 3);
    else expect(high).toBeGreaterThan(wide * 3);
  });

  test('a frame on a page that was turned keeps to its words', () => {
    const old = version(pageOf(SENTENCES, 'across'));
    const now = version(pageOf(SENTENCES, 'turned'));
    const { rects, quote } = mark(old, 0, '浆砌石挡墙');
    const frame: Anchor = { kind: 'rect', pageIndex: 0, rects, ...(quote ? { quote } : {}) };
    const [result] = carry(old, now, frame);
    const [words] = carry(old, now, mark(old, 0, '浆砌石挡墙'));
    if (result?.status !== 'placed' || words?.status !== 'placed') throw new Error('not placed');
    const [a, b] = [result.place.rects[0], words.place.rects[0]];
    expect(a && b && a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]).toBe(true);
  });
});
