import type { MeetingId, MemberId } from '../ids.ts';
import type { Attendance, DossierState, Meeting, StepMove } from '../state.ts';
import type { AgendaStep } from './agenda.ts';

export function openMeeting(state: DossierState): Meeting | undefined {
  return Object.values(state.parties.meetings).find((meeting) => meeting.status === 'open');
}

/** True between `meeting.deliberationBegan` and `meeting.deliberationEnded` of the open meeting. */
export function inClosedDeliberation(state: DossierState): boolean {
  const meeting = openMeeting(state);
  return meeting !== undefined && isClosedDeliberation(meeting);
}

export function isClosedDeliberation(meeting: Meeting): boolean {
  const last = meeting.deliberations.at(-1);
  return meeting.status === 'open' && last !== undefined && last.endedAt === null;
}

/** Moves in time order, with those of closed deliberations where the panel ledger is held. */
export function stepMoves(state: DossierState, meetingId: MeetingId): readonly StepMove[] {
  const open = state.parties.meetings[meetingId]?.stepLog ?? [];
  const closed = state.panel.meetings[meetingId]?.stepLog ?? [];
  return [...open, ...closed].sort((a, b) => a.at - b.at);
}

export function currentStep(state: DossierState, meetingId: MeetingId): AgendaStep | undefined {
  const meeting = state.parties.meetings[meetingId];
  if (!meeting) return undefined;
  const closedMove = isClosedDeliberation(meeting)
    ? state.panel.meetings[meetingId]?.stepLog.at(-1)
    : undefined;
  const openMove = meeting.stepLog.at(-1);
  const began = meeting.deliberations.at(-1)?.beganAt ?? 0;
  const move = closedMove && closedMove.at >= began ? closedMove : openMove;
  return meeting.steps.find((step) => step.stepId === move?.stepId);
}

export function attendanceOf(state: DossierState, meetingId: MeetingId): readonly Attendance[] {
  const open = state.parties.meetings[meetingId]?.attendance ?? [];
  const closed = state.panel.meetings[meetingId]?.attendance ?? [];
  return [...open, ...closed].sort((a, b) => a.at - b.at);
}

/** Members whose last attendance record is a sign-in. */
export function presentMembers(state: DossierState, meetingId: MeetingId): ReadonlySet<MemberId> {
  const present = new Set<MemberId>();
  for (const record of attendanceOf(state, meetingId)) {
    if (record.kind === 'signedIn') present.add(record.memberId);
    else present.delete(record.memberId);
  }
  return present;
}
