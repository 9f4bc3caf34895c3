import type { Comment } from '#shared/domain/comment/comment.ts';
import type { CommentId, ItemId, MemberId } from '#shared/domain/ids.ts';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { tableValues } from '#shared/lib/table.ts';

export type PoolOrder = 'chapter' | 'expert' | 'unmerged';
/** The groups of an order, or what belongs together. */
export type PoolFace = PoolOrder | 'related';

export interface PoolEntry {
  readonly comment: Comment;
  /** The point it went into, from 1; 0 while it is in none. */
  readonly pointNo: number;
  /** Talked about, and left out for now. */
  readonly isAside: boolean;
}

export interface PoolGroup {
  readonly key: string;
  /** `4` for chapter 4, the section's own words where it has no number, '' for the whole report. */
  readonly chapter: string;
  readonly author: MemberId | null;
  readonly entries: readonly PoolEntry[];
  readonly left: number;
}

/** The panel's comments on a report, with the point each went into; in the order of pages. */
export function poolEntries(
  state: DossierState,
  itemId: ItemId,
  opinion: OpinionDraft,
): readonly PoolEntry[] {
  const noOf = new Map<CommentId, number>();
  opinion.items.forEach((point, index) => point.commentIds.forEach((id) => noOf.set(id, index + 1)));
  return tableValues(state.panel.comments)
    .filter((comment) => comment.itemId === itemId && !comment.withdrawn)
    .sort((a, b) => pageOf(a) - pageOf(b) || topOf(a) - topOf(b) || a.no - b.no)
    .map((comment) => ({
      comment,
      pointNo: noOf.get(comment.commentId) ?? 0,
      isAside: opinion.aside.includes(comment.commentId),
    }));
}

export function poolGroups(entries: readonly PoolEntry[], order: PoolOrder): readonly PoolGroup[] {
  const shown = order === 'unmerged' ? entries.filter((entry) => entry.pointNo === 0) : entries;
  const keyOf = ({ comment }: PoolEntry): string =>
    order === 'expert' ? comment.author : chapterOf(comment.anchor.section);
  return [...Map.groupBy(shown, keyOf)].map(([key, group]) => ({
    key,
    chapter: order === 'expert' ? '' : key,
    author: order === 'expert' ? (group[0]?.comment.author ?? null) : null,
    entries: group,
    left: group.filter((entry) => entry.pointNo === 0).length,
  }));
}

/** `4.2.3 糙率` → `4`; 附图 5 stays itself. */
function chapterOf(section: string | undefined): string {
  return /^\s*(?:第\s*)?(\d+)/u.exec(section ?? '')?.[1] ?? section ?? '';
}

const pageOf = ({ anchor }: Comment): number => (anchor.kind === 'report' ? -1 : anchor.pageIndex);
const topOf = ({ anchor }: Comment): number => -(anchor.rects[0]?.[3] ?? Number.MAX_SAFE_INTEGER);

/** Comments in no point that speak of the same place as a point's sources: same page, or same section. */
export function nearbyEntries(
  entries: readonly PoolEntry[],
  sources: readonly Comment[],
): readonly PoolEntry[] {
  const pages = new Set(sources.filter(({ anchor }) => anchor.kind !== 'report').map(pageOf));
  const sections = new Set(sources.flatMap(({ anchor }) => anchor.section ?? []));
  return entries.filter(
    ({ comment, pointNo }) =>
      pointNo === 0 && (pages.has(pageOf(comment)) || sections.has(comment.anchor.section ?? '\u0000')),
  );
}
