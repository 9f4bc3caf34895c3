import type { MemberId } from '#shared/domain/ids.ts';
import { findMember, isPanelSide } from '#shared/domain/ledger/access.ts';
import { mayBeInRoom, membersInRoom } from '#shared/domain/meeting/door.ts';
import type { DossierState } from '#shared/domain/state.ts';

/** Who may exchange sound and picture with this window, as its own replica has it. */
export interface Company {
  /** This window's member is in the room. */
  readonly isIn: boolean;
  readonly mayShareWith: (memberId: MemberId) => boolean;
}

export const NO_COMPANY: Company = { isIn: false, mayShareWith: () => false };

/**
 * On the panel's side everyone's seat is known, so a window cuts off whoever left the room without being told.
 * Outside it the experts' seats are not, and for them the hub's word alone counts.
 */
export function companyOf(state: DossierState, memberId: MemberId): Company {
  const own = findMember(state, memberId);
  if (!own || !mayBeInRoom(state, own)) return NO_COMPANY;
  if (!isPanelSide(state, memberId)) return { isIn: true, mayShareWith: () => true };
  const inRoom = membersInRoom(state);
  return { isIn: true, mayShareWith: (other) => inRoom.has(other) };
}
