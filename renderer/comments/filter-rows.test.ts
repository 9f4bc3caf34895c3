import { expect, test } from 'vitest';
import { severitySchema } from '#shared/domain/comment/comment.ts';
import { commentIdSchema, memberIdSchema } from '#shared/domain/ids.ts';
import type { CommentRow } from './comment-row.ts';
import { filterRows, NO_FILTER, ORDERS, type RowFilter } from './filter-rows.ts';
import { ROW_STATES } from './row-state.ts';

function aRow(rest: Partial<CommentRow> & { page?: number; top?: number; key?: string }): CommentRow {
  const { page = 0, top = 100, key = 'row', ...row } = rest;
  const severity = row.severity ?? 'suggestion';
  const content = { category: 'data', severity, concern: '意见', basis: '', suggestion: '' } as const;
  return {
    id: commentIdSchema.parse(`comment-${key}`),
    anchor: { kind: 'rect', pageIndex: page, rects: [[0, top - 10, 10, top]] },
    severity,
    category: 'data',
    content,
    author: null,
    isMine: false,
    reach: 'panel',
    delivery: 'delivered',
    no: 0,
    writtenAt: 0,
    isEdited: false,
    isWithdrawn: false,
    isReleased: false,
    isNew: false,
    seen: null,
    ...row,
  };
}
const keys = (rows: readonly CommentRow[]) => rows.map(({ id }) => id.slice('comment-'.length));

test('CD5 comments stand in reading order, or by number with the unnumbered last', () => {
  const rows = [
    aRow({ key: 'low', page: 41, top: 100, no: 1 }),
    aRow({ key: 'high', page: 41, top: 700, no: 3 }),
    aRow({ key: 'before', page: 3, no: 2 }),
    aRow({ key: 'own', page: 1, no: 0 }),
  ];
  expect(keys(filterRows(rows, NO_FILTER, 0).rows)).toEqual(['own', 'before', 'high', 'low']);
  expect(keys(filterRows(rows, { ...NO_FILTER, order: 'number' }, 0).rows)).toEqual([
    'low',
    'before',
    'high',
    'own',
  ]);
});

test('CD5 counts say what a filter would show; withdrawn comments stay in the list and count nowhere', () => {
  const rows = [
    aRow({ key: 'a', page: 1, isMine: true, reach: 'private' }),
    aRow({ key: 'b', page: 1, severity: 'mustFix', isNew: true }),
    aRow({ key: 'c', page: 2, severity: 'mustFix', isWithdrawn: true }),
  ];
  const found = filterRows(rows, { ...NO_FILTER, scope: 'page' }, 1);
  expect(found.byScope).toEqual({ all: 2, page: 2, mine: 1, unread: 1, private: 1, panel: 1 });
  expect(found.bySeverity).toMatchObject({ all: 2, suggestion: 1, mustFix: 1 });
  expect(keys(filterRows(rows, NO_FILTER, 1).rows)).toEqual(['a', 'b', 'c']);
});

test('CD5 ten thousand comments are filtered and put in order', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    aRow({
      key: `k${index}`,
      page: (index * 7919) % 500,
      top: (index * 31) % 800,
      no: index,
      severity: severitySchema.options[index % 4] ?? 'question',
    }),
  );
  filterRows(rows, NO_FILTER, 0);
  expect(filterRows(rows, { ...NO_FILTER, severity: 'mustFix' }, 0).rows).toHaveLength(2500);
});

const ANNA = { memberId: memberIdSchema.parse('anna'), name: '安工', specialty: '' };
const BEN = { memberId: memberIdSchema.parse('bens'), name: '贝工', specialty: '' };
const MIXED = [
  aRow({ key: 'one', page: 30, author: BEN, pointNo: 2 }),
  aRow({ key: 'two', page: 2, author: ANNA, severity: 'mustFix' }),
  aRow({ key: 'three', page: 12, author: BEN, severity: 'mustFix', isAside: true }),
  aRow({ key: 'four', page: 3, author: ANNA, isMine: true, reach: 'private' }),
  aRow({ key: 'five', page: 4, author: BEN, isWithdrawn: true }),
];
const byTen = { chapterOf: ({ anchor }: CommentRow) => Math.floor(anchor.pageIndex / 10) };

