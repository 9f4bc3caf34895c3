import { ok, type Result } from '../lib/result.ts';
import { reject } from './decision.ts';
import type { Member, Role } from './dossier/member.ts';
import { stageIndex, type Stage } from './dossier/stage.ts';
import type { ItemId, MemberId } from './ids.ts';
import { findMember, isRecused } from './ledger/access.ts';
import type { Rejection } from './rejection.ts';
import type { DossierState, ReviewItem } from './state.ts';

/** Policies shared by several concepts; each answers with what was asked for or with the refusal. */

export function requireRole(member: Member, ...roles: readonly Role[]): Result<Member, Rejection> {
  return roles.includes(member.role) ? ok(member) : reject('actor.roleNotEntitled');
}

export function requireItem(state: DossierState, itemId: ItemId): Result<ReviewItem, Rejection> {
  const item = Object.hasOwn(state.parties.items, itemId) ? state.parties.items[itemId] : undefined;
  return item ? ok(item) : reject('item.notFound');
}

export function requireStage(item: ReviewItem, ...stages: readonly Stage[]): Result<ReviewItem, Rejection> {
  return stages.includes(item.stage) ? ok(item) : reject('item.wrongStage', { stage: item.stage });
}

/** True for a stage at or after `stage`. */
export function hasReached(item: ReviewItem, stage: Stage): boolean {
  return stageIndex(item.stage) >= stageIndex(stage);
}

/** An expert drawn for the item who declared no conflict and signed the commitment letter. */
export function requireReviewer(
  state: DossierState,
  member: Member,
  itemId: ItemId,
): Result<Member, Rejection> {
  const expert = requireRole(member, 'expert');
  if (!expert.ok) return expert;
  if (!state.panel.recusals[member.memberId]) return reject('actor.mustDeclareRecusal');
  if (!state.panel.commitments[member.memberId]) return reject('actor.mustSignCommitment');
  return isDrawnFor(member, itemId) ? ok(member) : reject('actor.notOfThisItem');
}

export function isDrawnFor(member: Member, itemId: ItemId): boolean {
  return member.itemIds.length === 0 || member.itemIds.includes(itemId);
}

/** Experts seated for the item: joined, drawn for it, not recused. In order of their seats. */
export function seatedExperts(state: DossierState, itemId: ItemId): readonly Member[] {
  return Object.values(state.panel.members).filter(
    (member) =>
      member.role === 'expert' &&
      member.status === 'joined' &&
      isDrawnFor(member, itemId) &&
      !isRecused(state, member.memberId),
  );
}

/**
 * Experts who review the item and sign its opinion: seated, declared and committed (OP9). Once the opinion is
 * frozen they are those its document names, whoever comes or goes (OP12).
 */
export function signersOf(state: DossierState, itemId: ItemId): readonly Member[] {
  const opinion = state.panel.opinions[itemId];
  if (opinion && opinion.status !== 'drafting') {
    return opinion.signers.flatMap((memberId) => state.panel.members[memberId] ?? []);
  }
  return seatedExperts(state, itemId).filter((member) => requireReviewer(state, member, itemId).ok);
}

/** Reports whose opinion waits for this member's signature, or holds it, and is not published yet. */
export function unpublishedSignings(state: DossierState, memberId: MemberId): readonly ItemId[] {
  return Object.values(state.panel.opinions)
    .filter(({ status, signers }) => status !== 'published' && signers.includes(memberId))
    .map(({ itemId }) => itemId);
}

/** The item's chair: appointed, still in the panel, and without a conflict declared since. */
export function standingChair(state: DossierState, itemId: ItemId): MemberId | undefined {
  const chair = state.panel.chairs[itemId];
  if (chair?.status !== 'appointed' || isRecused(state, chair.memberId)) return undefined;
  return findMember(state, chair.memberId)?.status === 'joined' ? chair.memberId : undefined;
}

export function isChairOf(state: DossierState, memberId: MemberId, itemId: ItemId): boolean {
  return standingChair(state, itemId) === memberId;
}

export function isAnyChair(state: DossierState, memberId: MemberId): boolean {
  return state.parties.itemOrder.some((itemId) => isChairOf(state, memberId, itemId));
}
