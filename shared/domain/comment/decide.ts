import { ok, type Result } from '../../lib/result.ts';
import { tableGet } from '../../lib/table.ts';
import { accept, reject, to, type MemberRule } from '../decision.ts';
import type { Member } from '../dossier/member.ts';
import type { NewEvent } from '../event.ts';
import type { CommentId, ItemId, MemberId } from '../ids.ts';
import { privateLedger, type LedgerId } from '../ledger/ledger-id.ts';
import { isChairOf, requireItem, requireReviewer, requireRole, requireStage } from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import type { DossierState } from '../state.ts';
import type { Comment, CommentSubject, Since } from './comment.ts';

function privateComment(state: DossierState, memberId: MemberId, commentId: CommentId): Comment | undefined {
  const slice = state.privates[memberId];
  return slice && tableGet(slice.comments, commentId);
}

/** The comment where it stands now: the panel's copy, if there is one, is the one that counts. */
export function findComment(
  state: DossierState,
  memberId: MemberId,
  commentId: CommentId,
): Comment | undefined {
  return tableGet(state.panel.comments, commentId) ?? privateComment(state, memberId, commentId);
}

const WRITING_STAGES = ['notice', 'preReview', 'meeting', 'opinion'] as const;

export const decideAdd: MemberRule<'comment.add'> = (state, { subject, content }, { member }) => {
  const reviewer = requireReviewer(state, member, subject.itemId);
  if (!reviewer.ok) return reviewer;
  const current = requireCurrentVersion(state, subject);
  if (!current.ok) return current;
  if (findComment(state, member.memberId, subject.commentId)) return reject('comment.exists');
  return accept(
    to(privateLedger(member.memberId), { type: 'comment.added', v: 1, payload: { subject, content } }),
  );
};

/** Experts must see the text they judge: a comment goes on the current version only (CM4). */
function requireCurrentVersion(state: DossierState, subject: CommentSubject): Result<true, Rejection> {
  const item = requireItem(state, subject.itemId);
  if (!item.ok) return item;
  const timely = requireStage(item.value, ...WRITING_STAGES);
  if (!timely.ok) return timely;
  const current = item.value.versions.at(-1);
  return current?.versionId === subject.versionId ? ok(true) : reject('comment.reportSuperseded');
}

export const decideEdit: MemberRule<'comment.edit'> = (state, command, { member }) => {
  const { commentId, content } = command;
  const comment = requireChangeable(state, member, command);
  if (!comment.ok) return comment;
  const event = { type: 'comment.edited', v: 1, payload: { commentId, content } } as const;
  return accept(to(ledgerOf(comment.value), event));
};

export const decideRemark: MemberRule<'comment.remark'> = (state, command, { member }) => {
  const { commentId, anchor } = command;
  const comment = requireChangeable(state, member, command);
  if (!comment.ok) return comment;
  const event = { type: 'comment.remarked', v: 1, payload: { commentId, anchor } } as const;
  return accept(to(ledgerOf(comment.value), event));
};

export const decideWithdraw: MemberRule<'comment.withdraw'> = (state, command, { member }) => {
  const { commentId } = command;
  const comment = requireChangeable(state, member, command);
  if (!comment.ok) return comment;
  return accept(to(ledgerOf(comment.value), { type: 'comment.withdrawn', v: 1, payload: { commentId } }));
};

function ledgerOf({ place, author }: Comment): LedgerId {
  return place === 'panel' ? 'panel' : privateLedger(author);
}

/** One's own comment, where and as its author saw it when they gave the command (CM6, CM7, CM11). */
function requireChangeable(
  state: DossierState,
  member: Member,
  command: {
    readonly commentId: CommentId;
    readonly place?: Comment['place'] | undefined;
    readonly since?: Since | undefined;
  },
): Result<Comment, Rejection> {
  const comment = requireOwn(state, member, command.commentId);
  if (!comment.ok) return comment;
  const { place, changedBy } = comment.value;
  // Shared meanwhile, from another device of theirs: the change comes back to them and goes to nobody (CM7).
  if (command.place === 'private' && place === 'panel') return reject('comment.alreadyShared');
  const { words = changedBy.words, mark = changedBy.mark } = command.since ?? {};
  const isAsSeen = words === changedBy.words && mark === changedBy.mark;
  return isAsSeen ? comment : reject('comment.changedSince');
}

