import type { EventMeta, PayloadOf } from '../event.ts';
import type { CommentId, ItemId, OpinionItemId } from '../ids.ts';
import type { PanelState } from '../state.ts';
import { emptyOpinion, type OpinionDraft, type OpinionItem } from './opinion.ts';

export function withOpinion(
  state: PanelState,
  itemId: ItemId,
  meta: EventMeta,
  change: (opinion: OpinionDraft) => OpinionDraft,
): PanelState {
  const opinion = state.opinions[itemId] ?? emptyOpinion(itemId);
  return {
    ...state,
    opinions: { ...state.opinions, [itemId]: { ...change(opinion), changedAt: meta.hubAt } },
  };
}

export function withOpinionItem(
  opinion: OpinionDraft,
  opinionItemId: OpinionItemId,
  change: (item: OpinionItem) => OpinionItem,
): OpinionDraft {
  return {
    ...opinion,
    items: opinion.items.map((item) => (item.opinionItemId === opinionItemId ? change(item) : item)),
  };
}

/** Comments that are talked about again, or go into a point, are left out no more. */
export function takenUp(opinion: OpinionDraft, commentIds: readonly CommentId[]): OpinionDraft {
  return { ...opinion, aside: opinion.aside.filter((id) => !commentIds.includes(id)) };
}

export function itemMoved(opinion: OpinionDraft, payload: PayloadOf<'opinion.itemMoved'>): OpinionDraft {
  const moved = opinion.items.find((item) => item.opinionItemId === payload.opinionItemId);
  if (!moved) return opinion;
  const rest = opinion.items.filter((item) => item !== moved);
  return { ...opinion, items: [...rest.slice(0, payload.index), moved, ...rest.slice(payload.index)] };
}

export function opinionFrozen(
  opinion: OpinionDraft,
  payload: PayloadOf<'opinion.frozen'>,
  meta: EventMeta,
): OpinionDraft {
  return {
    ...opinion,
    status: 'frozen',
    revision: payload.revision,
    docId: payload.docId,
    frozenAt: meta.hubAt,
    signers: payload.signers,
    document: null,
    signatures: [],
  };
}

export function opinionReopened(opinion: OpinionDraft, reason: string, meta: EventMeta): OpinionDraft {
  const voided = opinion.signatures.map((signature) => ({ signature, at: meta.hubAt, reason }));
  return {
    ...opinion,
    status: 'drafting',
    frozenAt: null,
    signers: [],
    document: null,
    sealed: null,
    signatures: [],
    voided: [...opinion.voided, ...voided],
  };
}

export function textSettled(opinion: OpinionDraft, payload: PayloadOf<'opinion.textSettled'>): OpinionDraft {
  const sections = Object.fromEntries(payload.sections.map(({ section, text }) => [section, text]));
  return payload.points.reduce(
    (settled, { opinionItemId, text }) =>
      withOpinionItem(settled, opinionItemId, (item) => ({ ...item, text })),
    { ...opinion, ...sections },
  );
}

export function proposed(
  opinion: OpinionDraft,
  { proposalId, memberId, opinionItemId, text }: PayloadOf<'opinion.proposed'>,
  meta: EventMeta,
): OpinionDraft {
  const proposal = { proposalId, memberId, opinionItemId, text, at: meta.hubAt, outcome: null };
  return { ...opinion, proposals: [...opinion.proposals, proposal] };
}

export function proposalAnswered(
  opinion: OpinionDraft,
  { proposalId, outcome }: PayloadOf<'opinion.proposalAnswered'>,
): OpinionDraft {
  return {
    ...opinion,
    proposals: opinion.proposals.map((entry) =>
      entry.proposalId === proposalId ? { ...entry, outcome } : entry,
    ),
  };
}
