import { tableDelete, tableGet, tableSet } from '../../lib/table.ts';
import type { EventMeta, PayloadOf } from '../event.ts';
import type { CommentId } from '../ids.ts';
import type { ApplicantsState, PanelState, PrivateState } from '../state.ts';
import type { Comment, PlacedByHand } from './comment.ts';

export function commentAdded(
  state: PrivateState,
  payload: PayloadOf<'comment.added'>,
  meta: EventMeta,
): PrivateState {
  if (!meta.actor) return state;
  const comment: Comment = {
    ...payload.subject,
    author: meta.actor,
    content: payload.content,
    place: 'private',
    no: 0,
    writtenAt: meta.authorAt,
    receivedAt: meta.hubAt,
    editedAt: null,
    changedBy: { words: meta.commandId, mark: meta.commandId },
    panelSeq: 0,
    withdrawn: false,
    placed: {},
    released: false,
  };
  return { ...state, comments: tableSet(state.comments, comment.commentId, comment) };
}

export function commentRemoved(state: PrivateState, commentId: CommentId): PrivateState {
  return { ...state, comments: tableDelete(state.comments, commentId) };
}

export function commentShared(
  state: PanelState,
  payload: PayloadOf<'comment.shared'>,
  meta: EventMeta,
  seq: number,
): PanelState {
  const { itemId, commentId } = payload.subject;
  const no = (state.commentCounts[itemId] ?? 0) + 1;
  const comment: Comment = {
    ...payload.subject,
    author: payload.author,
    content: payload.content,
    place: 'panel',
    no,
    writtenAt: payload.writtenAt,
    receivedAt: meta.hubAt,
    editedAt: null,
    changedBy: { words: meta.commandId, mark: meta.commandId },
    panelSeq: seq,
    withdrawn: false,
    placed: {},
    released: false,
  };
  return {
    ...state,
    comments: tableSet(state.comments, commentId, comment),
    commentCounts: { ...state.commentCounts, [itemId]: no },
  };
}

/** Changes one comment of a slice that holds comments; an unknown id changes nothing. */
export function withComment<S extends PanelState | PrivateState>(
  state: S,
  commentId: CommentId,
  change: (comment: Comment) => Comment,
): S {
  const comment = tableGet(state.comments, commentId);
  return comment ? { ...state, comments: tableSet(state.comments, commentId, change(comment)) } : state;
}

export function commentEdited<S extends PanelState | PrivateState>(
  state: S,
  { commentId, content }: PayloadOf<'comment.edited'>,
  { commandId, hubAt }: EventMeta,
): S {
  return withComment(state, commentId, (comment) => ({
    ...comment,
    content,
    editedAt: hubAt,
    changedBy: { ...comment.changedBy, words: commandId },
  }));
}

export function commentRemarked<S extends PanelState | PrivateState>(
  state: S,
  { commentId, anchor }: PayloadOf<'comment.remarked'>,
  { commandId }: EventMeta,
): S {
  return withComment(state, commentId, (comment) => ({
    ...comment,
    anchor,
    changedBy: { ...comment.changedBy, mark: commandId },
  }));
}

export function commentPlaced<S extends PanelState | PrivateState>(
  state: S,
  { commentId, versionId, anchor }: PayloadOf<'comment.placed'>,
  { actor, hubAt }: EventMeta,
): S {
  const place: PlacedByHand = { anchor, by: actor, at: hubAt };
  return withComment(state, commentId, (comment) => ({
    ...comment,
    placed: { ...comment.placed, [versionId]: place },
  }));
}

export function commentsReleased(
  state: ApplicantsState,
  payload: PayloadOf<'comment.released'>,
  meta: EventMeta,
): ApplicantsState {
  let released = state.released;
  for (const { subject, content } of payload.comments) {
    released = tableSet(released, subject.commentId, { subject, content, releasedAt: meta.hubAt });
  }
  return { ...state, released };
}
