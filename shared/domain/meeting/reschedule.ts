import { ok, type Result } from '../../lib/result.ts';
import type { CommandOf } from '../command.ts';
import { accept, reject, to, type MemberRule } from '../decision.ts';
import type { MeetingId } from '../ids.ts';
import { requireRole } from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import type { DossierState, Meeting } from '../state.ts';
import { rejectOver, requireMeeting } from './require.ts';

/** A meeting that is arranged and not yet opened can be moved and called off; from then on it is interrupted and aborted. */

export const decideReschedule: MemberRule<'meeting.reschedule'> = (state, command, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireScheduled(state, command.meetingId);
  if (!meeting.ok) return meeting;
  if (command.endsAt <= command.startsAt) return reject('meeting.badTimes');
  const asksAnew = isAnotherArrangement(meeting.value, command);
  if (!asksAnew && meeting.value.externalMeeting === command.externalMeeting) {
    return reject('meeting.unchanged');
  }
  const { type: _type, ...arranged } = command;
  const arrangement = meeting.value.arrangement + (asksAnew ? 1 : 0);
  return accept(to('parties', { type: 'meeting.rescheduled', v: 1, payload: { ...arranged, arrangement } }));
};

/** Its reports stay in pre-review: they can be read and commented on while a new meeting is arranged. */
export const decideCancel: MemberRule<'meeting.cancel'> = (state, { meetingId, reason }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireScheduled(state, meetingId);
  if (!meeting.ok) return meeting;
  return accept(to('parties', { type: 'meeting.cancelled', v: 1, payload: { meetingId, reason } }));
};

/** Whether who has answered has to be asked again: the time, how it is held, or the place is another (MN15). */
export function isAnotherArrangement(
  meeting: Meeting,
  {
    startsAt,
    endsAt,
    mode,
    place,
  }: Pick<CommandOf<'meeting.reschedule'>, 'startsAt' | 'endsAt' | 'mode' | 'place'>,
): boolean {
  return (
    meeting.startsAt !== startsAt ||
    meeting.endsAt !== endsAt ||
    meeting.mode !== mode ||
    meeting.place !== place
  );
}

function requireScheduled(state: DossierState, meetingId: MeetingId): Result<Meeting, Rejection> {
  const meeting = requireMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (meeting.value.status === 'closed') return rejectOver(meeting.value);
  return meeting.value.status === 'open' ? reject('meeting.alreadyOpen') : ok(meeting.value);
}
