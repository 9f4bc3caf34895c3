import type { ItemId, MemberId } from '../ids.ts';
import { findMember } from '../ledger/access.ts';
import { isAnyChair, isChairOf } from '../policy.ts';
import type { DossierState } from '../state.ts';

/** Who drives the shared page (领看), and who after them. `there`: the members in the room now, at a screen. */

/** Whether a member leads the meeting: the host, or a standing chair. Takes the page from anybody, mutes anybody. */
export function isLead(state: DossierState, memberId: MemberId): boolean {
  return findMember(state, memberId)?.role === 'clerk' || isAnyChair(state, memberId);
}

/** Anyone in the room while nobody presents; after that only who leads the meeting takes it over (PR6). */
export function mayTakePage(
  state: DossierState,
  there: ReadonlySet<MemberId>,
  memberId: MemberId,
  presenter: MemberId | null,
): boolean {
  if (!there.has(memberId)) return false;
  return presenter === null || presenter === memberId || isLead(state, memberId);
}

/** The presenter passes it on to somebody in the room; so may who leads the meeting (PR6). */
export function mayHandPage(
  state: DossierState,
  there: ReadonlySet<MemberId>,
  giver: MemberId,
  presenter: MemberId | null,
  to: MemberId,
): boolean {
  if (presenter === null || presenter === to || !there.has(giver) || !there.has(to)) return false;
  return giver === presenter || isLead(state, giver);
}

/** Who goes on where the presenter dropped off: the report's chair, another chair, the host; nobody of these: it ends (PR7). */
export function heirOfPage(
  state: DossierState,
  there: ReadonlySet<MemberId>,
  itemId: ItemId,
): MemberId | null {
  const rank = (memberId: MemberId): number => {
    if (isChairOf(state, memberId, itemId)) return 0;
    if (isAnyChair(state, memberId)) return 1;
    return findMember(state, memberId)?.role === 'clerk' ? 2 : 3;
  };
  const [first] = [...there].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return first !== undefined && rank(first) < 3 ? first : null;
}
