import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import {
  filterRows,
  NO_FILTER,
  ORDERS,
  type FilteredRows,
  type RowFilter,
  type RowOrder,
} from '#renderer/comments/filter-rows.ts';
import { openGroups, openOpposed, standingIn } from '#renderer/relating/open-matters.ts';
import { useMergeGroup } from '#renderer/relating/use-merge-group.ts';
import { usePanelComments } from '#renderer/relating/use-panel-comments.ts';
import { useRelated } from '#renderer/relating/use-related.ts';
import { chapterAt, type Chapter } from '#shared/anchoring/chapters.ts';
import { boundingRect } from '#shared/anchoring/rects.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import { emptyOpinion } from '#shared/domain/opinion/opinion.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { tableGet } from '#shared/lib/table.ts';
import type { SimilarGroup } from '#shared/search/relate/group-similar.ts';

export interface CommentListState {
  readonly filter: RowFilter;
  readonly setFilter: (filter: RowFilter) => void;
  readonly found: FilteredRows;
  /** Those that mean something to this person. */
  readonly orders: readonly RowOrder[];
  readonly chapters: readonly Chapter[];
  /** Comments that say the same, for who writes the opinion; by the number that a head names. */
  readonly groupAt: (no: number) => SimilarGroup | undefined;
  readonly groupOf: (id: CommentId) => SimilarGroup | undefined;
  readonly merge: (group: SimilarGroup) => void;
  /** Whether something of it is left to merge. */
  readonly isOpen: (group: SimilarGroup) => boolean;
  /** Numbers of comments that contradict this one and are not settled. */
  readonly opposedTo: (id: CommentId) => readonly number[];
}

const NO_NUMBERS: readonly number[] = [];

/** The list beside the page: filtered, in order, and for who writes the opinion with what belongs together. */
export function useCommentList(
  rows: readonly CommentRow[],
  item: ReviewItem,
  chapters: readonly Chapter[],
  pageIndex: number,
  isPanelSide: boolean,
): CommentListState {
  const { state } = useOpenDossier();
  const blockedBy = useBlockedBy();
  const { itemId } = item;
  const [filter, setFilter] = useState<RowFilter>(NO_FILTER);
  const opinion = state.panel.opinions[itemId] ?? emptyOpinion(itemId);
  const mayMerge =
    isPanelSide && blockedBy({ type: 'opinion.setSection', itemId, section: 'overall', text: '' }) === null;
  const related = useRelated(usePanelComments(state, itemId), mayMerge);
  const mergeGroup = useMergeGroup(opinion);

  const groups = useMemo(
    () => new Map(related?.groups.flatMap(({ ids }, no) => ids.map((id) => [id, no] as const))),
    [related],
  );
  const chapterOf = useCallback(
    ({ anchor }: CommentRow) =>
      chapterAt(chapters, anchor.pageIndex, boundingRect(anchor.rects)?.[3] ?? null),
    [chapters],
  );
  // The list may come after the page: it is sorted anew when the page rests, not in a frame of the scroll.
  const listedPage = useDeferredValue(pageIndex);
  const found = useMemo(
    () => filterRows(rows, filter, listedPage, { chapterOf, groups }),
    [rows, filter, listedPage, chapterOf, groups],
  );
  const opposed = useMemo(() => {
    const numbers = new Map<CommentId, number[]>();
    for (const { keys } of openOpposed(related?.opposed ?? [], standingIn(opinion))) {
      for (const [id, other] of [keys, keys.toReversed()]) {
        const no = other && tableGet(state.panel.comments, other)?.no;
        if (id && no) numbers.set(id, [...(numbers.get(id) ?? []), no]);
      }
    }
    return numbers;
  }, [related, opinion, state.panel.comments]);

  return {
    filter,
    setFilter,
    found,
    orders: ORDERS.filter((order) => isWanted(order, mayMerge, isPanelSide)),
    chapters,
    groupAt: (no) => related?.groups[no],
    groupOf: (id) => related?.groups[groups.get(id) ?? -1],
    merge: ({ ids }) => void mergeGroup(ids.flatMap((id) => tableGet(state.panel.comments, id) ?? [])),
    isOpen: (group) => openGroups([group], standingIn(opinion)).length > 0,
    opposedTo: (id) => opposed.get(id) ?? NO_NUMBERS,
  };
}

function isWanted(order: RowOrder, mayMerge: boolean, isPanelSide: boolean): boolean {
  if (order === 'similar') return mayMerge;
  return isPanelSide || (order !== 'author' && order !== 'state' && order !== 'number');
}