/** One's own comment that may still change: not withdrawn, and not yet part of a frozen opinion (CM6). */
function requireOwn(state: DossierState, member: Member, commentId: CommentId): Result<Comment, Rejection> {
  // First the role: who writes no comments learns nothing of which there are (L2).
  const expert = requireRole(member, 'expert');
  if (!expert.ok) return expert;
  const { memberId } = member;
  const comment = findComment(state, memberId, commentId);
  if (!comment) return reject('comment.notFound');
  if (comment.author !== memberId) return reject('comment.notYours');
  if (comment.withdrawn) return reject('comment.withdrawn');
  if (isFrozen(state, comment.itemId)) return reject('comment.frozen');
  return ok(comment);
}

/**
 * Where a comment belongs in the current version: its author says, and of the panel's comments the standing
 * chair too (CM9). It changes nothing the comment says, so a frozen opinion does not stand in the way.
 */
export const decidePlace: MemberRule<'comment.place'> = (
  state,
  { commentId, versionId, anchor },
  { member },
) => {
  const expert = requireRole(member, 'expert');
  if (!expert.ok) return expert;
  const comment = findComment(state, member.memberId, commentId);
  if (!comment) return reject('comment.notFound');
  const mayPlace = comment.author === member.memberId || isChairOf(state, member.memberId, comment.itemId);
  if (!mayPlace) return reject('comment.notYours');
  if (comment.withdrawn) return reject('comment.withdrawn');
  if (comment.versionId === versionId) return reject('comment.ownVersion');
  const item = requireItem(state, comment.itemId);
  if (!item.ok) return item;
  if (item.value.versions.at(-1)?.versionId !== versionId) return reject('comment.reportSuperseded');
  const event = { type: 'comment.placed', v: 1, payload: { commentId, versionId, anchor } } as const;
  return accept(to(ledgerOf(comment), event));
};

function isFrozen(state: DossierState, itemId: ItemId): boolean {
  const opinion = state.panel.opinions[itemId];
  return opinion !== undefined && opinion.status !== 'drafting';
}

export const decideShare: MemberRule<'comment.share'> = (state, { commentIds, seen = [] }, { member }) => {
  const expert = requireRole(member, 'expert');
  if (!expert.ok) return expert;
  const events: NewEvent[] = [];
  for (const commentId of new Set(commentIds)) {
    if (tableGet(state.panel.comments, commentId)) return reject('comment.alreadyShared');
    const comment = privateComment(state, member.memberId, commentId);
    if (!comment) return reject('comment.notFound');
    // Changed meanwhile by another device, or a change that was seen here was refused: what goes to the panel is
    // what its author saw, or nothing (CM13, L3).
    const asSeen = seen.find((entry) => entry.commentId === commentId);
    if (asSeen && asSeen.words !== comment.changedBy.words) return reject('comment.changedSince');
    const reviewer = requireReviewer(state, member, comment.itemId);
    if (!reviewer.ok) return reviewer;
    const current = requireCurrentVersion(state, comment);
    if (!current.ok) return current;
    if (isFrozen(state, comment.itemId)) return reject('comment.frozen');
    const { itemId, versionId, anchor, content, writtenAt } = comment;
    const subject = { commentId, itemId, versionId, anchor };
    events.push(
      to('panel', {
        type: 'comment.shared',
        v: 1,
        payload: { subject, content, author: member.memberId, writtenAt },
      }),
      to(privateLedger(member.memberId), { type: 'comment.handedOver', v: 1, payload: { commentId } }),
    );
  }
  return accept(...events);
};

/** Hands panel comments, without their authors, to owner and compiler ahead of the opinion (L3, CM8). */
export const decideRelease: MemberRule<'comment.release'> = (state, { itemId, commentIds }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const item = requireItem(state, itemId);
  if (!item.ok) return item;
  const timely = requireStage(item.value, 'preReview', 'meeting', 'opinion');
  if (!timely.ok) return timely;
  const comments: { subject: CommentSubject; content: Comment['content'] }[] = [];
  for (const commentId of new Set(commentIds)) {
    const comment = tableGet(state.panel.comments, commentId);
    if (!comment || comment.itemId !== itemId) return reject('comment.notShared');
    if (comment.withdrawn) return reject('comment.withdrawn');
    if (comment.released) return reject('comment.alreadyReleased');
    const { versionId, anchor, content } = comment;
    comments.push({ subject: { commentId, itemId, versionId, anchor }, content });
  }
  return accept(
    to('applicants', { type: 'comment.released', v: 1, payload: { itemId, comments } }),
    to('panel', {
      type: 'comment.releaseNoted',
      v: 1,
      payload: { commentIds: comments.map(({ subject }) => subject.commentId) },
    }),
  );
};
