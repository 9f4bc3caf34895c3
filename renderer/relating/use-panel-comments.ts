import { useMemo } from 'react';
import type { Comment } from '#shared/domain/comment/comment.ts';
import type { ItemId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { tableValues } from '#shared/lib/table.ts';

/** The panel's comments on a report that stand; the same list until one of them changes. */
export function usePanelComments({ panel }: DossierState, itemId: ItemId): readonly Comment[] {
  const { comments } = panel;
  return useMemo(
    () => tableValues(comments).filter((comment) => comment.itemId === itemId && !comment.withdrawn),
    [comments, itemId],
  );
}
