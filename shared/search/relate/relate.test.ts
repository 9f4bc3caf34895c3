import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Anchor } from '../../anchoring/anchor.ts';
import type { CitedClause } from '../../domain/comment/cited-clause.ts';
import { versionIdSchema, type CommentId } from '../../domain/ids.ts';
import { commentId } from '../../testing/cast.ts';
import { findOpposed } from './find-opposed.ts';
import { groupSimilar, type Comparable, type SimilarGroup } from './group-similar.ts';
import { keepApart } from './keep-apart.ts';

const CLAUSE: CitedClause = {
  clauseId: 'c',
  number: 'SL/T 808',
  edition: '2021',
  title: '',
  clause: '4.3',
  heading: '壅水分析',
};

function at(page: number, bottom: number, kind: Anchor['kind'] = 'rect'): Anchor {
  const rects = kind === 'page' || kind === 'report' ? [] : [[100, bottom, 300, bottom + 30] as const];
  return { kind, pageIndex: page, rects };
}

interface Said {
  readonly words?: string;
  readonly suggestion?: string;
  readonly anchor?: Anchor;
  readonly clauses?: readonly CitedClause[] | undefined;
  readonly basis?: string;
  readonly version?: string;
}

function said(no: number, { words, suggestion, anchor, clauses, basis, version }: Said): Comparable {
  return {
    commentId: commentId(`comment-${no}`),
    no,
    versionId: versionIdSchema.parse(version ?? 'version-1'),
    anchor: anchor ?? at(no, 100),
    content: {
      category: 'data',
      severity: 'suggestion',
      concern: words ?? String.fromCharCode(0x50_00 + 3 * no, 0x50_01 + 3 * no),
      basis: basis ?? '',
      suggestion: suggestion ?? '',
      ...(clauses && { clauses }),
    },
  };
}

function done<R>(work: Generator<undefined, R>): R {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

const grouped = (...comments: readonly Said[]): readonly SimilarGroup[] =>
  done(groupSimilar(comments.map((one, index) => said(index + 1, one))));
const numbers = (groups: readonly SimilarGroup[]) =>
  groups.map(({ ids, because }) => [
    ...ids.map((id: CommentId) => Number(id.replace(/\D/gu, ''))),
    ...because,
  ]);

describe('similar comments', () => {
  test('RL1 marks that lie within each other are one place; a page, a report and a frame around all are none', () => {
    expect(numbers(grouped({ anchor: at(4, 100) }, { anchor: at(4, 110) }, { anchor: at(4, 400) }))).toEqual([
      [1, 2, 'place'],
    ]);
    expect(grouped({ anchor: at(4, 100) }, { anchor: at(5, 100) })).toEqual([]);
    expect(grouped({ anchor: at(4, 100, 'page') }, { anchor: at(4, 100, 'page') })).toEqual([]);
    expect(grouped({ anchor: at(0, 0, 'report') }, { anchor: at(0, 0, 'report') })).toEqual([]);
    const all: Anchor = { kind: 'rect', pageIndex: 4, rects: [[0, 0, 600, 800]] };
    expect(grouped({ anchor: all }, { anchor: at(4, 100) })).toEqual([]);
    const other = [{ anchor: at(4, 100) }, { anchor: at(4, 100), version: 'version-2' }];
    expect(grouped(...other)).toEqual([]);
  });

  test('RL1 pins are a place though they have no area', () => {
    const pin = (x: number): Anchor => ({ kind: 'pin', pageIndex: 2, rects: [[x, 50, x, 50]] });
    expect(numbers(grouped({ anchor: pin(80) }, { anchor: pin(84) }, { anchor: pin(120) }))).toEqual([
      [1, 2, 'place'],
    ]);
  });

  test('RL2 the same clause counts with words or a heading in common, whatever its edition', () => {
    const newer = { ...CLAUSE, edition: '2026', clauseId: 'd' };
    const words = ['补充壅水计算的糙率取值依据', '请说明糙率取值依据和率定过程', '附图没有比例尺'];
    const [first, second, third] = words;
    expect(
      numbers(
        grouped(
          { words: first ?? '', clauses: [CLAUSE] },
          { words: second ?? '', clauses: [newer] },
          { words: third ?? '', clauses: [CLAUSE] },
        ),
      ),
    ).toEqual([[1, 2, 'clause']]);
  });

  test('RL3 the same words in other forms are like text; a few characters in common are not', () => {
    expect(
      numbers(
        grouped(
          { words: '复核设计洪水成果，补充五十年一遇壅水计算过程。' },
          { words: '複核設計洪水成果；补充 50 年一遇壅水计算过程' },
          { words: '复核附图' },
          { words: '复核附表' },
        ),
      ),
    ).toEqual([[1, 2, 'words']]);
  });

  test('RL4 every comment is in one group at most, like its head, and the order they come in does not matter', () => {
    const words = ['糙率', '壅水', '设计洪水', '堤防', '弃渣场', '补充', '复核', '依据', '计算过程', '附图'];
    const saids = fc.array(
      fc.record({
        words: fc
          .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
          .map((list) => list.join('')),
        anchor: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 120 })).map(([page, y]) => at(page, y)),
        clauses: fc.constantFrom(undefined, [CLAUSE]),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(saids, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (list, keys) => {
        const comments = list.map((one, index) => said(index + 1, one));
        const groups = done(groupSimilar(comments));
        const all = groups.flatMap(({ ids }) => ids);
        expect(new Set(all).size).toBe(all.length);
        const byId = new Map(comments.map((comment) => [comment.commentId, comment]));
        for (const { ids, because } of groups) {
          expect(because.length).toBeGreaterThan(0);
          const [head, ...others] = ids.flatMap((id) => byId.get(id) ?? []);
          for (const other of others) {
            expect(done(groupSimilar(head ? [head, other] : []))).toHaveLength(1);
            expect(other.no).toBeGreaterThan(head?.no ?? Infinity);
          }
        }
        const shuffled = comments.toSorted((a, b) => (keys[a.no - 1] ?? 0) - (keys[b.no - 1] ?? 0));
        expect(done(groupSimilar(shuffled))).toEqual(groups);
      }),
    );
  });
});

