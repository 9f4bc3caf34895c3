import type { MeetingId, MemberId } from '../ids.ts';
import type { DossierState, Meeting, StepMove } from '../state.ts';
import type { AgendaStep } from './agenda.ts';
import type { Attendance, Interruption, RollCallAnswer, RuleOverride } from './record.ts';
import { isSignedIn, sheetOf, type SheetLine } from './sign-in-sheet.ts';

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
  closed: readonly (T & { readonly deliberation?: number })[],
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

/** 签到表: everyone the door or the sheet has a line of, in the order in which they first appear. */
export function signInSheet(state: DossierState, meetingId: MeetingId): ReadonlyMap<MemberId, SheetLine> {
  // Whoever has a line behind closed doors is corrected there and nowhere else, so these come last.
  const corrections = [
    ...(state.parties.meetings[meetingId]?.corrections ?? []),
    ...(state.panel.meetings[meetingId]?.corrections ?? []),
  ];
  return sheetOf(attendanceOf(state, meetingId), corrections);
}

/** Members who are signed in now, with what was corrected. */
export function presentMembers(state: DossierState, meetingId: MeetingId): ReadonlySet<MemberId> {
  const present = new Set<MemberId>();
  for (const line of signInSheet(state, meetingId).values()) if (isSignedIn(line)) present.add(line.memberId);
  return present;
}

export function rollCallOf(state: DossierState, meetingId: MeetingId): readonly RollCallAnswer[] {
  return [
    ...(state.parties.meetings[meetingId]?.rollCall ?? []),
    ...(state.panel.meetings[meetingId]?.rollCall ?? []),
  ];
}

export function overridesOf(state: DossierState, meetingId: MeetingId): readonly RuleOverride[] {
  return [
    ...(state.parties.meetings[meetingId]?.overrides ?? []),
    ...(state.panel.meetings[meetingId]?.overrides ?? []),
  ];
}

/** Those before all doors first, then those behind closed ones: never two at once. */
export function interruptionsOf(state: DossierState, meetingId: MeetingId): readonly Interruption[] {
  return [
    ...(state.parties.meetings[meetingId]?.interruptions ?? []),
    ...(state.panel.meetings[meetingId]?.interruptions ?? []),
  ];
}

/** What the open meeting is interrupted by now, as far as the viewer may know. */
export function runningInterruption(state: DossierState, meeting: Meeting): Interruption | undefined {
  if (meeting.status !== 'open') return undefined;
  if (!isClosedDeliberation(meeting)) return running(meeting.interruptions);
  const inside = state.panel.meetings[meeting.meetingId]?.interruptions ?? [];
  return running(inside.filter((entry) => entry.deliberation === meeting.deliberations.length));
}

function running(interruptions: readonly Interruption[]): Interruption | undefined {
  const last = interruptions.at(-1);
  return last?.resumedAt === null ? last : undefined;
}

/** How long a meeting stood still between two instants; that time counts for no step and no speaker. */
export function interruptedMs(
  state: DossierState,
  meetingId: MeetingId,
  fromMs: number,
  toMs: number,
): number {
  return interruptionsOf(state, meetingId).reduce((sum, { at, resumedAt }) => {
    const [from, to] = [Math.max(at, fromMs), Math.min(resumedAt ?? toMs, toMs)];
    return sum + Math.max(0, to - from);
  }, 0);
}
