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

/** Moves in the order they happened, with those of closed deliberations where the panel ledger is held. */
export function stepMoves(state: DossierState, meetingId: MeetingId): readonly StepMove[] {
  const meeting = state.parties.meetings[meetingId];
  if (!meeting) return [];
  const closed = state.panel.meetings[meetingId]?.stepLog ?? [];
  return interleave(
    meeting.stepLog,
    closed,
    meeting.deliberations.map((entry) => entry.after.moves),
  );
}

export function currentStep(state: DossierState, meetingId: MeetingId): AgendaStep | undefined {
  const meeting = state.parties.meetings[meetingId];
  if (!meeting) return undefined;
  const inside = state.panel.meetings[meetingId]?.stepLog.at(-1);
  const isNow = isClosedDeliberation(meeting) && inside?.deliberation === meeting.deliberations.length;
  const move = isNow ? inside : meeting.stepLog.at(-1);
  return meeting.steps.find((step) => step.stepId === move?.stepId);
}

export function attendanceOf(state: DossierState, meetingId: MeetingId): readonly Attendance[] {
  const meeting = state.parties.meetings[meetingId];
  if (!meeting) return [];
  const closed = state.panel.meetings[meetingId]?.attendance ?? [];
  return interleave(
    meeting.attendance,
    closed,
    meeting.deliberations.map((entry) => entry.after.attendances),
  );
}

/**
 * Puts what the panel recorded behind closed doors in its place among what everyone saw: `after[n - 1]` open
 * entries came before the n-th deliberation. Clocks have no say in it: order comes from `seq` only (S5).
 */
function interleave<T>(
  open: readonly T[],
  closed: readonly (T & { readonly deliberation: number })[],
  after: readonly number[],
): readonly T[] {
  const whole: T[] = [];
  let taken = 0;
  after.forEach((count, index) => {
    whole.push(...open.slice(taken, count), ...closed.filter((entry) => entry.deliberation === index + 1));
    taken = count;
  });
  return [...whole, ...open.slice(taken)];
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
