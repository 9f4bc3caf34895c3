import type { ItemId, MemberId } from '#shared/domain/ids.ts';
import type { AgendaStep } from '#shared/domain/meeting/agenda.ts';
import { allMembers } from '#shared/domain/ledger/access.ts';
import { currentStep, signInSheet, stepMoves } from '#shared/domain/meeting/meeting.ts';
import type { DossierState, Meeting } from '#shared/domain/state.ts';

const MINUTE_MS = 60_000;

export type StepState = 'done' | 'skipped' | 'current' | 'next' | 'ahead';

/** One line of the agenda as it went and as it is planned. */
export interface AgendaEntry {
  readonly step: AgendaStep;
  /** From 1. */
  readonly no: number;
  readonly plannedAt: number;
  /** When the meeting first came to it, as far as the viewer may know; null before, or behind closed doors. */
  readonly realAt: number | null;
  readonly state: StepState;
}

/** Steps of one report, or of the meeting as a whole, in a row. */
export interface AgendaGroup {
  readonly itemId: ItemId | null;
  /** 议题 n, from 1; 0 for steps of the whole meeting. */
  readonly topicNo: number;
  readonly entries: readonly AgendaEntry[];
}

export function agendaEntries(state: DossierState, meeting: Meeting): readonly AgendaEntry[] {
  const firstEntered = new Map<string, number>();
  for (const { stepId, at } of stepMoves(state, meeting.meetingId)) {
    if (!firstEntered.has(stepId)) firstEntered.set(stepId, at);
  }
  const currentId = meeting.status === 'open' ? currentStep(state, meeting.meetingId)?.stepId : undefined;
  const currentIndex =
    meeting.status === 'closed'
      ? meeting.steps.length
      : meeting.steps.findIndex((step) => step.stepId === currentId);
  const knowsInside = Object.keys(state.panel.members).length > 0;
  let wasInClosedRun = false;
  let plannedAt = meeting.startsAt;
  return meeting.steps.map((step, index) => {
    // Outside only the first of the closed steps in a row is known; the rest went on behind the doors.
    const isHeld =
      firstEntered.has(step.stepId) || (!knowsInside && step.visibility === 'panel' && wasInClosedRun);
    wasInClosedRun = isHeld && step.visibility === 'panel';
    const entry = {
      step,
      no: index + 1,
      plannedAt,
      realAt: firstEntered.get(step.stepId) ?? null,
      state: stateOf(index, currentIndex, isHeld),
    };
    plannedAt += step.minutes * MINUTE_MS;
    return entry;
  });
}

function stateOf(index: number, currentIndex: number, isHeld: boolean): StepState {
  if (index === currentIndex) return 'current';
  if (index < currentIndex) return isHeld ? 'done' : 'skipped';
  return index === currentIndex + 1 && currentIndex >= 0 ? 'next' : 'ahead';
}

export function agendaGroups(entries: readonly AgendaEntry[]): readonly AgendaGroup[] {
  const groups: { itemId: ItemId | null; topicNo: number; entries: AgendaEntry[] }[] = [];
  const topics: ItemId[] = [];
  for (const entry of entries) {
    const itemId = entry.step.itemId ?? null;
    const last = groups.at(-1);
    if (last && last.itemId === itemId) {
      last.entries.push(entry);
      continue;
    }
    if (itemId && !topics.includes(itemId)) topics.push(itemId);
    groups.push({ itemId, topicNo: itemId ? topics.indexOf(itemId) + 1 : 0, entries: [entry] });
  }
  return groups;
}

/** When the step that runs now began. */
export function currentStepSince(state: DossierState, meeting: Meeting): number | null {
  return stepMoves(state, meeting.meetingId).at(-1)?.at ?? meeting.openedAt;
}

/** `12:40`, from an hour on `1:02:40`. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = `${two(minutes % 60)}:${two(seconds % 60)}`;
  return minutes < 60 ? rest : `${Math.floor(minutes / 60)}:${rest}`;
}

export interface AttendanceLine {
  readonly memberId: MemberId;
  readonly signedInAt: number;
  /** The last time they left; null while they are there. */
  readonly leftAt: number | null;
}

/** One line a person who signed in and whom the viewer may know, in the order of the sheet. */
export function attendanceLines(state: DossierState, meeting: Meeting): readonly AttendanceLine[] {
  const known = new Set([
    ...allMembers(state).map((member) => member.memberId),
    ...(state.parties.announced?.experts ?? []).map((expert) => expert.memberId),
  ]);
  return [...signInSheet(state, meeting.meetingId).values()].flatMap(({ memberId, intervals }) => {
    const [first] = intervals;
    const leftAt = intervals.at(-1)?.to ?? null;
    return first && known.has(memberId) ? [{ memberId, signedInAt: first.from, leftAt }] : [];
  });
}
