import type { MeetingId } from '../ids.ts';
import type { LedgerId } from '../ledger/ledger-id.ts';
import { isClosedDeliberation } from '../meeting/meeting.ts';
import type { DossierState, Meeting } from '../state.ts';
import type { Turn } from './turn.ts';

/**
 * The part of a meeting that is going on: with the doors open everyone's, behind closed doors the panel's, and
 * there each closed deliberation is a part of its own. What is raised, asked or said belongs to one part.
 */
export interface MeetingPart {
  readonly ledgerId: LedgerId & ('parties' | 'panel');
  /** From 1; 0 with open doors. */
  readonly deliberation: number;
}

export function partNow(meeting: Meeting): MeetingPart {
  return isClosedDeliberation(meeting)
    ? { ledgerId: 'panel', deliberation: meeting.deliberations.length }
    : { ledgerId: 'parties', deliberation: 0 };
}

/** What an event of this part says beside its content; nothing with open doors. */
export function markOf({ deliberation }: Pick<MeetingPart, 'deliberation'>): {
  readonly deliberation?: number;
} {
  return deliberation === 0 ? {} : { deliberation };
}

/** The speakers' list of the part that is going on, ended and withdrawn turns with it. */
export function floorNow(state: DossierState, meeting: Meeting): readonly Turn[] {
  const { ledgerId, deliberation } = partNow(meeting);
  return (state[ledgerId].floors[meeting.meetingId] ?? []).filter(
    (turn) => turn.deliberation === deliberation,
  );
}

/** Every turn of the meeting that is known here, those of closed deliberations among them where they are. */
export function turnsOf(state: DossierState, meetingId: MeetingId): readonly Turn[] {
  const meeting = state.parties.meetings[meetingId];
  if (!meeting) return [];
  const closed = state.panel.floors[meetingId] ?? [];
  return [...(state.parties.floors[meetingId] ?? []), ...closed.map((turn) => endedWithDoors(meeting, turn))];
}

/** Whoever still spoke when the doors opened spoke until then: nothing is written into the panel's ledger for it. */
function endedWithDoors(meeting: Meeting, turn: Turn): Turn {
  const endedAt = meeting.deliberations[turn.deliberation - 1]?.endedAt ?? null;
  const isOver = endedAt !== null && (turn.status === 'speaking' || turn.status === 'paused');
  if (!isOver) return turn;
  return { ...turn, status: 'ended', runs: turn.runs.map((run) => ({ ...run, to: run.to ?? endedAt })) };
}
