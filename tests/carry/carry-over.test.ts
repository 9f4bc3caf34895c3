import { describe, expect, test } from 'vitest';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import { carryOver } from '#shared/anchoring/carry/carry-over.ts';
import type { Carried } from '#shared/anchoring/carry/carried.ts';
import { rectsOfRange } from '#shared/anchoring/carry/run-boxes.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import { Random } from '../sim/random.ts';
import { chineseReport } from './chinese-report.ts';
import { Truth, type Verdict } from './judge.ts';
import { markAtRandom, type RandomMark } from './mark-at-random.ts';
import { revise, type Changes } from './revise.ts';
import { typeset, type Atom, type Style, type TypesetPage } from './typeset.ts';

const FIRST: Style = {
  lineLength: 34,
  linesPerPage: 30,
  title: '某河大桥防洪评价报告',
  firstNumber: 1,
  hyphenates: false,
  isSpaced: false,
};
const RESET: Style = { ...FIRST, lineLength: 38, linesPerPage: 27, hyphenates: true, isSpaced: true };
const NONE: Changes = {
  slips: 0,
  insertions: 0,
  deletions: 0,
  replacements: 0,
  copies: 0,
  movedParagraphs: 0,
  movedChapters: 0,
  widths: 0,
};

function toVersion(pages: readonly TypesetPage[], headings: VersionContent['headings'] = []): VersionContent {
  return { pages: pages.map(({ content }) => content), headings };
}

