import { ok, type Result } from '../../lib/result.ts';
import { reject } from '../decision.ts';
import type { Member } from '../dossier/member.ts';
import type { MeetingId } from '../ids.ts';
import { isAnyChair } from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import type { DossierState, Meeting } from '../state.ts';
import { isClosedDeliberation, runningInterruption } from './meeting.ts';

export function requireMeeting(state: DossierState, meetingId: MeetingId): Result<Meeting, Rejection> {
  const meeting = Object.hasOwn(state.parties.meetings, meetingId)
    ? state.parties.meetings[meetingId]
    : undefined;
  return meeting ? ok(meeting) : reject('meeting.notFound');
}

export function requireOpenMeeting(state: DossierState, meetingId: MeetingId): Result<Meeting, Rejection> {
  const meeting = requireMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (meeting.value.status === 'scheduled') return reject('meeting.notOpen');
  return meeting.value.status === 'closed' ? rejectOver(meeting.value) : meeting;
}

/** Held, or called off before it was. */
export function rejectOver(meeting: Meeting): ReturnType<typeof reject> {
  return reject(meeting.cancelled ? 'meeting.cancelled' : 'meeting.closed');
}

/** Open, and not standing still. */
export function requireRunningMeeting(state: DossierState, meetingId: MeetingId): Result<Meeting, Rejection> {
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  return runningInterruption(state, meeting.value) ? reject('meeting.interrupted') : meeting;
}

/** The host (the clerk) or a chair leads through the agenda. */
export function requireLead(state: DossierState, member: Member): Result<Member, Rejection> {
  return member.role === 'clerk' || isAnyChair(state, member.memberId)
    ? ok(member)
    : reject('actor.roleNotEntitled');
}

/** Words stay on the side of the closed doors on which they were written (ME22). */
export function requireSameSide(
  written: 'parties' | 'panel' | undefined,
  now: 'parties' | 'panel',
): Result<true, Rejection> {
  return written === undefined || written === now ? ok(true) : reject('meeting.doorsMoved');
}

/** Where what happens now is written: behind closed doors in the panel's ledger, with which deliberation it was (R4). */
export function ledgerOfNow(
  meeting: Meeting,
):
  | { readonly ledgerId: 'parties'; readonly mark: { readonly deliberation?: number } }
  | { readonly ledgerId: 'panel'; readonly mark: { readonly deliberation?: number } } {
  return isClosedDeliberation(meeting)
    ? { ledgerId: 'panel', mark: { deliberation: meeting.deliberations.length } }
    : { ledgerId: 'parties', mark: {} };
}
