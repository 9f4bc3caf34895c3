import type { CommentId } from '#shared/domain/ids.ts';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import type { Opposed } from '#shared/search/relate/find-opposed.ts';
import type { SimilarGroup } from '#shared/search/relate/group-similar.ts';

/** What an opinion has made of the panel's comments so far. */
export interface Standing {
  /** The point a comment went into, from 1; 0 while it is in none. */
  readonly pointOf: (id: CommentId) => number;
  /** Talked about, and left out for now. */
  readonly isAside: (id: CommentId) => boolean;
}

export function standingIn({ items, aside }: Pick<OpinionDraft, 'items' | 'aside'>): Standing {
  const points = new Map(
    items.flatMap(({ commentIds }, at) => commentIds.map((id) => [id, at + 1] as const)),
  );
  const left = new Set(aside);
  return { pointOf: (id) => points.get(id) ?? 0, isAside: (id) => left.has(id) };
}

/** Groups that have something left to merge: a comment in no point, and another one beside it. */
export function openGroups(groups: readonly SimilarGroup[], standing: Standing): readonly SimilarGroup[] {
  return groups.filter(({ ids }) => {
    const taken = ids.filter((id) => !standing.isAside(id));
    return taken.length > 1 && taken.some((id) => standing.pointOf(id) === 0);
  });
}

/** Contradictions nobody has settled: neither side is left out, and no one point holds both. */
export function openOpposed(
  opposed: readonly Opposed<CommentId>[],
  standing: Standing,
): readonly Opposed<CommentId>[] {
  return opposed.filter(({ keys: [one, other] }) => {
    if (standing.isAside(one) || standing.isAside(other)) return false;
    return standing.pointOf(one) === 0 || standing.pointOf(one) !== standing.pointOf(other);
  });
}

/** What merging a group does: the comments in no point yet go into the first point that holds one of it, or a new one. */
export interface GroupMerge<C> {
  /** From 1; 0 for a new point. */
  readonly into: number;
  readonly comments: readonly C[];
}

/** Most comments that one command takes. */
const MOST_AT_ONCE = 200;

export function planMerge<C extends { readonly commentId: CommentId }>(
  group: readonly C[],
  standing: Standing,
): GroupMerge<C> {
  const taken = group.filter(({ commentId }) => !standing.isAside(commentId));
  const points = taken.map(({ commentId }) => standing.pointOf(commentId)).filter((no) => no > 0);
  return {
    into: points.length > 0 ? Math.min(...points) : 0,
    comments: taken.filter(({ commentId }) => standing.pointOf(commentId) === 0).slice(0, MOST_AT_ONCE),
  };
}
