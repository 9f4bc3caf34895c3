import type { MeetingId, MemberId } from '#shared/domain/ids.ts';
import { findMember, isPanelSide } from '#shared/domain/ledger/access.ts';
import { mayBeInRoom } from '#shared/domain/meeting/door.ts';
import { inClosedDeliberation, openMeeting } from '#shared/domain/meeting/meeting.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { MediaEnded } from '#shared/protocol/media.ts';

/** Why somebody is a peer of a meeting no longer: of what they may know themselves. */
export function farewell(
  state: DossierState | undefined,
  meetingId: MeetingId,
  memberId: MemberId,
): MediaEnded['reason'] {
  if (!state) return 'left';
  if (openMeeting(state)?.meetingId !== meetingId) return 'closed';
  const member = findMember(state, memberId);
  if (member?.status !== 'joined') return 'left';
  if (inClosedDeliberation(state) && !isPanelSide(state, memberId)) return 'deliberation';
  return mayBeInRoom(state, member) ? 'left' : 'sentBack';
}
