import { accept, reject, to, type MemberRule } from '../decision.ts';
import type { Member } from '../dossier/member.ts';
import type { MeetingId, MemberId } from '../ids.ts';
import { findMember } from '../ledger/access.ts';
import { announcement } from '../panel/announce.ts';
import { requireRole } from '../policy.ts';
import type { DossierState, Meeting } from '../state.ts';
import { mayBeInRoom } from './door.ts';
import { attendanceOf, isClosedDeliberation, presentMembers, signInSheet } from './meeting.ts';
import type { Interval } from './record.ts';
import { ledgerOfNow, requireMeeting, requireOpenMeeting, requireSameSide } from './require.ts';

export const decideSignIn: MemberRule<'meeting.signIn'> = (state, { meetingId }, { member }) => {
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (presentMembers(state, meetingId).has(member.memberId)) return accept();
  if (!mayBeInRoom(state, member)) return reject('meeting.notAdmitted');
  // An expert whose seat was taken after the opening is introduced on coming (PA7).
  const isNew = member.role === 'expert' && !isClosedDeliberation(meeting.value);
  const news = isNew ? announcement(state) : [];
  return accept(attended(meeting.value, member.memberId, 'signedIn'), ...news);
};

export const decideLeave: MemberRule<'meeting.leave'> = (state, { meetingId }, { member }) => {
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (!presentMembers(state, meetingId).has(member.memberId)) return reject('meeting.notSignedIn');
  return accept(attended(meeting.value, member.memberId, 'left'));
};

export function attended(
  meeting: Meeting,
  memberId: MemberId,
  kind: 'signedIn' | 'left',
): ReturnType<typeof to> {
  const { ledgerId, mark } = ledgerOfNow(meeting);
  const { meetingId } = meeting;
  return to(ledgerId, {
    type: 'meeting.attendanceRecorded',
    v: 1,
    payload: { meetingId, memberId, kind, ...mark },
  });
}

/** 身份核验. May be said again: the last way counts. */
export const decideCheckIdentity: MemberRule<'meeting.checkIdentity'> = (
  state,
  { meetingId, memberId, how },
  { member },
) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const checked = joinedMember(state, memberId);
  if (!checked) return reject('member.notFound');
  const { ledgerId, mark } = ledgerOfNow(meeting.value);
  return accept(
    to(ledgerId, { type: 'meeting.identityChecked', v: 1, payload: { meetingId, memberId, how, ...mark } }),
  );
};

/**
 * Marks a correction of somebody's times; what was written stays. About those of whom something was written behind
 * closed doors it is written there too, since their times would tell of it (R4).
 */
export const decideCorrectAttendance: MemberRule<'meeting.correctAttendance'> = (
  state,
  { meetingId, memberId, intervals, reason, place },
  { member, nowMs },
) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const { status, openedAt, closedAt } = meeting.value;
  if (status === 'scheduled' || openedAt === null) return reject('meeting.notOpen');
  const corrected = findMember(state, memberId);
  if (!corrected || corrected.status === 'invited') return reject('member.notFound');
  const until = closedAt ?? nowMs;
  const before = signInSheet(state, meetingId).get(memberId)?.intervals ?? [];
  const isSound = areSound(intervals, until, status === 'open');
  if (!isSound || JSON.stringify(intervals) === JSON.stringify(before)) {
    return reject('meeting.badIntervals');
  }
  const payload = {
    meetingId,
    memberId,
    intervals: [...intervals],
    reason,
    covers: recordCount(state, meetingId, memberId),
  };
  const ledgerId = correctionLedger(state, meeting.value, memberId);
  const side = requireSameSide(place, ledgerId);
  if (!side.ok) return side;
  return accept(to(ledgerId, { type: 'meeting.attendanceCorrected', v: 1, payload }));
};

/** Where somebody's times are corrected now. */
export function correctionLedger(
  state: DossierState,
  meeting: Meeting,
  memberId: MemberId,
): 'parties' | 'panel' {
  const isInside = isClosedDeliberation(meeting) || hasClosedLines(state, meeting.meetingId, memberId);
  return isInside ? 'panel' : 'parties';
}

/** In order, apart, none in the future; only the last may last, and only while the meeting does. */
function areSound(intervals: readonly Interval[], untilMs: number, isOpen: boolean): boolean {
  let last = 0;
  return intervals.every(({ from, to: end }, index) => {
    const isLast = index === intervals.length - 1;
    const isOrdered = from >= last && from <= untilMs;
    last = end ?? untilMs;
    return isOrdered && (end === null ? isOpen && isLast : end > from && end <= untilMs);
  });
}

function recordCount(state: DossierState, meetingId: MeetingId, memberId: MemberId): number {
  return attendanceOf(state, meetingId).filter((record) => record.memberId === memberId).length;
}

function hasClosedLines(state: DossierState, meetingId: MeetingId, memberId: MemberId): boolean {
  const part = state.panel.meetings[meetingId];
  const lines = [...(part?.attendance ?? []), ...(part?.corrections ?? [])];
  return lines.some((line) => line.memberId === memberId);
}

function joinedMember(state: DossierState, memberId: MemberId): Member | undefined {
  const member = findMember(state, memberId);
  return member?.status === 'joined' ? member : undefined;
}
