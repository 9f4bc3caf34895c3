import { expect, test } from 'vitest';
import { severitySchema } from '#shared/domain/comment/comment.ts';
import { commentIdSchema } from '#shared/domain/ids.ts';
import type { CommentRow } from './comment-row.ts';
import { filterRows, NO_FILTER } from './filter-rows.ts';

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
