import { ok, type Result } from '../../lib/result.ts';
import { tableGet, tableValues } from '../../lib/table.ts';
import type { CommandOf } from '../command.ts';
import { accept, reject, to, type Decision, type MemberRule } from '../decision.ts';
import type { Member } from '../dossier/member.ts';
import type { CommentId, ItemId } from '../ids.ts';
import { privateLedger } from '../ledger/ledger-id.ts';
import { findMember } from '../ledger/access.ts';
import {
  isChairOf,
  requireItem,
  requireReviewer,
  requireRole,
  requireStage,
  signersOf,
  standingChair,
} from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import type { DossierState } from '../state.ts';
import type { PublishedOpinion } from './events.ts';
import { emptyOpinion, type OpinionDraft } from './opinion.ts';
import { requireDrafting, requireEditor, requirePoint } from './policy.ts';

/** Individual opinions go to the author and the bureau; colleagues and applicants do not see them. */
export const decideFileIndividual: MemberRule<'opinion.fileIndividual'> = (state, command, { member }) => {
  const reviewer = requireReviewer(state, member, command.itemId);
  if (!reviewer.ok) return reviewer;
  const item = requireItem(state, command.itemId);
  if (!item.ok) return item;
  const timely = requireStage(item.value, 'preReview', 'meeting', 'opinion');
  if (!timely.ok) return timely;
  if (state.privates[member.memberId]?.individualOpinions[command.itemId])
    return reject('individual.alreadyFiled');
  const commentIds = tableValues(state.panel.comments)
    .filter((comment) => comment.author === member.memberId && comment.itemId === command.itemId)
    .filter((comment) => !comment.withdrawn)
    .sort((a, b) => a.no - b.no)
    .map((comment) => comment.commentId);
  const { itemId, quality, overall, conclusion } = command;
  const payload = { itemId, author: member.memberId, quality, overall, conclusion, commentIds };
  return accept(
    to(privateLedger(member.memberId), { type: 'opinion.individualFiled', v: 1, payload }),
    to('bureau', { type: 'opinion.individualFiled', v: 1, payload }),
  );
};

/** Comments that may be merged: of this item, in the panel, not withdrawn, in no other point (OP3). */
function requireMergeable(
  state: DossierState,
  opinion: OpinionDraft,
  commentIds: readonly CommentId[],
): Result<CommentId[], Rejection> {
  const ids = [...new Set(commentIds)];
  for (const commentId of ids) {
    const comment = tableGet(state.panel.comments, commentId);
    if (!comment || comment.itemId !== opinion.itemId) return reject('comment.notShared');
    if (comment.withdrawn) return reject('comment.withdrawn');
    if (opinion.items.some((item) => item.commentIds.includes(commentId))) {
      return reject('opinion.commentMergedElsewhere');
    }
  }
  return ok(ids);
}

export const decideSetSection: MemberRule<'opinion.setSection'> = (state, command, { member }) => {
  const opinion = requireDrafting(state, member, command.itemId);
  if (!opinion.ok) return opinion;
  const { itemId, section, text } = command;
  return accept(to('panel', { type: 'opinion.sectionSet', v: 1, payload: { itemId, section, text } }));
};

export const decideAddItem: MemberRule<'opinion.addItem'> = (state, command, { member }) => {
  const opinion = requireDrafting(state, member, command.itemId);
  if (!opinion.ok) return opinion;
  if (requirePoint(opinion.value, command.opinionItemId).ok) return reject('opinion.itemExists');
  const commentIds = requireMergeable(state, opinion.value, command.commentIds);
  if (!commentIds.ok) return commentIds;
  const { itemId, opinionItemId, severity, text } = command;
  return accept(
    to('panel', {
      type: 'opinion.itemAdded',
      v: 1,
      payload: { itemId, opinionItemId, severity, text, commentIds: commentIds.value },
    }),
  );
};

export const decideEditItem: MemberRule<'opinion.editItem'> = (state, command, { member }) => {
  const opinion = requireDrafting(state, member, command.itemId);
  if (!opinion.ok) return opinion;
  const point = requirePoint(opinion.value, command.opinionItemId);
  if (!point.ok) return point;
  const { itemId, opinionItemId, severity, text } = command;
  return accept(
    to('panel', { type: 'opinion.itemEdited', v: 1, payload: { itemId, opinionItemId, severity, text } }),
  );
};

export const decideMergeComments: MemberRule<'opinion.mergeComments'> = (state, command, { member }) => {
  const opinion = requireDrafting(state, member, command.itemId);
  if (!opinion.ok) return opinion;
  const point = requirePoint(opinion.value, command.opinionItemId);
  if (!point.ok) return point;
  const commentIds = requireMergeable(state, opinion.value, command.commentIds);
  if (!commentIds.ok) return commentIds;
  const { itemId, opinionItemId } = command;
  return accept(
    to('panel', {
      type: 'opinion.commentsMerged',
      v: 1,
      payload: { itemId, opinionItemId, commentIds: commentIds.value },
    }),
  );
};

