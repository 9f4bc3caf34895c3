import type { DomainEvent, EventMeta } from '../event.ts';
import type { MeetingId, TurnId } from '../ids.ts';
import { RANK, type Run, type Turn } from './turn.ts';

/** Speakers' lists by meeting. Among those who wait, the order of the list is the order of calling. */
export type Floors = Readonly<Record<MeetingId, readonly Turn[]>>;

export function evolveFloors(floors: Floors, event: DomainEvent, meta: EventMeta): Floors {
  switch (event.type) {
    case 'floor.raised': {
      const { meetingId, deliberation = 0, ...raised } = event.payload;
      const turn: Turn = {
        ...raised,
        raisedAt: meta.hubAt,
        status: 'waiting',
        stepId: null,
        limitMs: null,
        runs: [],
        deliberation,
      };
      return { ...floors, [meetingId]: raisedInto(floors[meetingId] ?? [], turn) };
    }
    case 'floor.withdrawn':
      return withTurn(floors, event.payload, (turn) => ({ ...turn, status: 'withdrawn' }));
    case 'floor.moved': {
      const { meetingId, turnId, beforeTurnId } = event.payload;
      return { ...floors, [meetingId]: movedBefore(floors[meetingId] ?? [], turnId, beforeTurnId) };
    }
    case 'floor.began': {
      const { stepId, limitMs } = event.payload;
      return withTurn(floors, event.payload, (turn) => ({
        ...turn,
        status: 'speaking',
        stepId,
        limitMs,
        runs: [{ from: meta.hubAt, to: null }],
      }));
    }
    case 'floor.paused':
      return withTurn(floors, event.payload, (turn) => stopped(turn, 'paused', meta.hubAt));
    case 'floor.resumed':
      return withTurn(floors, event.payload, (turn) => ({
        ...turn,
        status: 'speaking',
        runs: [...turn.runs, { from: meta.hubAt, to: null }],
      }));
    case 'floor.extended': {
      const { byMs } = event.payload;
      return withTurn(floors, event.payload, (turn) => ({ ...turn, limitMs: (turn.limitMs ?? 0) + byMs }));
    }
    case 'floor.ended':
      return withTurn(floors, event.payload, (turn) => stopped(turn, 'ended', meta.hubAt));
    // Whoever speaks when the doors close, or the meeting stops, stops speaking by it.
    case 'meeting.deliberationBegan':
    case 'meeting.interrupted':
      return halted(floors, event.payload.meetingId, 'paused', meta.hubAt);
    case 'meeting.closed':
    case 'meeting.aborted':
      return halted(floors, event.payload.meetingId, 'ended', meta.hubAt);
    default:
      return floors;
  }
}

function withTurn(
  floors: Floors,
  { meetingId, turnId }: { readonly meetingId: MeetingId; readonly turnId: TurnId },
  change: (turn: Turn) => Turn,
): Floors {
  const turns = floors[meetingId] ?? [];
  return { ...floors, [meetingId]: turns.map((turn) => (turn.turnId === turnId ? change(turn) : turn)) };
}

function stopped(turn: Turn, status: 'paused' | 'ended', at: number): Turn {
  return { ...turn, status, runs: turn.runs.map((run): Run => ({ ...run, to: run.to ?? at })) };
}

function halted(floors: Floors, meetingId: MeetingId, status: 'paused' | 'ended', at: number): Floors {
  const turns = floors[meetingId];
  const isRunning = ({ status: now }: Turn): boolean =>
    now === 'speaking' || (status === 'ended' && now === 'paused');
  if (!turns?.some(isRunning)) return floors;
  return {
    ...floors,
    [meetingId]: turns.map((turn) => (isRunning(turn) ? stopped(turn, status, at) : turn)),
  };
}

/** Behind all that wait and go first or are of its kind. */
function raisedInto(turns: readonly Turn[], turn: Turn): readonly Turn[] {
  const at = turns.findIndex((other) => other.status === 'waiting' && RANK[other.kind] > RANK[turn.kind]);
  return at < 0 ? [...turns, turn] : turns.toSpliced(at, 0, turn);
}

function movedBefore(turns: readonly Turn[], turnId: TurnId, beforeTurnId: TurnId | null): readonly Turn[] {
  const turn = turns.find((entry) => entry.turnId === turnId);
  if (!turn) return turns;
  const others = turns.filter((entry) => entry !== turn);
  const at = others.findIndex((entry) => entry.turnId === beforeTurnId);
  return at < 0 ? [...others, turn] : others.toSpliced(at, 0, turn);
}
