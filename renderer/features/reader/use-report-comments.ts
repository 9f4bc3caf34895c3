import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { collectRows } from '#renderer/comments/collect-rows.ts';
import type { CommentDraft } from '#renderer/comments/comment-draft.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import type { ItemId, VersionId } from '#shared/domain/ids.ts';

/**
 * The comments on a version as this person may see them, with what they are writing. `isOnScreen`: the list is
 * open, so what is in the panel ledger counts as seen.
 */
export function useReportComments(
  itemId: ItemId,
  versionId: VersionId,
  drafts: readonly CommentDraft[],
  isOnScreen: boolean,
): readonly CommentRow[] {
  const { handle, view, memberId } = useOpenDossier();
  const seen = useWatched(handle.seen);
  const own = seen?.seen.find((entry) => entry.memberId === memberId)?.seq;
  // What came while this person was away stays new for as long as they are here.
  const [newSince, setNewSince] = useState<number | null>(null);
  if (newSince === null && seen !== null) setNewSince(own ?? 0);

  const panelSeq = view.heads.find(({ ledgerId }) => ledgerId === 'panel')?.seq ?? 0;
  const isVisible = useIsWindowVisible();
  useEffect(() => {
    if (newSince === null || panelSeq === 0 || !isOnScreen || !isVisible) return;
    if ((own ?? 0) < panelSeq) handle.markSeen('panel', panelSeq);
  }, [handle, newSince, own, panelSeq, isOnScreen, isVisible]);

  const shownDrafts = useDeferredValue(drafts);
  return useMemo(
    () =>
      collectRows({
        view,
        itemId,
        versionId,
        seen,
        newSince: newSince ?? Infinity,
        drafts: shownDrafts,
      }),
    [view, itemId, versionId, seen, newSince, shownDrafts],
  );
}

function useIsWindowVisible(): boolean {
  const [isVisible, setIsVisible] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const onChange = () => setIsVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);
  return isVisible;
}
