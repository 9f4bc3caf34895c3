import { standsOn } from '#shared/anchoring/anchor-pages.ts';
import type { Severity } from '#shared/domain/comment/comment.ts';
import type { CommentRow } from './comment-row.ts';

export const SCOPES = ['all', 'page', 'mine', 'unread', 'private', 'panel'] as const;
export type Scope = (typeof SCOPES)[number];
export type RowOrder = 'page' | 'number';

export interface RowFilter {
  readonly scope: Scope;
  readonly severity: Severity | 'all';
  readonly order: RowOrder;
}

export const NO_FILTER: RowFilter = { scope: 'all', severity: 'all', order: 'page' };

export interface FilteredRows {
  readonly rows: readonly CommentRow[];
  readonly byScope: Readonly<Record<Scope, number>>;
  /** Within the chosen scope. */
  readonly bySeverity: Readonly<Record<Severity | 'all', number>>;
}

/** `pageIndex` is the page being read. Withdrawn comments stay in the list and count nowhere. */
export function filterRows(rows: readonly CommentRow[], filter: RowFilter, pageIndex: number): FilteredRows {
  const byScope: Record<Scope, number> = { all: 0, page: 0, mine: 0, unread: 0, private: 0, panel: 0 };
  const bySeverity = { all: 0, mustFix: 0, suggestion: 0, question: 0, erratum: 0 };
  const kept: CommentRow[] = [];
  for (const row of rows) {
    for (const scope of SCOPES) {
      if (!row.isWithdrawn && isInScope(row, scope, pageIndex)) byScope[scope]++;
    }
    if (!isInScope(row, filter.scope, pageIndex)) continue;
    if (!row.isWithdrawn) {
      bySeverity.all++;
      bySeverity[row.severity]++;
    }
    if (filter.severity === 'all' || row.severity === filter.severity) kept.push(row);
  }
  return { rows: sortRows(kept, filter.order), byScope, bySeverity };
}

function isInScope(row: CommentRow, scope: Scope, pageIndex: number): boolean {
  switch (scope) {
    case 'all':
      return true;
    case 'page':
      return standsOn(row.anchor, pageIndex);
    case 'mine':
      return row.isMine;
    case 'unread':
      return row.isNew;
    case 'private':
      return row.reach === 'private';
    case 'panel':
      return row.reach === 'panel';
  }
}

/** In reading order, or by number with the unnumbered last; equals stand in order of writing. */
export function sortRows(rows: readonly CommentRow[], order: RowOrder): readonly CommentRow[] {
  const keyed = rows.map((row) => ({
    row,
    no: row.no === 0 ? Infinity : row.no,
    page: row.anchor.kind === 'report' ? -1 : row.anchor.pageIndex,
    top: -(row.anchor.rects[0]?.[3] ?? Infinity),
  }));
  keyed.sort(
    (a, b) =>
      (order === 'number' && a.no !== b.no ? a.no - b.no : 0) ||
      a.page - b.page ||
      (a.top === b.top ? 0 : a.top - b.top) ||
      a.row.writtenAt - b.row.writtenAt,
  );
  return keyed.map(({ row }) => row);
}
