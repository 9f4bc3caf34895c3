import { turnsOf } from '../../domain/floor/floor.ts';
import type { TurnKind } from '../../domain/floor/turn.ts';
import type { MemberId } from '../../domain/ids.ts';
import { inquiriesOf } from '../../domain/inquiry/inquiries-of.ts';
import type { AgendaStep } from '../../domain/meeting/agenda.ts';
import { interruptionsOf, stepMoves } from '../../domain/meeting/meeting.ts';
import type { Interruption } from '../../domain/meeting/record.ts';
import { showingsOf, type Showing } from '../../domain/showing/showing.ts';
import type { DossierState } from '../../domain/state.ts';
import type { MeetingReplay } from './meeting-replay.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is marked on the line of a meeting's time, as far as its viewer knows. */
export interface Timeline {
  readonly steps: readonly (Span & { readonly step: AgendaStep })[];
  readonly closed: readonly Span[];
  readonly interrupted: readonly (Span & { readonly interruption: Interruption })[];
  readonly spoken: readonly (Span & { readonly speaker: MemberId; readonly kind: TurnKind })[];
  readonly shown: readonly (Span & { readonly showing: Showing })[];
  readonly marks: readonly TimelineMark[];
}

export interface TimelineMark {
  readonly at: number;
  readonly kind: 'question' | 'voteOpened' | 'voteClosed' | 'voteAnnounced';
  readonly text: string;
}

export function timelineOf({ meetingId, last: state, from, to }: MeetingReplay): Timeline {
  const meeting = state.parties.meetings[meetingId];
  const within = (span: { from: number; to: number | null }): Span => ({
    from: clamp(span.from, from, to),
    to: clamp(span.to ?? to, from, to),
  });
  const moves = stepMoves(state, meetingId);
  return {
    steps: moves.flatMap(({ stepId, at }, index) => {
      const step = meeting?.steps.find((entry) => entry.stepId === stepId);
      return step ? [{ step, ...within({ from: at, to: moves[index + 1]?.at ?? null }) }] : [];
    }),
    closed: (meeting?.deliberations ?? []).map(({ beganAt, endedAt }) =>
      within({ from: beganAt, to: endedAt }),
    ),
    interrupted: interruptionsOf(state, meetingId).map((interruption) => ({
      interruption,
      ...within({ from: interruption.at, to: interruption.resumedAt }),
    })),
    spoken: turnsOf(state, meetingId).flatMap(({ speaker, kind, runs }) =>
      runs.map((run) => ({ speaker, kind, ...within(run) })),
    ),
    shown: showingsOf(state, meetingId).map((showing) => ({ showing, ...within(showing) })),
    marks: marksOf(state, meetingId).filter(({ at }) => at >= from && at <= to),
  };
}

function marksOf(state: DossierState, meetingId: MeetingReplay['meetingId']): readonly TimelineMark[] {
  const questions = inquiriesOf(state, meetingId).map(({ askedAt, text }): TimelineMark => ({
    at: askedAt,
    kind: 'question',
    text,
  }));
  const panel = Object.values(state.panel.votes)
    .filter((vote) => vote.meetingId === meetingId)
    .flatMap(({ openedAt, closedAt, question: text }): TimelineMark[] => [
      ...(openedAt === null ? [] : [{ at: openedAt, kind: 'voteOpened' as const, text }]),
      ...(closedAt === null ? [] : [{ at: closedAt, kind: 'voteClosed' as const, text }]),
    ]);
  const announced = Object.values(state.parties.votes)
    .filter((vote) => vote.meetingId === meetingId)
    .map(({ at, question: text }): TimelineMark => ({ at, kind: 'voteAnnounced', text }));
  return [...questions, ...panel, ...announced].toSorted((a, b) => a.at - b.at);
}

/** The page that everyone was led to at a moment; behind closed doors as far as it is known. */
export function shownAt({ shown }: Timeline, atMs: number): Showing | null {
  return shown.findLast(({ from, to }) => from <= atMs && atMs < to)?.showing ?? null;
}

/** Moments worth going to: where a step, a closed part, a speech, a question or a vote begins. */
export function stopsOf({ steps, closed, spoken, marks, interrupted }: Timeline): readonly number[] {
  const begins = [...steps, ...closed, ...spoken, ...interrupted].map((span) => span.from);
  return [...new Set([...begins, ...marks.map(({ at }) => at)])].toSorted((a, b) => a - b);
}

/** The first of the stops behind a moment, however near; null behind the last. */
export function stopAfter(timeline: Timeline, atMs: number): number | null {
  return stopsOf(timeline).find((stop) => stop > atMs) ?? null;
}

/** Nearer than this before a moment is where one has just come from. */
const JUST_NOW_MS = 500;

export function stopBefore(timeline: Timeline, atMs: number): number | null {
  return stopsOf(timeline).findLast((stop) => stop < atMs - JUST_NOW_MS) ?? null;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
