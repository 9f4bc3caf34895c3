import type { Anchor } from '#shared/anchoring/anchor.ts';
import { atPlace, type Carried } from '#shared/anchoring/carry/carried.ts';
import { namedPages } from '#shared/anchoring/compare/asked-for.ts';
import type { Comment, Severity } from '#shared/domain/comment/comment.ts';
import type { MemberId, OpinionItemId } from '#shared/domain/ids.ts';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import type { RecheckResult, ResponseContent } from '#shared/domain/revision/commands.ts';
import { currentRound, raisersOf, recheckResults } from '#shared/domain/revision/decide.ts';
import type { DossierState, RecheckMark, ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { tableGet } from '#shared/lib/table.ts';

/** How far a point's recheck has got, as far as the viewer may know. */
export type RecheckState =
  | { readonly kind: 'none' }
  /** Waits for the viewer's own mark. */
  | { readonly kind: 'mine' }
  /** Waits for others of those who raised it. */
  | { readonly kind: 'waiting'; readonly done: number; readonly of: number }
  /** The panel is at it; outside nothing more is known. */
  | { readonly kind: 'underway' }
  | { readonly kind: 'result'; readonly result: RecheckResult; readonly remark: string };

export interface RevisionRow {
  readonly opinionItemId: OpinionItemId;
  readonly no: number;
  readonly severity: Severity;
  readonly text: string;
  /** Null while there is none, or while it is still the applicants' own. */
  readonly answer: ResponseContent | null;
  readonly recheck: RecheckState;
  /** Comments the point grew from; empty outside the panel. */
  readonly sources: readonly Comment[];
  readonly raisers: readonly MemberId[];
  readonly marks: readonly RecheckMark[];
}

export function revisionRows(
  state: DossierState,
  item: ReviewItem,
  memberId: MemberId,
): readonly RevisionRow[] {
  const isPanel = isPanelSide(state, memberId);
  const round = currentRound(item);
  const drafted = state.applicants.responses[item.itemId] ?? {};
  const submitted = new Map(round?.rows.map((row) => [row.opinionItemId, row.content]));
  const results = new Map(recheckResults(state, item.itemId).map((row) => [row.opinionItemId, row]));
  const concluded = new Map(round?.concluded?.rows.map((row) => [row.opinionItemId, row]));
  return (item.published?.items ?? []).map(({ opinionItemId, no, severity, text }) => {
    const answer =
      item.stage === 'revision'
        ? (drafted[opinionItemId] ?? submitted.get(opinionItemId) ?? null)
        : (submitted.get(opinionItemId) ?? null);
    const raisers = isPanel ? raisersOf(state, item.itemId, opinionItemId) : [];
    const marks = (state.panel.rechecks[item.itemId] ?? []).filter(
      (mark) => mark.opinionItemId === opinionItemId && mark.round === round?.round,
    );
    const done = raisers.filter((raiser) => marks.some((mark) => mark.memberId === raiser));
    const final = concluded.get(opinionItemId);
    const recheck = ((): RecheckState => {
      if (final && item.stage !== 'revision') return { kind: 'result', ...final };
      if (item.stage !== 'recheck') return { kind: 'none' };
      if (!isPanel) return { kind: 'underway' };
      if (raisers.includes(memberId) && !done.includes(memberId)) return { kind: 'mine' };
      const result = results.get(opinionItemId);
      if (result && done.length === raisers.length) return { kind: 'result', ...result };
      return { kind: 'waiting', done: done.length, of: raisers.length };
    })();
    return {
      opinionItemId,
      no,
      severity,
      text,
      answer,
      recheck,
      sources: sourcesOf(state, item, opinionItemId),
      raisers,
      marks,
    };
  });
}

function sourcesOf(state: DossierState, item: ReviewItem, opinionItemId: OpinionItemId): readonly Comment[] {
  const point = state.panel.opinions[item.itemId]?.items.find(
    (entry) => entry.opinionItemId === opinionItemId,
  );
  return (point?.commentIds ?? []).flatMap((id) => tableGet(state.panel.comments, id) ?? []);
}

/** The reviewed draft and the revision under recheck, or the newest one uploaded. */
export function versionsBeside(item: ReviewItem): {
  readonly before: ReportVersion | null;
  readonly after: ReportVersion | null;
} {
  const before = item.versions.findLast((version) => version.kind === 'submissionDraft') ?? null;
  const newest = item.versions.findLast((version) => version.kind === 'revisedDraft') ?? null;
  const submitted = currentRound(item)?.versionId;
  const after =
    item.stage === 'revision'
      ? newest
      : (item.versions.find((version) => version.versionId === submitted) ?? newest);
  return { before, after };
}

/** The first page of `P45～P48`, counted from 0; null where no number stands. */
export function pageIndexOf(pages: string): number | null {
  const found = /\d+/u.exec(pages)?.[0];
  return found === undefined || Number(found) < 1 ? null : Number(found) - 1;
}

/** Where to look in the reviewed draft: the place the comments point to, else the page the answer names. */
export function oldPlace(
  row: RevisionRow,
): { readonly pageIndex: number; readonly comment: Comment | null } | null {
  const comment = row.sources.find(({ anchor }) => anchor.kind !== 'report') ?? null;
  if (comment) return { pageIndex: comment.anchor.pageIndex, comment };
  const named = pageIndexOf(row.answer?.oldPage ?? '');
  return named === null ? null : { pageIndex: named, comment: null };
}

/** Where to look in the revised draft, and how that is known. */
export interface NewPlace {
  readonly by: 'compiler' | 'hand' | 'words' | 'picture' | 'page';
  readonly pageIndex: number;
  /** Null where only the page is known. */
  readonly anchor: Anchor | null;
}

/**
 * The place the compiler points at; else where somebody placed the comment; else where its words or its picture
 * went, unless the answer names other pages; else the first page it names. `carried`: what became of a comment's
 * mark in the reviewed draft.
 */
export function newPlace(
  { answer, sources }: RevisionRow,
  after: ReportVersion,
  carried: ((comment: Comment) => Carried) | null,
): NewPlace | null {
  const pointed = answer?.place;
  if (pointed?.versionId === after.versionId) {
    return { by: 'compiler', pageIndex: pointed.anchor.pageIndex, anchor: pointed.anchor };
  }
  const byHand = sources.flatMap(({ placed }) => placed[after.versionId]?.anchor ?? [])[0];
  if (byHand) return { by: 'hand', pageIndex: byHand.pageIndex, anchor: byHand };
  const named = namedPages(answer?.newPages ?? '');
  for (const comment of sources) {
    const { anchor } = comment;
    if (anchor.kind === 'report' || !carried) continue;
    const found = carried(comment);
    if (found.status !== 'placed') continue;
    const { pageIndex } = found.place;
    if (named.length > 0 && !named.includes(pageIndex)) continue;
    const by = found.by === 'image' ? 'picture' : 'words';
    return { by, pageIndex, anchor: atPlace(anchor, found.place) };
  }
  const [first] = named;
  return first === undefined ? null : { by: 'page', pageIndex: first, anchor: null };
}

export const ROW_FILTERS = ['all', 'toRecheck', 'notImplemented', 'implemented', 'unanswered'] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

export function isInFilter(row: RevisionRow, filter: RowFilter): boolean {
  const { recheck } = row;
  switch (filter) {
    case 'all':
      return true;
    case 'toRecheck':
      return recheck.kind === 'mine' || recheck.kind === 'waiting' || recheck.kind === 'underway';
    case 'notImplemented':
      return recheck.kind === 'result' && recheck.result === 'notImplemented';
    case 'implemented':
      return recheck.kind === 'result' && recheck.result !== 'notImplemented';
    case 'unanswered':
      return row.answer === null;
  }
}
