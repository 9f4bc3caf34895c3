import type { MemberId } from '#shared/domain/ids.ts';
import { allMembers, findMember, isPanelSide, ledgersOf } from '#shared/domain/ledger/access.ts';
import { mayBeInRoom } from '#shared/domain/meeting/door.ts';
import { openMeeting } from '#shared/domain/meeting/meeting.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { visibleState } from '#shared/domain/view/visible.ts';

/** Whether a member is in the dossier at all, for presence: joined, not withdrawn, in the common ledger. */
export function isPresentable(state: DossierState, memberId: MemberId): boolean {
  return ledgersOf(state, memberId).includes('parties');
}

/** Whether a member waits outside the room of an open meeting, and is kept from all that goes on in it (ME11, R4). */
export function isShutOut(state: DossierState, memberId: MemberId): boolean {
  const member = findMember(state, memberId);
  return openMeeting(state) !== undefined && !(member && mayBeInRoom(state, member));
}

/**
 * The members a receiver may know are there: those on a roster it can read, and the experts once the opening
 * of a meeting has introduced them. So before that nobody outside the panel learns that experts exist (PR1).
 */
export function acquaintances(state: DossierState, receiver: MemberId): ReadonlySet<MemberId> {
  const seen = visibleState(state, receiver);
  return new Set([
    ...allMembers(seen).map((member) => member.memberId),
    ...(seen.parties.announced?.experts ?? []).map((expert) => expert.memberId),
  ]);
}

/** Outside the panel an expert is a voice in the room, not a person whose reading is watched. */
export function isWatchedOnlyInRoom(state: DossierState, receiver: MemberId, other: MemberId): boolean {
  return findMember(state, other)?.role === 'expert' && !isPanelSide(state, receiver);
}
