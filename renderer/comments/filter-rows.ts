import { standsOn } from '#shared/anchoring/anchor-pages.ts';
import { severitySchema, type Severity } from '#shared/domain/comment/comment.ts';
import type { CommentId, MemberId } from '#shared/domain/ids.ts';
import type { CommentRow } from './comment-row.ts';
import { ROW_STATES, stateOf, type RowState } from './row-state.ts';

export const SCOPES = ['all', 'page', 'mine', 'unread', 'private', 'panel'] as const;
export type Scope = (typeof SCOPES)[number];
export const ORDERS = ['page', 'number', 'chapter', 'author', 'severity', 'state', 'similar'] as const;
export type RowOrder = (typeof ORDERS)[number];

export interface RowFilter {
  readonly scope: Scope;
  readonly severity: Severity | 'all';
  /** Absent: all. A chapter by its number. */
  readonly chapter?: number | undefined;
  readonly author?: MemberId | undefined;
  readonly state?: RowState | undefined;
  readonly order: RowOrder;
}

export const NO_FILTER: RowFilter = { scope: 'all', severity: 'all', order: 'page' };

/** What a list knows of its rows beyond themselves. */
export interface RowContext {
  /** The chapter a row stands in, from 0; -1 for the whole report. */
  readonly chapterOf?: ((row: CommentRow) => number) | undefined;
  /** The group of rows that say the same, from 0; absent for a row in none. */
  readonly groups?: ReadonlyMap<CommentId, number> | undefined;
}

/** The first row of a group, where the order makes groups; `key` is the chapter, author, severity, state or group. */
export interface RowHead {
  readonly order: RowOrder;
  readonly key: string;
  readonly count: number;
}

export interface FilteredRows {
  readonly rows: readonly CommentRow[];
  readonly heads: ReadonlyMap<CommentId, RowHead>;
  readonly byScope: Readonly<Record<Scope, number>>;
  /** Within the chosen scope. */
  readonly bySeverity: Readonly<Record<Severity | 'all', number>>;
  readonly byChapter: ReadonlyMap<number, number>;
  readonly byAuthor: ReadonlyMap<MemberId, number>;
  readonly byState: ReadonlyMap<RowState, number>;
}

/** `pageIndex` is the page being read. Withdrawn comments stay in the list and count nowhere but among their state. */
export function filterRows(
  rows: readonly CommentRow[],
  filter: RowFilter,
  pageIndex: number,
  context: RowContext = {},
): FilteredRows {
  const byScope: Record<Scope, number> = { all: 0, page: 0, mine: 0, unread: 0, private: 0, panel: 0 };
  const bySeverity = { all: 0, mustFix: 0, suggestion: 0, question: 0, erratum: 0 };
  const byChapter = new Map<number, number>();
  const byAuthor = new Map<MemberId, number>();
  const byState = new Map<RowState, number>();
  const kept: CommentRow[] = [];
  for (const row of inReadingOrder(rows)) {
    for (const scope of SCOPES) {
      if (!row.isWithdrawn && isInScope(row, scope, pageIndex)) byScope[scope]++;
    }
    if (!isInScope(row, filter.scope, pageIndex)) continue;
    const chapter = chapterIn(context, row);
    const state = stateOf(row);
    count(byState, state);
    if (!row.isWithdrawn) {
      bySeverity.all++;
      bySeverity[row.severity]++;
      count(byChapter, chapter);
      if (row.author) count(byAuthor, row.author.memberId);
    }
    const isKept =
      (filter.severity === 'all' || row.severity === filter.severity) &&
      (filter.chapter === undefined || chapter === filter.chapter) &&
      (filter.author === undefined || row.author?.memberId === filter.author) &&
      (filter.state === undefined || state === filter.state);
    if (isKept) kept.push(row);
  }
  const sorted = inGroups(kept, filter.order, context);
  const heads = headsOf(sorted, filter.order, context);
  return { rows: sorted, heads, byScope, bySeverity, byChapter, byAuthor, byState };
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
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

/** A list is filtered over and over while it is read: its order is found once. */
const ordered = new WeakMap<readonly CommentRow[], readonly CommentRow[]>();

/** As they stand in the report; equals in order of writing. */
function inReadingOrder(rows: readonly CommentRow[]): readonly CommentRow[] {
  const known = ordered.get(rows);
  if (known) return known;
  const keyed = rows.map((row) => ({
    row,
    page: row.anchor.kind === 'report' ? -1 : row.anchor.pageIndex,
    top: -(row.anchor.rects[0]?.[3] ?? Infinity),
  }));
  keyed.sort(
    (a, b) => a.page - b.page || (a.top === b.top ? 0 : a.top - b.top) || a.row.writtenAt - b.row.writtenAt,
  );
  const inOrder = keyed.map(({ row }) => row);
  ordered.set(rows, inOrder);
  return inOrder;
}

/** Rows in reading order, by number with the unnumbered last, or group by group and in reading order within. */
function inGroups(rows: readonly CommentRow[], order: RowOrder, context: RowContext): readonly CommentRow[] {
  if (order === 'page') return rows;
  const rank = rankIn(rows, order, context);
  const keyed = rows.map((row) => ({ row, rank: rank(row) }));
  keyed.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank));
  return keyed.map(({ row }) => row);
}

/** What comes first, before the place in the report. */
function rankIn(
  rows: readonly CommentRow[],
  order: RowOrder,
  context: RowContext,
): (row: CommentRow) => number {
  switch (order) {
    case 'page':
      return () => 0;
    case 'number':
      return ({ no }) => (no === 0 ? Infinity : no);
    case 'chapter':
      return (row) => chapterIn(context, row);
    case 'author': {
      const names = new Map(rows.flatMap(({ author }) => (author ? [[author.memberId, author.name]] : [])));
      const inOrder = [...names].sort((a, b) => a[1].localeCompare(b[1], 'zh') || (a[0] < b[0] ? -1 : 1));
      const ranks = new Map(inOrder.map(([memberId], index) => [memberId, index]));
      return ({ author, isMine }) => (isMine ? -1 : author ? (ranks.get(author.memberId) ?? 0) : Infinity);
    }
    case 'severity':
      return ({ severity }) => severitySchema.options.indexOf(severity);
    case 'state':
      return (row) => ROW_STATES.indexOf(stateOf(row));
    case 'similar':
      return ({ id }) => context.groups?.get(id) ?? Infinity;
  }
}

function headsOf(
  rows: readonly CommentRow[],
  order: RowOrder,
  context: RowContext,
): ReadonlyMap<CommentId, RowHead> {
  const heads = new Map<CommentId, RowHead>();
  if (order === 'page' || order === 'number') return heads;
  const keyOf = (row: CommentRow): string => {
    switch (order) {
      case 'chapter':
        return String(chapterIn(context, row));
      case 'author':
        return row.author?.memberId ?? '';
      case 'severity':
        return row.severity;
      case 'state':
        return stateOf(row);
      case 'similar':
        return String(context.groups?.get(row.id) ?? '');
    }
  };
  let first: CommentRow | undefined;
  let head: RowHead | undefined;
  for (const row of rows) {
    const key = keyOf(row);
    if (!first || head?.key !== key) {
      first = row;
      head = { order, key, count: 0 };
    }
    head = { order, key, count: (head?.count ?? 0) + 1 };
    heads.set(first.id, head);
  }
  return heads;
}

function chapterIn({ chapterOf }: RowContext, row: CommentRow): number {
  if (row.anchor.kind === 'report') return -1;
  return chapterOf?.(row) ?? 0;
}