function carry(anchors: readonly Anchor[], old: VersionContent, now: VersionContent): readonly Carried[] {
  const work = carryOver(anchors, old, now);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

interface Run {
  readonly marks: readonly RandomMark[];
  readonly carried: readonly Carried[];
  readonly verdicts: readonly Verdict[];
}

function runSeed(seed: number, changes: Partial<Changes>, style: Style = RESET, count = 150): Run {
  const random = new Random(seed, 2026);
  const atoms = chineseReport(8, random);
  const old = typeset(atoms, FIRST);
  const now = revise(atoms, { ...NONE, ...changes }, random);
  const pages = typeset(now, style);
  const marks: RandomMark[] = [];
  while (marks.length < count) marks.push(...[markAtRandom(old, random)].filter((mark) => mark !== null));
  const carried = carry(
    marks.map(({ anchor }) => anchor),
    toVersion(old),
    toVersion(pages),
  );
  const truth = new Truth(now, pages);
  return {
    marks,
    carried,
    verdicts: carried.map((result, index) => truth.judge(marks[index]?.marked ?? [], result)),
  };
}

const SEEDS = [1, 2, 3, 4, 5, 6];
const shareRight = (verdicts: readonly Verdict[]): number => {
  const surviving = verdicts.filter(({ fate }) => fate === 'survives');
  return surviving.filter(({ result }) => result === 'right').length / surviving.length;
};
const wrongOf = ({ verdicts, marks }: Run): readonly string[] =>
  verdicts.flatMap(({ result }, index) =>
    result === 'wrong' ? [marks[index]?.anchor.quote?.exact ?? ''] : [],
  );

describe('AN10 every mark has an answer, the same each time', () => {
  test('one answer an anchor, in their order, placed or not', () => {
    const { marks, carried } = runSeed(7, { deletions: 30, movedChapters: 1 });
    expect(carried).toHaveLength(marks.length);
    for (const one of carried) expect(['placed', 'unplaced']).toContain(one.status);
    expect(carried.some(({ status }) => status === 'unplaced')).toBe(true);
  });

  test('what is not placed has a reason, and candidates where anything is left to go by', () => {
    const { carried } = runSeed(8, { deletions: 40 });
    for (const one of carried) {
      if (one.status === 'unplaced') expect(one.candidates.length).toBeGreaterThan(0);
    }
  });

  test('twice the same work gives the same answers', () => {
    const changes = { slips: 40, insertions: 10, deletions: 10, movedChapters: 1, copies: 4 };
    expect(runSeed(9, changes).carried).toEqual(runSeed(9, changes).carried);
  });

  test('the work comes in pieces, with what is done of it', () => {
    const random = new Random(1, 1);
    const pages = typeset(chineseReport(6, random), FIRST);
    const anchors = [{ kind: 'report', pageIndex: 0, rects: [] }] satisfies Anchor[];
    const steps = [...carryOver(anchors, toVersion(pages), toVersion(pages))];
    expect(steps.length).toBeGreaterThan(pages.length * 2);
    for (const { done, total } of steps) expect(done).toBeLessThanOrEqual(total);
    expect(steps.at(-1)).toEqual({ phase: 'placing', done: 1, total: 1 });
  });
});

describe('AN11 how pages are set makes no difference', () => {
  test.each(SEEDS)('nothing changed but lines, pages, hyphens, spaces and numbers: seed %i', (seed) => {
    const run = runSeed(seed, {}, { ...RESET, firstNumber: 12 });
    expect(wrongOf(run)).toEqual([]);
    expect(shareRight(run.verdicts)).toBeGreaterThan(0.98);
  });

  test.each(SEEDS)('full and half width: seed %i', (seed) => {
    const run = runSeed(seed, { widths: 6 });
    expect(wrongOf(run)).toEqual([]);
  });
});

describe('AN12 moved, put in, taken out, copied: each to where it is', () => {
  const KINDS: readonly (readonly [string, Partial<Changes>])[] = [
    ['slips', { slips: 60 }],
    ['insertions', { insertions: 25 }],
    ['deletions', { deletions: 25 }],
    ['replacements', { replacements: 25 }],
    ['copies', { copies: 10 }],
    ['moved paragraphs', { movedParagraphs: 6 }],
    ['moved chapters', { movedChapters: 2 }],
    [
      'all at once',
      {
        slips: 25,
        insertions: 8,
        deletions: 8,
        replacements: 8,
        copies: 3,
        movedParagraphs: 2,
        movedChapters: 1,
      },
    ],
  ];

  test.each(KINDS)('%s: nothing wrong, and nearly all that is left is found', (_, changes) => {
    const runs = SEEDS.map((seed) => runSeed(seed, changes));
    expect(runs.flatMap(wrongOf)).toEqual([]);
    expect(shareRight(runs.flatMap(({ verdicts }) => verdicts))).toBeGreaterThan(0.97);
  });

  test('words that are gone have no place', () => {
    const runs = SEEDS.map((seed) => runSeed(seed, { deletions: 60 }));
    const gone = runs.flatMap(({ verdicts }) => verdicts.filter(({ fate }) => fate === 'gone'));
    expect(gone.length).toBeGreaterThan(20);
    expect(gone.every(({ result }) => result === 'unplaced')).toBe(true);
  });
});

/** One page a text, one line a run of it. */
function pagesOf(...texts: readonly string[]): readonly TypesetPage[] {
  return texts.flatMap((text) => {
    const atoms = [...text].map((character, origin): Atom => ({ character, origin, isNew: false }));
    return typeset(atoms, { ...FIRST, title: '', lineLength: 30, linesPerPage: 400 });
  });
}

function markOf(pages: readonly TypesetPage[], pageIndex: number, words: string, nth = 0): Anchor {
  const page = pages[pageIndex];
  if (!page) throw new Error('no such page');
  const { text, boxes } = page.content;
  let start = text.text.indexOf(words);
  for (let step = 0; step < nth; step++) start = text.text.indexOf(words, start + 1);
  const range = { start, end: start + words.length };
  const rects = rectsOfRange(text, boxes, range);
  return describeAnchor({ kind: 'text', pageIndex, rects, text: text.text, range, headings: [] });
}

function wordsAt(pages: readonly TypesetPage[], carried: Carried | undefined): string {
  if (carried?.status !== 'placed') return `(${carried?.status === 'unplaced' ? carried.reason : ''})`;
  return carried.place.parts
    .map(({ pageIndex, start, end }) => pages[pageIndex]?.content.text.text.slice(start, end) ?? '')
    .join('');
}

function carryOne(old: readonly TypesetPage[], now: readonly TypesetPage[], anchor: Anchor): string {
  return wordsAt(now, carry([anchor], toVersion(old), toVersion(now))[0]);
}

const BEFORE = '工程河段河道顺直，主槽宽约一百四十米，平均比降千分之零点八，滩地宽阔，植被较好。';
const BEHIND = '桥前最大壅水高度为零点一七米，壅水曲线长度约四百二十五米，对上游堤防影响较小。';

describe('AN13 nothing below the floor, nothing that could as well be elsewhere', () => {
  test('of two equal lines one was taken out: which is not known', () => {
    const line = '本断面水位流量关系见附表，';
    const old = pagesOf(BEFORE + line + line + BEHIND);
    const now = pagesOf(BEFORE + line + BEHIND);
    expect(carryOne(old, now, markOf(old, 0, '水位流量', 0))).toBe('(ambiguous)');
    expect(carryOne(old, now, markOf(old, 0, '水位流量', 1))).toBe('(ambiguous)');
  });

  test('a word of four characters that was replaced is marked where it stood', () => {
    const old = pagesOf(`${BEFORE}主槽糙率取零点零二八，${BEHIND}`);
    const now = pagesOf(`${BEFORE}主槽糙率取零点零三二，${BEHIND}`);
    expect(carryOne(old, now, markOf(old, 0, '点零二八'))).toBe('点零三二');
  });

  test('the same short word in a paragraph that was written anew is not the word that was marked', () => {
    const old = pagesOf(`${BEFORE}本次按五十年一遇洪水推求壅水，起算水位由断面关系线查得。${BEHIND}`);
    const now = pagesOf(`${BEFORE}经复核，采用百年一遇标准；围堰顶高程高于施工期水位一米以上。${BEHIND}`);
    expect(carryOne(old, now, markOf(old, 0, '水位', 0))).toMatch(/^\(/u);
  });

  test('of rows that are alike the one between its neighbours is found', () => {
    const row = (no: number) => `断面${no}设计水位无校核水位无备注无；`;
    const rows = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => row(from + index)).join('');
    const old = pagesOf(BEFORE + rows(1, 9) + BEHIND);
    const now = pagesOf(BEFORE + rows(1, 4) + rows(6, 9) + BEHIND);
    const found = carry([markOf(old, 0, '校核水位', 6)], toVersion(old), toVersion(now))[0];
    const { text } = now[0]?.content.text ?? { text: '' };
    const start = found?.status === 'placed' ? (found.place.parts[0]?.start ?? 0) : 0;
    expect(text.slice(start - 8, start)).toBe('断面7设计水位无');
  });

  test('in a paragraph that every chapter repeats, the one between the same neighbours is found', () => {
    const third = '围堰按五年一遇枯水期洪水标准设计，堰顶高程高于设计水位一米，采用土石结构。';
    const same = '施工期应加强监测，发现异常情况及时上报主管部门并采取相应措施。';
    const chapters = [
      `甲章${BEFORE}${same}甲完`,
      `乙章${BEHIND}${same}乙完`,
      `丙章${third}${same}丙完`,
    ] as const;
    const old = pagesOf(...chapters);
    const now = pagesOf(chapters[0], chapters[2], chapters[1]);
    const results = carry(
      [0, 1, 2].map((page) => markOf(old, page, '异常情况')),
      toVersion(old),
      toVersion(now),
    );
    const pages = results.map((one) => (one.status === 'placed' ? one.place.pageIndex : one.reason));
    expect(pages).toEqual([0, 2, 1]);
  });

  test('a long mark goes around a paragraph that was put into it', () => {
    const middle = '（本次修改补充：增加桥墩局部冲刷计算成果，并与同类工程实测资料对比分析，结论一致。）';
    const old = pagesOf(`${BEFORE}起${BEHIND}`);
    const now = pagesOf(`${BEFORE}起${middle}${BEHIND}`);
    const whole = `${BEFORE.slice(20)}起${BEHIND.slice(0, 20)}`;
    expect(carryOne(old, now, markOf(old, 0, whole))).toBe(whole);
  });
});

describe('AN14 marks without words, whole pages, the report', () => {
  const text = `${BEFORE}${BEHIND}`.repeat(1);
  const lines = (tag: string) =>
    Array.from({ length: 12 }, (_, row) => `${tag}第${row}行${text.slice(row, row + 20)}`);

  test('a pin moves with the lines above and below it', () => {
    const old = pagesOf(lines('甲').join(''));
    const now = pagesOf(
      `新增的一整行文字，共三十个字符以便下移一行，恰好如此不多不少。${lines('甲').join('')}`,
    );
    const pin: Anchor = { kind: 'pin', pageIndex: 0, rects: [[200, 640, 200, 640]] };
    const [carried] = carry([pin], toVersion(old), toVersion(now));
    expect(carried).toMatchObject({ status: 'placed', by: 'surroundings' });
    expect(carried?.status === 'placed' && carried.place.rects[0]?.[1]).toBeCloseTo(622, 0);
  });

  test('a pin between lines that went different ways is not placed', () => {
    const [upper, lower] = [lines('甲').slice(0, 6).join(''), lines('乙').slice(6).join('')];
    const old = pagesOf(upper + lower);
    const now = pagesOf(upper, lower);
    const pin: Anchor = { kind: 'pin', pageIndex: 0, rects: [[200, 672, 200, 672]] };
    expect(carry([pin], toVersion(old), toVersion(now))[0]).toMatchObject({
      status: 'unplaced',
      reason: 'noWords',
    });
  });

  test('a page comment goes where most of its page went; a report comment stays with the report', () => {
    const pages = pagesOf(lines('甲').join(''), lines('乙').join(''), lines('丙').join(''));
    const [first, second, third] = pages;
    if (!first || !second || !third) throw new Error('three pages');
    const results = carry(
      [
        { kind: 'page', pageIndex: 1, rects: [] },
        { kind: 'report', pageIndex: 0, rects: [] },
      ],
      toVersion(pages),
      toVersion([second, third, first]),
    );
    expect(results[0]).toMatchObject({ status: 'placed', by: 'page', place: { pageIndex: 0 } });
    expect(results[1]).toMatchObject({ status: 'placed', by: 'page' });
  });

  test('a page of which hardly anything is left takes no comment along', () => {
    const old = pagesOf(lines('甲').join(''), lines('乙').join(''));
    const now = pagesOf('完全不同的另一页，没有一句话是从前的。'.repeat(8), lines('乙').join(''));
    expect(
      carry([{ kind: 'page', pageIndex: 0, rects: [] }], toVersion(old), toVersion(now))[0],
    ).toMatchObject({
      status: 'unplaced',
    });
  });

  test('on a page without words only its picture could tell', () => {
    const old = pagesOf(lines('甲').join(''));
    const blank = {
      ...old[0]?.content,
      text: { text: '', runs: new Uint32Array(), offsets: new Uint32Array() },
      boxes: [],
    };
    const scan: VersionContent = { pages: [{ view: [0, 0, 595, 842], ...blank }], headings: [] };
    const pin: Anchor = { kind: 'pin', pageIndex: 0, rects: [[200, 640, 200, 640]] };
    expect(carry([pin], scan, scan)[0]).toMatchObject({ status: 'unplaced', reason: 'noWords' });
  });

  test('a page that could not be read says so', () => {
    const unread: VersionContent = { pages: [null], headings: [] };
    const pin: Anchor = { kind: 'pin', pageIndex: 0, rects: [[1, 1, 1, 1]] };
    expect(carry([pin], unread, unread)[0]).toMatchObject({ status: 'unplaced', reason: 'unreadable' });
  });
});
