import { accept, reject, to, type MemberRule } from '../decision.ts';
import { findMember, isRecused } from '../ledger/access.ts';
import { inClosedDeliberation, openMeeting } from '../meeting/meeting.ts';
import {
  isDrawnFor,
  requireItem,
  requireReviewer,
  requireRole,
  seatedExperts,
  signersOf,
  standingChair,
  unpublishedSignings,
} from '../policy.ts';
import { announcement } from './announce.ts';
import { MATTER_RULES } from '../rules/matter-rules.ts';
import type { DossierState, ReviewItem } from '../state.ts';

/** Part of the record, and so in its language. */
const SIGNER_RECUSED = '签字专家声明与本项目有利害关系';

export const decideDeclareRecusal: MemberRule<'recusal.declare'> = (state, command, { member }) => {
  const expert = requireRole(member, 'expert');
  if (!expert.ok) return expert;
  const earlier = state.panel.recusals[member.memberId];
  // A conflict found later may still be declared; a conflict declared cannot be taken back.
  if (earlier && (earlier.conflict || !command.conflict)) return reject('recusal.alreadyDeclared');
  const { conflict, statement } = command;
  const { memberId } = member;
  // A document that names someone with a conflict cannot stand (OP13).
  const fallen = conflict ? unpublishedSignings(state, memberId) : [];
  return accept(
    to('panel', { type: 'recusal.declared', v: 1, payload: { memberId, conflict, statement } }),
    ...fallen.map((itemId) =>
      to('panel', { type: 'opinion.reopened', v: 1, payload: { itemId, reason: SIGNER_RECUSED } }),
    ),
  );
};

export const decideSignCommitment: MemberRule<'commitment.sign'> = (state, command, { member }) => {
  const expert = requireRole(member, 'expert');
  if (!expert.ok) return expert;
  if (!state.panel.recusals[member.memberId]) return reject('actor.mustDeclareRecusal');
  if (state.panel.commitments[member.memberId]) return reject('commitment.alreadySigned');
  return accept(
    to('panel', {
      type: 'commitment.signed',
      v: 1,
      payload: { memberId: member.memberId, clauses: [...command.clauses] },
    }),
  );
};

/** The panel stands when every item has as many declared, committed experts as its rule row asks (PA4). */
export const decideConfirmPanel: MemberRule<'panel.confirm'> = (state, _command, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const forming = itemsAt(state, 'panelForming');
  if (forming.length === 0) return reject('item.wrongStage');
  for (const item of forming) {
    const rule = MATTER_RULES.find((row) => row.id === item.ruleId);
    const ready = signersOf(state, item.itemId);
    const needed = rule?.minExperts ?? 1;
    if (ready.length >= needed) continue;
    // Enough seats are taken, but not enough of those who sit there have declared and signed.
    const isUndeclared = seatedExperts(state, item.itemId).length >= needed;
    return reject(
      isUndeclared ? 'panel.undeclared' : 'panel.tooFewExperts',
      { report: item.reportTitle, ready: ready.length, needed },
      rule?.id,
    );
  }
  return accept(
    to('panel', { type: 'panel.confirmed', v: 1, payload: {} }),
    ...forming.map((item) =>
      to('parties', { type: 'item.stageMoved', v: 1, payload: { itemId: item.itemId, stage: 'notice' } }),
    ),
  );
};

function itemsAt(state: DossierState, stage: ReviewItem['stage']): readonly ReviewItem[] {
  return Object.values(state.parties.items).filter((item) => item.stage === stage);
}

export const decideNominateChair: MemberRule<'chair.nominate'> = (
  state,
  { itemId, memberId },
  { member },
) => {
  const entitled = requireRole(member, 'clerk', 'expert');
  if (!entitled.ok) return entitled;
  const item = requireItem(state, itemId);
  if (!item.ok) return item;
  // While an opinion is frozen, signed or sealed its chair is part of it; reopening comes first.
  const status = state.panel.opinions[itemId]?.status ?? 'drafting';
  if (status !== 'drafting' && status !== 'published') return reject('chair.alreadyAppointed');
  const nominee = findMember(state, memberId);
  if (!nominee || nominee.role !== 'expert' || nominee.status !== 'joined' || isRecused(state, memberId)) {
    return reject('member.notFound');
  }
  if (!isDrawnFor(nominee, itemId)) return reject('actor.notOfThisItem');
  if (standingChair(state, itemId)) return reject('chair.alreadyAppointed');
  return accept(to('panel', { type: 'chair.nominated', v: 1, payload: { itemId, memberId } }));
};

export const decideConsentChair: MemberRule<'chair.consent'> = (state, { itemId }, { member }) => {
  const reviewer = requireReviewer(state, member, itemId);
  if (!reviewer.ok) return reviewer;
  const chair = state.panel.chairs[itemId];
  if (chair?.memberId !== member.memberId) return reject('chair.notNominated');
  if (chair.status === 'appointed') return reject('chair.alreadyAppointed');
  const appointed = { itemId, memberId: member.memberId };
  // In a meeting everyone sees who leads the panel from now on; behind closed doors they see it when these open.
  const isForAll = openMeeting(state) !== undefined && !inClosedDeliberation(state);
  return accept(
    to('panel', { type: 'chair.appointed', v: 1, payload: appointed }),
    ...(isForAll ? announcement(state, appointed) : []),
  );
};
