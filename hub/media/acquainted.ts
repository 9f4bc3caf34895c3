import type { MemberId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { acquaintances } from '../presence/acquaintance.ts';

/** The states of open dossiers change with every event; what a state says of whom stays. */
const known = new WeakMap<DossierState, Map<MemberId, ReadonlySet<MemberId>>>();

/**
 * Whether two may hear of each other's sound and picture: each must be allowed to know that the other is there,
 * since a connection tells both (PR1).
 */
export function mayMeet(state: DossierState, a: MemberId, b: MemberId): boolean {
  return a === b || (knownTo(state, a).has(b) && knownTo(state, b).has(a));
}

function knownTo(state: DossierState, memberId: MemberId): ReadonlySet<MemberId> {
  const ofState = known.get(state) ?? new Map<MemberId, ReadonlySet<MemberId>>();
  known.set(state, ofState);
  const found = ofState.get(memberId) ?? acquaintances(state, memberId);
  ofState.set(memberId, found);
  return found;
}
