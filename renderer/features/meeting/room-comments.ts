import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { CommentContent } from '#shared/domain/comment/comment.ts';
import type { CommentId, ItemId, MemberId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { tableValues } from '#shared/lib/table.ts';

/** A comment as the room lists it; the author only where the viewer may know. */
export interface RoomComment {
  readonly commentId: CommentId;
  readonly itemId: ItemId;
  readonly author: MemberId | null;
  readonly content: CommentContent;
  readonly anchor: Anchor;
}

/** The panel's comments for the panel side, the released ones for owner and compiler; in the order of pages. */
export function roomComments(state: DossierState, itemId: ItemId): readonly RoomComment[] {
  const known = new Map<CommentId, RoomComment>();
  for (const { commentId, itemId: of, author, content, anchor, withdrawn } of tableValues(
    state.panel.comments,
  )) {
    if (of === itemId && !withdrawn) known.set(commentId, { commentId, itemId, author, content, anchor });
  }
  for (const { subject, content } of tableValues(state.applicants.released)) {
    const { commentId, anchor } = subject;
    if (subject.itemId === itemId && !known.has(commentId) && state.panel.comments.size === 0) {
      known.set(commentId, { commentId, itemId, author: null, content, anchor });
    }
  }
  const top = ({ anchor }: RoomComment): number => -(anchor.rects[0]?.[3] ?? Number.MAX_SAFE_INTEGER);
  return [...known.values()].sort((a, b) => a.anchor.pageIndex - b.anchor.pageIndex || top(a) - top(b));
}
