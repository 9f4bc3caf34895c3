import { expect, test } from 'vitest';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { Carried } from '#shared/anchoring/carry/carried.ts';
import { pageText } from '#shared/anchoring/page-text.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import type { ResponseContent } from '#shared/domain/revision/commands.ts';
import { commentId, FLOOD, versionId } from '#shared/testing/cast.ts';
import { addVersion } from '#shared/testing/commands.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import type { OlderComment } from '#renderer/carry/older-comments.ts';
import { answeredPlaces, commentedPlaces, unaskedChanges } from './asked-places.ts';
import { makeComparison } from './comparison.ts';

const OLD = versionId('flood-draft-1');
const NEW = addVersion(FLOOD, 'revisedDraft', 'revised-1').versionId;
const FIRST = '采用一维恒定非均匀流推算水面线，主槽糙率均取0.032，计算成果合理可信。';
const FILL = Array.from(
  { length: 12 },
  (_, row) => `第${'一二三四五六七八九十甲乙'[row]}段岸线保持稳定，不再赘述。`,
);
const LAST = '施工期设置临时围堰，堰顶高程按五年一遇洪水位加安全超高确定为98.5米。';

function page(lines: readonly string[]): VersionContent {
  return {
    pages: [
      {
        text: pageText(lines.map((text) => ({ text, endsLine: true }))),
        boxes: lines.map((text, row) => ({
          x: 60,
          y: 780 - row * 18,
          dx: text.length * 12,
          dy: 0,
          height: 12,
          units: text.length,
        })),
        view: [0, 0, 595, 842],
      },
    ],
    headings: [],
  };
}

function finish<R>(work: Generator<unknown, R>): R {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

const compared = finish(
  makeComparison(
    {
      old: page([FIRST, ...FILL, LAST]),
      new: page([FIRST.replace('0.032', '0.035'), ...FILL, LAST.replace('98.5', '97.2')]),
    },
    { old: () => 0, new: () => 0 },
    () => false,
  ),
);

const onFirstLine: Anchor = {
  kind: 'text',
  pageIndex: 0,
  rects: [[60, 778, 300, 790]],
  quote: { exact: '主槽糙率均取0.032', prefix: '推算水面线，', suffix: '，计算成果' },
};

function comment(part: Partial<CommentRow> = {}, from = OLD): OlderComment {
  const row = { isWithdrawn: false, anchor: onFirstLine, ...part } as CommentRow;
  return { row, fromVersionId: from, anchor: onFirstLine, byHand: null };
}

const unaskedWith = (
  comments: readonly OlderComment[],
  known: ReadonlyMap<CommentId, Carried> = new Map(),
) => [...finish(unaskedChanges(compared, finish(commentedPlaces(compared, comments, OLD, known))))];

test('CV7 what no comment points at was changed without being asked', () => {
  expect(compared.changes.map(({ words }) => ({ old: words.old.changed, new: words.new.changed }))).toEqual([
    { old: '0.032', new: '0.035' },
    { old: '98.5', new: '97.2' },
  ]);
  expect(unaskedWith([])).toEqual([1, 2]);
  expect(unaskedWith([comment()])).toEqual([2]);
});

test('CV7 a mark that words do not carry asks where its picture went', () => {
  const id = commentId('comment-1');
  const quote = { exact: '图上才有的红线图例另附', prefix: '', suffix: '' };
  const onPicture: Anchor = { kind: 'rect', pageIndex: 0, rects: [[400, 400, 420, 420]], quote };
  const drawn = { ...comment({ id }), anchor: onPicture };
  const carried = (bottom: number): ReadonlyMap<CommentId, Carried> =>
    new Map([
      [
        id,
        {
          status: 'placed',
          by: 'image',
          score: 0.9,
          place: { pageIndex: 0, rects: [[60, bottom, 300, bottom + 12]], parts: [] },
        },
      ],
    ]);
  expect(unaskedWith([drawn])).toEqual([1, 2]);
  expect(unaskedWith([drawn], carried(778))).toEqual([2]);
});

test('CV7 a withdrawn comment asks for nothing, nor does one on another version', () => {
  expect(unaskedWith([comment({ isWithdrawn: true })])).toEqual([1, 2]);
  expect(unaskedWith([comment({}, NEW)])).toEqual([1, 2]);
});

test('CV7 an answer covers the pages it names and the place it points at in this version', () => {
  const answer: ResponseContent = { status: 'adopted', text: '已修改', oldPage: '', newPages: '' };
  const unasked = (content: ResponseContent) => [
    ...finish(unaskedChanges(compared, answeredPlaces([content], NEW))),
  ];
  expect(unasked(answer)).toEqual([1, 2]);
  expect(unasked({ ...answer, newPages: 'P1' })).toEqual([]);
  expect(unasked({ ...answer, newPages: 'P2' })).toEqual([1, 2]);
  expect(unasked({ ...answer, place: { versionId: NEW, anchor: onFirstLine } })).toEqual([2]);
  expect(unasked({ ...answer, place: { versionId: OLD, anchor: onFirstLine } })).toEqual([1, 2]);
});