export const decideUnmergeComment: MemberRule<'opinion.unmergeComment'> = (state, command, { member }) => {
  const opinion = requireDrafting(state, member, command.itemId);
  if (!opinion.ok) return opinion;
  const point = requirePoint(opinion.value, command.opinionItemId);
  if (!point.ok) return point;
  if (!point.value.commentIds.includes(command.commentId)) return reject('comment.notFound');
  const { itemId, opinionItemId, commentId } = command;
  return accept(
    to('panel', { type: 'opinion.commentUnmerged', v: 1, payload: { itemId, opinionItemId, commentId } }),
  );
};

/** Only what might go into a point can be left out for now (OP14). */
export const decideSetAside: MemberRule<'opinion.setAside'> = (state, command, { member }) => {
  const opinion = requireDrafting(state, member, command.itemId);
  if (!opinion.ok) return opinion;
  const { itemId, commentId, isAside } = command;
  const mergeable = requireMergeable(state, opinion.value, [commentId]);
  if (!mergeable.ok) return mergeable;
  if (opinion.value.aside.includes(commentId) === isAside) return accept();
  return accept(
    to('panel', { type: 'opinion.commentSetAside', v: 1, payload: { itemId, commentId, isAside } }),
  );
};

export const decideMoveItem: MemberRule<'opinion.moveItem'> = (state, command, { member }) => {
  const opinion = requireDrafting(state, member, command.itemId);
  if (!opinion.ok) return opinion;
  const point = requirePoint(opinion.value, command.opinionItemId);
  if (!point.ok) return point;
  const { itemId, opinionItemId, index } = command;
  return accept(to('panel', { type: 'opinion.itemMoved', v: 1, payload: { itemId, opinionItemId, index } }));
};

export const decideRemoveItem: MemberRule<'opinion.removeItem'> = (state, command, { member }) => {
  const opinion = requireDrafting(state, member, command.itemId);
  if (!opinion.ok) return opinion;
  const point = requirePoint(opinion.value, command.opinionItemId);
  if (!point.ok) return point;
  const { itemId, opinionItemId } = command;
  return accept(to('panel', { type: 'opinion.itemRemoved', v: 1, payload: { itemId, opinionItemId } }));
};

export const decideSetConclusion: MemberRule<'opinion.setConclusion'> = (state, command, { member }) => {
  const opinion = requireDrafting(state, member, command.itemId);
  if (!opinion.ok) return opinion;
  const { itemId, conclusion, wording, dueDay } = command;
  return accept(
    to('panel', { type: 'opinion.conclusionSet', v: 1, payload: { itemId, conclusion, wording, dueDay } }),
  );
};

export const decideReadAloud: MemberRule<'opinion.readAloud'> = (state, { itemId }, { member }) => {
  const opinion = requireDrafting(state, member, itemId);
  if (!opinion.ok) return opinion;
  return accept(to('panel', { type: 'opinion.readOut', v: 1, payload: { itemId } }));
};

/** What keeps a draft from being frozen: shown to the chair as a list, and refused one by one (OP6). */
export function freezeObstacles(state: DossierState, itemId: ItemId): readonly Rejection[] {
  const opinion = state.panel.opinions[itemId] ?? emptyOpinion(itemId);
  const obstacles: Rejection[] = [];
  const add = (refusal: { readonly error: Rejection }): number => obstacles.push(refusal.error);
  if (!standingChair(state, itemId)) add(reject('opinion.noChair'));
  if (opinion.overall === '') add(reject('opinion.noAssessment'));
  if (opinion.conclusion === null) add(reject('opinion.noConclusion'));
  if (opinion.conclusion === 'passAfterRevision') {
    if (opinion.items.length === 0) add(reject('opinion.noRevisionItems'));
    if (opinion.dueDay === null) add(reject('opinion.noDueDay'));
  }
  const empty = opinion.items.findIndex(({ text }) => text.trim() === '');
  if (empty >= 0) add(reject('opinion.emptyPoint', { no: empty + 1 }));
  return obstacles;
}

export const decideFreeze: MemberRule<'opinion.freeze'> = (state, { itemId }, { member }) => {
  const opinion = requireDrafting(state, member, itemId);
  if (!opinion.ok) return opinion;
  const item = requireItem(state, itemId);
  if (!item.ok) return item;
  const timely = requireStage(item.value, 'meeting', 'opinion');
  if (!timely.ok) return timely;
  const [obstacle] = freezeObstacles(state, itemId);
  if (obstacle) return { ok: false, error: obstacle };
  const revision = opinion.value.revision + 1;
  // The whole id: it is random where a part of it, or a spelling in capitals, may be another item's (OP11).
  const docId = `YP-${itemId}-${revision}`;
  const signers = signersOf(state, itemId).map(({ memberId }) => memberId);
  return accept(to('panel', { type: 'opinion.frozen', v: 1, payload: { itemId, revision, docId, signers } }));
};

