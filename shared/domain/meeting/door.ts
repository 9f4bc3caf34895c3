import { accept, reject, to, type MemberRule } from '../decision.ts';
import type { Member } from '../dossier/member.ts';
import type { MemberId } from '../ids.ts';
import { allMembers, findMember, isPanelSide, isRecused } from '../ledger/access.ts';
import { requireRole } from '../policy.ts';
import type { DossierState, Meeting } from '../state.ts';
import { isClosedDeliberation, openMeeting, signInSheet } from './meeting.ts';
import { ledgerOfNow, rejectOver, requireMeeting, requireOpenMeeting, requireSameSide } from './require.ts';
import type { SheetLine } from './sign-in-sheet.ts';

/** Between the waiting room (候会室) and the room: who is let in, by rule or by the clerk. */

/**
 * Whether a member may be in the room now: the one answer for presence, the shared page, sound and picture (ME11).
 * Who waits hears and sees nothing of it; in closed deliberation everybody outside the panel waits (R4).
 */
export function mayBeInRoom(state: DossierState, member: Member): boolean {
  const meeting = openMeeting(state);
  if (!meeting) return false;
  return isLetIn(state, meeting, member, signInSheet(state, meeting.meetingId).get(member.memberId));
}

/** Everyone of whom `mayBeInRoom` holds; for those who ask about many at a time. */
export function membersInRoom(state: DossierState): ReadonlySet<MemberId> {
  const meeting = openMeeting(state);
  if (!meeting) return new Set();
  const sheet = signInSheet(state, meeting.meetingId);
  return new Set(
    allMembers(state)
      .filter((member) => isLetIn(state, meeting, member, sheet.get(member.memberId)))
      .map(({ memberId }) => memberId),
  );
}

function isLetIn(
  state: DossierState,
  meeting: Meeting,
  member: Member,
  line: SheetLine | undefined,
): boolean {
  if (member.status !== 'joined' || isRecused(state, member.memberId)) return false;
  if (isClosedDeliberation(meeting) && !isPanelSide(state, member.memberId)) return false;
  return isAdmitted(meeting, member, line);
}

/** The clerk keeps the door; of the others the last word said about them counts, and before it the rule for their role. */
function isAdmitted(meeting: Meeting, { role }: Member, line: SheetLine | undefined): boolean {
  if (role === 'clerk') return true;
  if (line?.door) return line.door.isAdmitted;
  return meeting.admission[role === 'expert' ? 'panel' : role] === 'automatic';
}

export const decideSetAdmission: MemberRule<'meeting.setAdmission'> = (
  state,
  { meetingId, admission },
  { member },
) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (meeting.value.status === 'closed') return rejectOver(meeting.value);
  return accept(to('parties', { type: 'meeting.admissionSet', v: 1, payload: { meetingId, admission } }));
};

export const decideAdmit: MemberRule<'meeting.admit'> = (state, { meetingId, memberIds }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const sheet = signInSheet(state, meetingId);
  const admitted: MemberId[] = [];
  for (const memberId of new Set(memberIds)) {
    const waiting = findMember(state, memberId);
    if (waiting?.status !== 'joined' || isRecused(state, memberId)) return reject('member.notFound');
    if (isClosedDeliberation(meeting.value) && !isPanelSide(state, memberId)) {
      return reject('meeting.closedDeliberation', { command: 'meeting.admit' });
    }
    if (!isAdmitted(meeting.value, waiting, sheet.get(memberId))) admitted.push(memberId);
  }
  if (admitted.length === 0) return accept();
  const { ledgerId, mark } = ledgerOfNow(meeting.value);
  return accept(
    to(ledgerId, { type: 'meeting.admitted', v: 1, payload: { meetingId, memberIds: admitted, ...mark } }),
  );
};

/** Back to the waiting room, with a reason; who was signed in has left with it. */
export const decideSendBack: MemberRule<'meeting.sendBack'> = (
  state,
  { meetingId, memberId, reason, place },
  { member },
) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const inside = findMember(state, memberId);
  if (!inside || inside.role === 'clerk' || !mayBeInRoom(state, inside)) {
    return reject('meeting.cannotBeSentBack');
  }
  const { ledgerId, mark } = ledgerOfNow(meeting.value);
  const side = requireSameSide(place, ledgerId);
  if (!side.ok) return side;
  return accept(
    to(ledgerId, { type: 'meeting.sentBack', v: 1, payload: { meetingId, memberId, reason, ...mark } }),
  );
};
