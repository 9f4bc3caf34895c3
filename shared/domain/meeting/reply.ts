import { accept, reject, to, type MemberRule } from '../decision.ts';
import type { Role } from '../dossier/member.ts';
import type { EventMeta, PayloadOf } from '../event.ts';
import type { MeetingId, MemberId } from '../ids.ts';
import { allMembers, findMember, isRecused } from '../ledger/access.ts';
import { requireRole } from '../policy.ts';
import type { DossierState, Replies } from '../state.ts';
import { rejectOver, requireMeeting } from './require.ts';
import type { Reply, ReplyPlace } from './reply-terms.ts';

/** 回执: who was invited says whether they come. */

/**
 * Where a role's replies are written: the narrowest ledger that its people and the clerk share. So the owner
 * learns neither what an expert answered nor how many did (R4, L2).
 */
export function replyLedger(role: Role): ReplyPlace {
  switch (role) {
    case 'expert':
      return 'panel';
    case 'leader':
      return 'bureau';
    case 'owner':
    case 'compiler':
      return 'applicants';
    case 'clerk':
    case 'department':
      return 'parties';
  }
}

/**
 * What the member answered last, in the place where their role answers; a seat that was moved is asked anew, and
 * so is everyone after the meeting was (MN15).
 */
export function replyOf(state: DossierState, meetingId: MeetingId, memberId: MemberId): Reply | undefined {
  const reply = anyReplyOf(state, meetingId, memberId);
  return reply?.arrangement === state.parties.meetings[meetingId]?.arrangement ? reply : undefined;
}

/** What the member said to an earlier arrangement of the meeting, where they have not answered this one. */
export function earlierReplyOf(
  state: DossierState,
  meetingId: MeetingId,
  memberId: MemberId,
): Reply | undefined {
  const reply = anyReplyOf(state, meetingId, memberId);
  return reply?.arrangement === state.parties.meetings[meetingId]?.arrangement ? undefined : reply;
}

function anyReplyOf(state: DossierState, meetingId: MeetingId, memberId: MemberId): Reply | undefined {
  const member = findMember(state, memberId);
  return member && state[replyLedger(member.role)].replies[meetingId]?.[memberId];
}

/** Whom the notice goes to: everyone with a seat but the clerk, who sends it, and those who withdrew. */
export function invitedMembers(state: DossierState): readonly MemberId[] {
  return allMembers(state)
    .filter(
      ({ role, status, memberId }) => role !== 'clerk' && status !== 'removed' && !isRecused(state, memberId),
    )
    .map(({ memberId }) => memberId);
}

export const decideReply: MemberRule<'meeting.reply'> = (state, command, { member }) => {
  const { meetingId, answer, note, place } = command;
  const invited = requireRole(member, 'expert', 'owner', 'compiler', 'department', 'leader');
  if (!invited.ok) return invited;
  const meeting = requireMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (meeting.value.status === 'closed') return rejectOver(meeting.value);
  const { arrangement } = meeting.value;
  if (command.arrangement !== undefined && command.arrangement !== arrangement) {
    return reject('meeting.moved');
  }
  if (answer === 'substitute' && member.role === 'expert') return reject('meeting.noSubstitute');
  if (answer === 'substitute' && note === '') return reject('meeting.substituteUnnamed');
  const ledgerId = replyLedger(member.role);
  if (place !== undefined && place !== ledgerId) return reject('meeting.seatMoved');
  const { memberId } = member;
  return accept(
    to(ledgerId, {
      type: 'meeting.replied',
      v: 1,
      payload: { meetingId, memberId, answer, note, arrangement },
    }),
  );
};

/** The last one counts. */
export function withReply<T extends { readonly replies: Replies }>(
  slice: T,
  { meetingId, memberId, answer, note, arrangement = 0 }: PayloadOf<'meeting.replied'>,
  meta: EventMeta,
): T {
  const reply: Reply = { answer, note, arrangement, at: meta.hubAt };
  const ofMeeting = { ...slice.replies[meetingId], [memberId]: reply };
  return { ...slice, replies: { ...slice.replies, [meetingId]: ofMeeting } };
}