const clean = (text: string): string => text.replace('。', '');
const opposed = (...texts: readonly string[]) =>
  done(findOpposed(texts.map((text, index) => ({ key: index, text })))).map(({ kind, keys, words }) => [
    kind,
    ...keys,
    ...words,
  ]);

describe('contradicting comments', () => {
  test.each([
    ['增加桥墩局部冲刷计算', '取消桥墩局部冲刷计算。'],
    ['建议保留右岸老堤', '右岸老堤应拆除'],
    ['提高堤顶高程', '建议适当降低堤顶高程'],
    ['补充沉沙池设计', '无需补充沉沙池设计'],
    ['应设置临时沉沙池', '不必设置临时沉沙池'],
    ['主槽糙率取值偏大', '主槽糙率取值偏小'],
    ['壅水计算方法合理', '壅水计算方法不合理'],
    ['同意弃渣场选址', '不同意弃渣场选址'],
  ])('RL5 opposite requests for the same thing: %s / %s', (one, other) => {
    expect(opposed('说明附图', one, other)).toEqual([['asks', 1, 2, clean(one), clean(other)]]);
    expect(opposed(other, one)).toHaveLength(1);
  });

  test('RL5 what speaks of something else, compares, or only asks about a thing is no contradiction', () => {
    for (const [one = '', other = ''] of [
      ['增加护岸长度', '减少护岸工程量'],
      ['补充施工期度汛方案，删除附图三', '补充附表三，删除施工总布置'],
      ['论证取值的合理性', '取值不合理'],
      ['堤顶高程不应低于设计洪水位', '堤顶高程低于设计洪水位'],
      ['增加桥墩局部冲刷计算', '增加桥墩局部冲刷计算'],
    ]) {
      expect([one, other, ...opposed(one, other)]).toEqual([one, other]);
    }
  });

  test('RL6 values of one quantity contradict where no value is both', () => {
    expect(opposed('主槽糙率取0.028', '建议主槽糙率采用０．０３５。')).toEqual([
      ['amounts', 0, 1, '主槽糙率取0.028', '建议主槽糙率采用０．０３５'],
    ]);
    expect(opposed('防洪标准按二十年一遇', '防洪标准按50年一遇')).toHaveLength(1);
    expect(opposed('安全超高不小于0.5m', '安全超高不小于0.8米')).toEqual([]);
    expect(opposed('安全超高不小于0.8m', '安全超高取0.5米')).toHaveLength(1);
    expect(opposed('主槽糙率取0.028', '滩地糙率取0.035')).toEqual([]);
    expect(opposed('主槽糙率由0.028改为0.035', '主槽糙率取0.035')).toEqual([]);
    expect(opposed('主槽糙率由0.028改为0.035', '主槽糙率取0.028')).toHaveLength(1);
  });

  test('RL6 amounts contradict exactly where their ranges do not meet', () => {
    const value = fc.integer({ min: 1, max: 9 });
    const range = fc.oneof(
      value.map((n) => ({ words: `安全超高取${n}m`, least: n, most: n })),
      value.map((n) => ({ words: `安全超高不小于${n}m`, least: n, most: Infinity })),
      value.map((n) => ({ words: `安全超高不大于${n}m`, least: -Infinity, most: n })),
    );
    fc.assert(
      fc.property(range, range, (one, other) => {
        const isApart = one.least > other.most || other.least > one.most;
        expect(opposed(one.words, other.words)).toHaveLength(isApart ? 1 : 0);
      }),
    );
  });

  test('RL7 whichever of two comes first, and whatever stands around them, they contradict', () => {
    const quiet = fc.array(fc.constantFrom('说明附图', '校核附表', '完善结论', '核对图签'), { maxLength: 6 });
    fc.assert(
      fc.property(quiet, quiet, fc.boolean(), (before, between, isTurned) => {
        const pair = ['增加桥墩局部冲刷计算', '取消桥墩局部冲刷计算'];
        const [first = '', second = ''] = isTurned ? pair.toReversed() : pair;
        const found = opposed(...before, first, ...between, second);
        expect(found).toEqual([['asks', before.length, before.length + 1 + between.length, first, second]]);
      }),
    );
  });
});

