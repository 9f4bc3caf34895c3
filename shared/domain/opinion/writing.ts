import { ok, type Result } from '../../lib/result.ts';
import type { CommandOf } from '../command.ts';
import { accept, reject, to, type Decision, type MemberRule } from '../decision.ts';
import type { ItemId } from '../ids.ts';
import { requireReviewer, requireRole } from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import type { DossierState } from '../state.ts';
import type { OpinionDraft, Proposal } from './opinion.ts';
import { requireDrafting, requireEditor, requireOpenText, requirePoint } from './policy.ts';

/** The lead says who types (OP15). */
export const decideLetWrite: MemberRule<'opinion.letWrite'> = (state, { itemId, writers }, { member }) => {
  const opinion = requireDrafting(state, member, itemId);
  if (!opinion.ok) return opinion;
  if (opinion.value.writers === writers) return accept();
  return accept(to('panel', { type: 'opinion.writersLet', v: 1, payload: { itemId, writers } }));
};

/**
 * What was typed together becomes the text of the opinion (OP16). What says the same as before is left out, and
 * so is what stood in a point that is gone.
 */
export function decideSettleText(state: DossierState, command: CommandOf<'opinion.settleText'>): Decision {
  const { itemId, writers } = command;
  const opinion = requireOpenText(state, itemId);
  if (!opinion.ok) return opinion;
  const sections = command.sections.filter(({ section, text }) => opinion.value[section] !== text);
  const points = command.points.filter(({ opinionItemId, text }) =>
    opinion.value.items.some((point) => point.opinionItemId === opinionItemId && point.text !== text),
  );
  if (sections.length === 0 && points.length === 0) return accept();
  return accept(
    to('panel', {
      type: 'opinion.textSettled',
      v: 1,
      payload: { itemId, sections, points, writers: [...writers] },
    }),
  );
}

/** An expert of the item suggests a wording (OP17). */
export const decidePropose: MemberRule<'opinion.propose'> = (state, command, { member }) => {
  const { itemId, proposalId, opinionItemId, text } = command;
  const reviewer = requireReviewer(state, member, itemId);
  if (!reviewer.ok) return reviewer;
  const opinion = requireOpenText(state, itemId);
  if (!opinion.ok) return opinion;
  if (findProposal(opinion.value, proposalId)) return reject('opinion.proposalExists');
  if (opinionItemId !== null) {
    const point = requirePoint(opinion.value, opinionItemId);
    if (!point.ok) return point;
  }
  return accept(
    to('panel', {
      type: 'opinion.proposed',
      v: 1,
      payload: { itemId, proposalId, memberId: member.memberId, opinionItemId, text },
    }),
  );
};

/** The lead takes a proposal into the text or does not; its author takes it back (OP17). */
export const decideAnswerProposal: MemberRule<'opinion.answerProposal'> = (state, command, { member }) => {
  const { itemId, proposalId, outcome, newItemId } = command;
  // Whether there is such a proposal is for those to know who read the panel's ledger (LE5, L2).
  const reader = requireRole(member, 'expert', 'clerk');
  if (!reader.ok) return reader;
  const found = requireOpenProposal(state, itemId, proposalId);
  if (!found.ok) return found;
  const { opinion, proposal } = found.value;
  const answered = to('panel', {
    type: 'opinion.proposalAnswered',
    v: 1,
    payload: { itemId, proposalId, outcome },
  });
  if (outcome === 'withdrawn') {
    return proposal.memberId === member.memberId ? accept(answered) : reject('actor.roleNotEntitled');
  }
  const editor = requireEditor(state, member, itemId);
  if (!editor.ok) return editor;
  if (outcome === 'declined') return accept(answered);
  if (proposal.opinionItemId === null) {
    if (newItemId === undefined || requirePoint(opinion, newItemId).ok) return reject('opinion.itemExists');
    const payload = {
      itemId,
      opinionItemId: newItemId,
      severity: 'suggestion' as const,
      text: proposal.text,
      commentIds: [],
    };
    return accept(answered, to('panel', { type: 'opinion.itemAdded', v: 1, payload }));
  }
  const point = requirePoint(opinion, proposal.opinionItemId);
  if (!point.ok) return point;
  const { opinionItemId, severity } = point.value;
  const payload = { itemId, opinionItemId, severity, text: proposal.text };
  return accept(answered, to('panel', { type: 'opinion.itemEdited', v: 1, payload }));
};

function requireOpenProposal(
  state: DossierState,
  itemId: ItemId,
  proposalId: Proposal['proposalId'],
): Result<{ readonly opinion: OpinionDraft; readonly proposal: Proposal }, Rejection> {
  const opinion = requireOpenText(state, itemId);
  if (!opinion.ok) return opinion;
  const proposal = findProposal(opinion.value, proposalId);
  if (!proposal) return reject('opinion.proposalNotFound');
  return proposal.outcome === null
    ? ok({ opinion: opinion.value, proposal })
    : reject('opinion.proposalAnswered');
}

function findProposal(opinion: OpinionDraft, proposalId: Proposal['proposalId']): Proposal | undefined {
  return opinion.proposals.find((entry) => entry.proposalId === proposalId);
}
