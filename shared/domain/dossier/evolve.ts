import type { EventMeta, PayloadOf } from '../event.ts';
import type { ItemId, MemberId } from '../ids.ts';
import type { PartiesState, ReviewItem, Roster } from '../state.ts';
import type { Stage } from './stage.ts';

export function dossierCreated(
  state: PartiesState,
  payload: PayloadOf<'dossier.created'>,
  meta: EventMeta,
): PartiesState {
  const { items, rehearsalOf, ...info } = payload;
  const rehearsal = rehearsalOf ? { of: rehearsalOf, endedAt: null } : null;
  return {
    ...state,
    dossier: { ...info, createdAt: meta.hubAt, acceptedAt: null, rehearsal },
    itemOrder: items.map((item) => item.itemId),
    items: Object.fromEntries(
      items.map((item): [ItemId, ReviewItem] => [
        item.itemId,
        {
          ...item,
          stage: 'acceptance',
          stageLog: [{ stage: 'acceptance', at: meta.hubAt }],
          versions: [],
          published: null,
          rounds: [],
          final: null,
        },
      ]),
    ),
  };
}

export function dossierAccepted(state: PartiesState, meta: EventMeta): PartiesState {
  return state.dossier ? { ...state, dossier: { ...state.dossier, acceptedAt: meta.hubAt } } : state;
}

export function rehearsalEnded(state: PartiesState, meta: EventMeta): PartiesState {
  const { dossier } = state;
  if (!dossier?.rehearsal) return state;
  return { ...state, dossier: { ...dossier, rehearsal: { ...dossier.rehearsal, endedAt: meta.hubAt } } };
}

export function stageMoved(item: ReviewItem, stage: Stage, meta: EventMeta): ReviewItem {
  return { ...item, stage, stageLog: [...item.stageLog, { stage, at: meta.hubAt }] };
}

/** Applies `change` to one item; a payload that names no item of the dossier changes nothing. */
export function withItem(
  state: PartiesState,
  itemId: ItemId,
  change: (item: ReviewItem) => ReviewItem,
): PartiesState {
  const item = state.items[itemId];
  return item ? { ...state, items: { ...state.items, [itemId]: change(item) } } : state;
}

export function memberAdded(roster: Roster, payload: PayloadOf<'member.added'>): Roster {
  return { ...roster, [payload.seat.memberId]: { ...payload.seat, status: 'invited' } };
}

export function memberStatus(roster: Roster, memberId: MemberId, status: 'joined' | 'removed'): Roster {
  const member = roster[memberId];
  return member ? { ...roster, [memberId]: { ...member, status } } : roster;
}

export function memberReassigned(roster: Roster, payload: PayloadOf<'member.reassigned'>): Roster {
  const member = roster[payload.memberId];
  return member ? { ...roster, [payload.memberId]: { ...member, role: payload.role } } : roster;
}
