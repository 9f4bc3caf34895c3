import { useEffect, useState } from 'react';
import { runInSlices } from '#renderer/carry/run-in-slices.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import { findOpposed, type Opposed } from '#shared/search/relate/find-opposed.ts';
import { keepApart } from '#shared/search/relate/keep-apart.ts';
import { groupSimilar, type Comparable, type SimilarGroup } from '#shared/search/relate/group-similar.ts';

/** What was found among comments: those that say the same, and pairs that contradict each other. */
export interface Related {
  readonly groups: readonly SimilarGroup[];
  readonly opposed: readonly Opposed<CommentId>[];
}

/**
 * Looks through the comments in slices, beside the screen, and anew when they change; null until the first time
 * it is through, and where it is not wanted. While it works what was found before stays.
 */
export function useRelated(comments: readonly Comparable[], isWanted: boolean): Related | null {
  const [related, setRelated] = useState<Related | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      const groups = await runInSlices(groupSimilar(comments), stop.signal);
      const texts = comments.map(({ commentId, content }) => ({
        key: commentId,
        text: `${content.concern}\n${content.suggestion}`,
      }));
      const opposed = await runInSlices(findOpposed(texts), stop.signal);
      if (!stop.signal.aborted) setRelated({ groups: keepApart(groups, opposed), opposed });
    };
    look().catch(() => undefined); // called off
    return () => stop.abort();
  }, [comments, isWanted]);
  return isWanted ? related : null;
}