test('CD9 comments are filtered by chapter, author and state, and each says how many it has', () => {
  const filtered = (part: Partial<RowFilter>) => filterRows(MIXED, { ...NO_FILTER, ...part }, 0, byTen);
  expect(keys(filtered({ chapter: 0 }).rows)).toEqual(['two', 'four', 'five']);
  expect(keys(filtered({ author: BEN.memberId }).rows)).toEqual(['five', 'three', 'one']);
  expect(keys(filtered({ state: 'aside' }).rows)).toEqual(['three']);
  expect(keys(filtered({ author: ANNA.memberId, severity: 'mustFix' }).rows)).toEqual(['two']);
  const all = filtered({});
  expect(all.byChapter).toEqual(
    new Map<unknown, number>([
      [3, 1],
      [0, 2],
      [1, 1],
    ]),
  );
  expect(all.byAuthor).toEqual(
    new Map<unknown, number>([
      [BEN.memberId, 2],
      [ANNA.memberId, 2],
    ]),
  );
  expect(Object.fromEntries(all.byState)).toEqual({ merged: 1, open: 1, aside: 1, private: 1, withdrawn: 1 });
});

test.each([
  ['chapter', ['two', 'four', 'five', 'three', 'one'], ['two 0 3', 'three 1 1', 'one 3 1']],
  ['author', ['four', 'two', 'five', 'three', 'one'], ['four anna 2', 'five bens 3']],
  ['severity', ['two', 'three', 'four', 'five', 'one'], ['two mustFix 2', 'four suggestion 3']],
  [
    'state',
    ['four', 'two', 'one', 'three', 'five'],
    ['four private 1', 'two open 1', 'one merged 1', 'three aside 1', 'five withdrawn 1'],
  ],
  ['page', ['two', 'four', 'five', 'three', 'one'], []],
] as const)('CD9 in groups, in reading order within them: by %s', (order, sorted, heads) => {
  const found = filterRows(MIXED, { ...NO_FILTER, order }, 0, byTen);
  expect(keys(found.rows)).toEqual(sorted);
  const shown = [...found.heads].map(
    ([id, { key, count }]) => `${id.slice('comment-'.length)} ${key} ${count}`,
  );
  expect(shown).toEqual(heads);
});

test('CD9 RL4 what says the same stands together, the rest behind', () => {
  const [one, , three] = MIXED;
  const groups = new Map([one, three].flatMap((row) => (row ? [[row.id, 0] as const] : [])));
  const found = filterRows(MIXED, { ...NO_FILTER, order: 'similar' }, 0, { groups });
  expect(keys(found.rows)).toEqual(['three', 'one', 'two', 'four', 'five']);
  expect([...found.heads.values()]).toMatchObject([
    { key: '0', count: 2 },
    { key: '', count: 3 },
  ]);
});

test('CD9 whatever is asked for, what is listed is what the filter says, each once, and the heads count all', () => {
  const rows = Array.from({ length: 300 }, (_, index) =>
    aRow({
      key: `k${index}`,
      page: (index * 37) % 50,
      author: index % 3 ? ANNA : BEN,
      severity: severitySchema.options[index % 4] ?? 'question',
      isWithdrawn: index % 7 === 0,
      pointNo: index % 5 ? 0 : 1,
    }),
  );
  for (const order of ORDERS) {
    for (const state of [undefined, ...ROW_STATES]) {
      const found = filterRows(rows, { ...NO_FILTER, order, state }, 0, byTen);
      expect(new Set(keys(found.rows)).size).toBe(found.rows.length);
      expect(found.rows.length).toBe(state === undefined ? 300 : (found.byState.get(state) ?? 0));
      const headed = [...found.heads.values()].reduce((sum, head) => sum + head.count, 0);
      expect(headed).toBe(order === 'page' || order === 'number' ? 0 : found.rows.length);
    }
  }
});