test('RL4 what contradicts one of a group is not in it, though its words are nearly the same', () => {
  const words = ['增加桥墩局部冲刷计算', '增加桥墩局部冲刷计算。', '取消桥墩局部冲刷计算'];
  const comments = words.map((one, index) => said(index + 1, { words: one }));
  const groups = done(groupSimilar(comments));
  expect(groups.map(({ ids }) => ids.length)).toEqual([3]);
  const texts = comments.map((comment) => ({ key: comment.commentId, text: comment.content.concern }));
  const contradictions = done(findOpposed(texts));
  expect(numbers(keepApart(groups, contradictions))).toEqual([[1, 2, 'words']]);
  expect(keepApart(done(groupSimilar(comments.slice(1))), contradictions).length).toBeLessThan(2);
  expect(keepApart(groups, [])).toEqual(groups);
});

test('RL8 ten thousand comments are gone through once each, whatever they say', () => {
  for (const wordsOf of [
    (index: number) => `第${(index * 7919) % 10_007}号断面${(index * 31) % 997}处`,
    () => '复核设计洪水成果，补充壅水计算过程',
    (index: number) => (index % 2 === 0 ? '增加桥墩冲刷计算' : '取消桥墩冲刷计算'),
  ]) {
    const comments = Array.from({ length: 10_000 }, (_, index) =>
      said(index + 1, { words: wordsOf(index), anchor: at(0, 0) }),
    );
    expect([...groupSimilar(comments)]).toHaveLength(10_000);
    const texts = comments.map(({ no, content }) => ({ key: no, text: content.concern }));
    expect(done(findOpposed(texts)).length).toBeLessThan(10_001);
  }
}, 60_000);
