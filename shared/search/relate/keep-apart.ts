import type { CommentId } from '../../domain/ids.ts';
import type { Opposed } from './find-opposed.ts';
import type { SimilarGroup } from './group-similar.ts';

/**
 * Groups without what contradicts someone in them: it has nearly the same words, and merging it would put both sides
 * into one point (RL4). The head stays, then whoever comes first.
 */
export function keepApart(
  groups: readonly SimilarGroup[],
  opposed: readonly Opposed<CommentId>[],
): readonly SimilarGroup[] {
  const against = new Map<CommentId, Set<CommentId>>();
  for (const { keys } of opposed) {
    for (const [one, other] of [keys, keys.toReversed()]) {
      if (one !== undefined && other !== undefined)
        against.set(one, (against.get(one) ?? new Set()).add(other));
    }
  }
  return groups.flatMap((group) => {
    const ids: CommentId[] = [];
    for (const id of group.ids) {
      const others = against.get(id);
      if (!others || !ids.some((kept) => others.has(kept))) ids.push(id);
    }
    if (ids.length === group.ids.length) return [group];
    return ids.length > 1 ? [{ ...group, ids }] : [];
  });
}