export const decideReopen: MemberRule<'opinion.reopen'> = (state, { itemId, reason }, { member }) => {
  const editor = requireEditor(state, member, itemId);
  if (!editor.ok) return editor;
  const status = state.panel.opinions[itemId]?.status ?? 'drafting';
  if (status === 'drafting') return reject('opinion.notFrozen');
  if (status === 'published') return reject('opinion.alreadyPublished');
  return accept(to('panel', { type: 'opinion.reopened', v: 1, payload: { itemId, reason } }));
};

export function decideAttachDocument(
  state: DossierState,
  command: CommandOf<'opinion.attachDocument'>,
): Decision {
  const { itemId, revision, file } = command;
  const opinion = state.panel.opinions[itemId];
  if (opinion?.status !== 'frozen' || opinion.revision !== revision) return reject('opinion.notFrozen');
  return accept(to('panel', { type: 'opinion.documentAttached', v: 1, payload: { itemId, revision, file } }));
}

/** A signature binds the signer to the hash of the exact bytes shown; any other hash is refused (R3, OP8). */
export const decideSign: MemberRule<'opinion.sign'> = (state, command, { member }) => {
  const { itemId, documentSha256, dissent } = command;
  const reviewer = requireReviewer(state, member, itemId);
  if (!reviewer.ok) return reviewer;
  const opinion = state.panel.opinions[itemId];
  if (opinion?.status !== 'signing') return reject('opinion.notFrozen');
  if (!opinion.signers.includes(member.memberId)) return reject('opinion.notASigner');
  if (opinion.document?.sha256 !== documentSha256) return reject('opinion.staleDocument');
  if (opinion.signatures.some((entry) => entry.memberId === member.memberId))
    return reject('opinion.alreadySigned');
  for (const opinionItemId of dissent?.opinionItemIds ?? []) {
    const point = requirePoint(opinion, opinionItemId);
    if (!point.ok) return point;
  }
  return accept(
    to('panel', {
      type: 'opinion.signed',
      v: 1,
      payload: { itemId, memberId: member.memberId, documentSha256, dissent },
    }),
  );
};

/** Signers whose signature on the current document is still missing. */
export function missingSigners(state: DossierState, itemId: ItemId): readonly Member[] {
  const signed = new Set(state.panel.opinions[itemId]?.signatures.map((entry) => entry.memberId));
  return signersOf(state, itemId).filter((member) => !signed.has(member.memberId));
}

export function decideAttachSealed(
  state: DossierState,
  command: CommandOf<'opinion.attachSealed'>,
): Decision {
  const { itemId, revision, file } = command;
  const opinion = state.panel.opinions[itemId];
  if (opinion?.status !== 'signing' || opinion.revision !== revision) return reject('opinion.notFrozen');
  // Never a seal on an empty table: the chair is one of those who signed.
  if (!standingChair(state, itemId)) return reject('opinion.noChair');
  if (missingSigners(state, itemId).length > 0) return reject('opinion.notAllSigned');
  return accept(to('panel', { type: 'opinion.sealed', v: 1, payload: { itemId, revision, file } }));
}

const NEXT_STAGE = {
  pass: 'final',
  passAfterRevision: 'revision',
  notPass: 'archive',
  returnForRecompile: 'archive',
} as const;

/** Publishes the sealed opinion to every party and moves the item on (L3, OP10). */
export const decideRelease: MemberRule<'opinion.release'> = (state, { itemId, sealedSha256 }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const opinion = state.panel.opinions[itemId];
  if (opinion?.status === 'published') return reject('opinion.alreadyPublished');
  if (opinion?.status !== 'sealed' || opinion.conclusion === null) return reject('opinion.notSealed');
  if (opinion.sealed?.sha256 !== sealedSha256) return reject('opinion.staleDocument');
  const payload = publish(state, opinion, opinion.sealed, opinion.conclusion);
  if (!payload) return reject('opinion.notSealed');
  return accept(
    to('parties', { type: 'opinion.published', v: 1, payload }),
    to('panel', { type: 'opinion.published', v: 1, payload }),
    to('parties', {
      type: 'item.stageMoved',
      v: 1,
      payload: { itemId, stage: NEXT_STAGE[opinion.conclusion] },
    }),
  );
};

function publish(
  state: DossierState,
  opinion: OpinionDraft,
  file: PublishedOpinion['file'],
  conclusion: PublishedOpinion['conclusion'],
): PublishedOpinion | undefined {
  const { itemId, docId, revision, opening, overview, overall, wording, dueDay, document } = opinion;
  if (docId === null || document === null) return undefined;
  return {
    itemId,
    docId,
    revision,
    opening,
    overview,
    overall,
    items: opinion.items.map(({ opinionItemId, severity, text }, index) => ({
      opinionItemId,
      no: index + 1,
      severity,
      text,
    })),
    conclusion,
    wording,
    dueDay,
    signatures: opinion.signatures.map(({ memberId, signedAt, dissent }) => ({
      memberId,
      name: findMember(state, memberId)?.name ?? '',
      isChair: isChairOf(state, memberId, itemId),
      signedAt,
      dissent: dissent !== null,
    })),
    frozenSha256: document.sha256,
    file,
  };
}
