import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { Command } from '#shared/domain/command.ts';
import type { Comment, CommentContent, CommentSubject } from '#shared/domain/comment/comment.ts';
import { findComment } from '#shared/domain/comment/decide.ts';
import type { CommentId, MemberId, OpinionItemId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';

/** Where a comment stood when something was done to it: what others may since have built on. */
export interface Standing {
  readonly place: Comment['place'];
  /** The point of the opinion that it is part of. */
  readonly pointId: OpinionItemId | null;
}

/** Something a person did to a comment of their own, as much of it as taking it back needs. */
export type OwnAct =
  | {
      readonly kind: 'mark';
      readonly commentId: CommentId;
      readonly before: Anchor;
      readonly after: Anchor;
      readonly standing: Standing;
    }
  | {
      readonly kind: 'words';
      readonly commentId: CommentId;
      readonly before: CommentContent;
      readonly after: CommentContent;
      readonly standing: Standing;
    }
  | { readonly kind: 'add'; readonly subject: CommentSubject; readonly content: CommentContent }
  | { readonly kind: 'share'; readonly commentId: CommentId }
  | {
      readonly kind: 'withdraw';
      readonly subject: CommentSubject;
      readonly content: CommentContent;
      readonly place: Comment['place'];
    };

/** Why an act is not taken back: it would take back or overwrite what came after it (MK8). */
export type UndoRefusal = 'changed' | 'shared' | 'merged' | 'gone' | 'withdrawn';

export type UndoPlan =
  | {
      readonly status: 'do';
      readonly command: Command;
      /** What taking it back is itself: taking that back is redoing. */
      readonly inverse: OwnAct;
    }
  | { readonly status: 'refused'; readonly why: UndoRefusal }
  /** It has been taken back already, in another way. */
  | { readonly status: 'nothing' };

const refused = (why: UndoRefusal): UndoPlan => ({ status: 'refused', why });

export function standingOf(state: DossierState, comment: Comment): Standing {
  const points = state.panel.opinions[comment.itemId]?.items ?? [];
  const point = points.find(({ commentIds }) => commentIds.includes(comment.commentId));
  return { place: comment.place, pointId: point?.opinionItemId ?? null };
}

/**
 * How an act would be taken back, as far as the state shows. The command names what it was planned on, so that the
 * hub refuses it if something came in between (CM11). `newId` is for a comment that is written again.
 */
export function planUndo(
  state: DossierState,
  memberId: MemberId,
  act: OwnAct,
  newId: () => CommentId,
): UndoPlan {
  if (act.kind === 'share') return refused('shared');
  if (act.kind === 'withdraw') return planAgain(state, memberId, act, newId);
  const commentId = act.kind === 'add' ? act.subject.commentId : act.commentId;
  const comment = findComment(state, memberId, commentId);
  if (!comment || comment.author !== memberId) return refused('gone');
  if (comment.withdrawn) return refused('withdrawn');
  const now = standingOf(state, comment);
  const was = act.kind === 'add' ? { place: 'private', pointId: null } : act.standing;
  if (now.place !== was.place) return refused('shared');
  if (now.pointId !== was.pointId) return refused('merged');
  const { changedBy } = comment;
  switch (act.kind) {
    case 'mark': {
      if (!isSame(comment.anchor, act.after)) return refused('changed');
      const command: Command = {
        type: 'comment.remark',
        commentId,
        anchor: act.before,
        place: now.place,
        since: { mark: changedBy.mark },
      };
      const inverse: OwnAct = { ...act, before: act.after, after: act.before, standing: now };
      return { status: 'do', command, inverse };
    }
    case 'words': {
      if (!isSame(comment.content, act.after)) return refused('changed');
      const command: Command = {
        type: 'comment.edit',
        commentId,
        content: act.before,
        place: now.place,
        since: { words: changedBy.words },
      };
      const inverse: OwnAct = { ...act, before: act.after, after: act.before, standing: now };
      return { status: 'do', command, inverse };
    }
    case 'add': {
      const isAsAdded = isSame(comment.anchor, act.subject.anchor) && isSame(comment.content, act.content);
      if (!isAsAdded) return refused('changed');
      return {
        status: 'do',
        command: { type: 'comment.withdraw', commentId, since: changedBy },
        inverse: { ...act, kind: 'withdraw', place: 'private' },
      };
    }
  }
}

/** A private comment that was deleted is written again; one that the panel has stays struck out (CM5). */
function planAgain(
  state: DossierState,
  memberId: MemberId,
  act: Extract<OwnAct, { kind: 'withdraw' }>,
  newId: () => CommentId,
): UndoPlan {
  const comment = findComment(state, memberId, act.subject.commentId);
  if (comment && !comment.withdrawn) return { status: 'nothing' };
  if (act.place === 'panel') return refused('withdrawn');
  const subject = { ...act.subject, commentId: newId() };
  const { content } = act;
  return {
    status: 'do',
    command: { type: 'comment.add', subject, content },
    inverse: { kind: 'add', subject, content },
  };
}

function isSame(a: Anchor | CommentContent, b: Anchor | CommentContent): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** What a person did, and what they took back, newest last. */
export interface OwnActs {
  readonly done: readonly OwnAct[];
  readonly undone: readonly OwnAct[];
}

export const NO_ACTS: OwnActs = { done: [], undone: [] };
const MOST_ACTS = 200;

/** Something new was done: what had been taken back is not redone on top of it. */
export function withAct({ done }: OwnActs, act: OwnAct): OwnActs {
  return { done: [...done, act].slice(-MOST_ACTS), undone: [] };
}

/** The newest act of one side was taken back, and its inverse goes to the other; null: it never can be. */
export function withTakenBack(acts: OwnActs, side: 'done' | 'undone', inverse: OwnAct | null): OwnActs {
  const act = acts[side].at(-1);
  const rest = acts[side].slice(0, -1);
  const other = side === 'done' ? 'undone' : 'done';
  const moved = { ...acts, [side]: rest, [other]: inverse ? [...acts[other], inverse] : acts[other] };
  return act?.kind === 'withdraw' && inverse?.kind === 'add'
    ? renamed(moved, act.subject.commentId, inverse.subject.commentId)
    : moved;
}

/** A comment that was written again has a new id; earlier acts on it are acts on that one. */
function renamed({ done, undone }: OwnActs, from: CommentId, to: CommentId): OwnActs {
  const rename = (act: OwnAct): OwnAct => {
    if ('subject' in act) {
      return act.subject.commentId === from ? { ...act, subject: { ...act.subject, commentId: to } } : act;
    }
    return act.commentId === from ? { ...act, commentId: to } : act;
  };
  return { done: done.map(rename), undone: undone.map(rename) };
}
