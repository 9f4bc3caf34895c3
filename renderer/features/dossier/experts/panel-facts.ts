import type { Member } from '#shared/domain/dossier/member.ts';
import type { ItemId, MemberId } from '#shared/domain/ids.ts';
import { isChairOf, isDrawnFor } from '#shared/domain/policy.ts';
import type { DossierState } from '#shared/domain/state.ts';

/** What the panel's page says of one expert for one report. */
export interface ExpertFact {
  readonly member: Member;
  readonly recusal: 'none' | 'clear' | 'explained' | 'conflict';
  readonly hasCommitted: boolean;
  /** Known to bureau and author only. */
  readonly opinion: 'none' | 'filed';
  readonly chair: 'none' | 'nominated' | 'appointed';
}

export function expertsOf(state: DossierState, itemId: ItemId): readonly ExpertFact[] {
  return Object.values(state.panel.members)
    .filter((member) => member.status !== 'removed' && isDrawnFor(member, itemId))
    .map((member) => factOf(state, member, itemId));
}

function factOf(state: DossierState, member: Member, itemId: ItemId): ExpertFact {
  const { memberId } = member;
  const recusal = state.panel.recusals[memberId];
  const chair = state.panel.chairs[itemId];
  const isNamed = chair?.memberId === memberId;
  return {
    member,
    recusal: !recusal ? 'none' : recusal.conflict ? 'conflict' : recusal.statement ? 'explained' : 'clear',
    hasCommitted: state.panel.commitments[memberId] !== undefined,
    opinion: opinionOf(state, memberId, itemId),
    chair: isChairOf(state, memberId, itemId)
      ? 'appointed'
      : isNamed && chair.status === 'nominated'
        ? 'nominated'
        : 'none',
  };
}

function opinionOf(state: DossierState, memberId: MemberId, itemId: ItemId): ExpertFact['opinion'] {
  const filed =
    state.bureau.individualOpinions[`${itemId}/${memberId}`] ??
    state.privates[memberId]?.individualOpinions[itemId];
  return filed ? 'filed' : 'none';
}
