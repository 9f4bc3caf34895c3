import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordedEvent } from '../../domain/event.ts';
import { evolve } from '../../domain/evolve.ts';
import { stepIdSchema, type MemberId } from '../../domain/ids.ts';
import { ledgersOf } from '../../domain/ledger/access.ts';
import type { LedgerId } from '../../domain/ledger/ledger-id.ts';
import { presentMembers } from '../../domain/meeting/meeting.ts';
import { EMPTY_DOSSIER } from '../../domain/state.ts';
import { visibleState } from '../../domain/view/visible.ts';
import { assert } from '../../lib/assert.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { CHAIR, CLERK, COMPILER, EXPERTS, MEETING, OWNER } from '../../testing/cast.ts';
import { AGENDA } from '../../testing/commands.ts';
import { aReview, type Review } from '../../testing/review.ts';
import { answer, ask, everyoneIn, inquiryId, onTurn, raise, show, turnId } from '../../testing/room.ts';
import { foldRecorded } from '../prediction.ts';
import { EVERY, prepareReplay, type MeetingReplay } from './meeting-replay.ts';
import { shownAt, stopAfter, stopBefore, stopsOf, timelineOf, type Timeline } from './timeline.ts';

const [, SECOND] = EXPERTS;
const step = (index: number) =>
  ({
    type: 'meeting.moveStep',
    meetingId: MEETING,
    stepId: stepIdSchema.parse(AGENDA[index]?.stepId),
  }) as const;

/** The lines of a member's ledgers, as a replica of theirs holds them. */
function linesFor(review: Review, member: MemberId): readonly (readonly RecordedEvent[])[] {
  const ledgers = new Map<LedgerId, RecordedEvent[]>();
  const mine = ledgersOf(review.state, member);
  for (const { events, meta } of review.history) {
    for (const { ledgerId, event } of events) {
      if (!mine.includes(ledgerId)) continue;
      const lines = ledgers.get(ledgerId) ?? [];
      const { type, v, payload } = event;
      lines.push({ ledgerId, seq: lines.length + 1, type, v, payload, ...meta, prevHash: '', hash: '' });
      ledgers.set(ledgerId, lines);
    }
  }
  return [...ledgers.values()];
}

function replayOf(lines: readonly (readonly RecordedEvent[])[], fold = evolve): MeetingReplay {
  const work = prepareReplay(lines, MEETING, fold);
  for (;;) {
    const next = work.next();
    if (!next.done) continue;
    assert(next.value, 'a meeting that is over');
    return next.value;
  }
}

/** Speeches, questions and pages, with a closed part in the middle; as many events as asked for. */
function held(rounds: number): Review {
  const review = everyoneIn(aReview());
  const talk = (no: number, deliberation: number): void => {
    const turn = turnId(`turn-${no}-${deliberation}`);
    review
      .does(SECOND, raise(turn, 'speech', undefined, deliberation))
      .does(CHAIR, onTurn('begin', turn), onTurn('pause', turn), onTurn('resume', turn), onTurn('end', turn))
      .does('hub', show(SECOND, no % 60, review.nowMs, deliberation));
  };
  for (let no = 0; no < rounds; no++) {
    talk(no, 0);
    const question = inquiryId(`question-${no}`);
    review.does(SECOND, ask(question)).does(COMPILER, answer(question));
  }
  review.does(CLERK, step(2));
  for (let no = 0; no < rounds / 4; no++) talk(no + 1, 1);
  return review.does(CLERK, step(AGENDA.length - 1), { type: 'meeting.close', meetingId: MEETING });
}

test('RE2: a moment of the replay is the fold of every line up to it, for each viewer and at any moment', () => {
  const review = held(6);
  for (const member of [CLERK, SECOND, OWNER]) {
    const lines = linesFor(review, member);
    const replay = replayOf(lines);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: replay.from, max: replay.to }), { maxLength: 6 }), (times) => {
        for (const at of times) {
          const plain = lines.reduce(
            (state, ledger) =>
              foldRecorded(
                state,
                ledger.filter(({ hubAt }) => hubAt <= at),
              ),
            EMPTY_DOSSIER,
          );
          expect(canonicalJson(replay.stateAt(at))).toBe(canonicalJson(plain));
        }
      }),
      { numRuns: 25 },
    );
    expect(replay.last).toEqual(replay.stateAt(replay.to));
  }
});

test('RE2: a meeting of 2,000 events is looked at anywhere by folding fewer than fifty', () => {
  const review = held(240);
  let folded = 0;
  const replay = replayOf(linesFor(review, CLERK), (state, happening) => {
    folded++;
    return evolve(state, happening);
  });
  expect(replay.countAt(replay.to)).toBeGreaterThan(2_000);
  for (const part of [0.9, 0.1, 0.5, 0.51, 1, 0, 0.333]) {
    folded = 0;
    replay.stateAt(replay.from + (replay.to - replay.from) * part);
    expect(folded).toBeLessThan(EVERY);
  }
});

test('RE2: the work is given away in pieces of a few lines', () => {
  const work = prepareReplay(linesFor(held(40), CLERK), MEETING);
  let pieces = 0;
  while (!work.next().done) pieces++;
  expect(pieces).toBeGreaterThan(40);
});

test('RE1 R4: who was outside sees the doors closed, and nothing that happened behind them', () => {
  const review = held(8);
  const own = replayOf(linesFor(review, OWNER));
  const timeline = timelineOf(own);
  expect(timeline.closed).toHaveLength(1);
  const [{ from, to } = { from: 0, to: 0 }] = timeline.closed;
  expect(timeline.spoken.every((span) => span.to <= from || span.from >= to)).toBe(true);
  expect(shownAt(timeline, (from + to) / 2)).toBeNull();
  expect(own.last.panel).toEqual(EMPTY_DOSSIER.panel);
  expect(own.countAt(from)).toBe(own.countAt(to - 1));
  const inside = timelineOf(replayOf(linesFor(review, SECOND)));
  expect(inside.spoken.some((span) => span.from >= from && span.to <= to)).toBe(true);
  expect(canonicalJson(own.last.parties.meetings)).toBe(
    canonicalJson(visibleState(review.state, OWNER).parties.meetings),
  );
});

test('RE3: the line of time has steps, speeches, pages and questions, and moments to go to in order', () => {
  const review = held(3);
  const replay = replayOf(linesFor(review, CLERK));
  const timeline = timelineOf(replay);
  expect(timeline.steps[0]?.from).toBe(replay.from);
  expect(timeline.steps.at(-1)?.to).toBe(replay.to);
  expect(timeline.marks.filter(({ kind }) => kind === 'question')).toHaveLength(3);
  const [first] = timeline.shown;
  assert(first, 'a page');
  expect(shownAt(timeline, first.from)).toEqual(first.showing);
  const stops = stopsOf(timeline);
  expect([...stops]).toEqual([...stops].toSorted((a, b) => a - b));
  expect(presentMembers(replay.stateAt(replay.from), MEETING).size).toBeLessThan(
    presentMembers(replay.stateAt(replay.to - 1), MEETING).size,
  );
});

test('RE3: no place is passed over on the way to the next, also where it is a millisecond away', () => {
  const begins = [1_000, 1_001, 1_002, 5_000];
  const timeline: Timeline = {
    steps: [],
    closed: begins.map((from) => ({ from, to: 9_000 })),
    interrupted: [],
    spoken: [],
    shown: [],
    marks: [],
  };
  const way: number[] = [];
  for (let at = stopAfter(timeline, 0); at !== null; at = stopAfter(timeline, at)) way.push(at);
  expect(way).toEqual(begins);
  expect(stopAfter(timeline, 1_001.5)).toBe(1_002);
  // Back from where one stands, and not again to where one has just come from.
  expect([stopBefore(timeline, 5_000), stopBefore(timeline, 1_400)]).toEqual([1_002, null]);
});

test('S5 RE2: a clock that went back takes nothing back', () => {
  const lines = linesFor(held(2), CLERK).map((ledger) =>
    ledger.map((line, index) => (index % 7 === 3 ? { ...line, hubAt: line.hubAt - 3_600_000 } : line)),
  );
  const replay = replayOf(lines);
  expect(canonicalJson(replay.stateAt(replay.to))).toBe(canonicalJson(replay.last));
  expect(replay.from).toBeLessThan(replay.to);
});

test('a meeting that is not over, or is not there, has no replay', () => {
  const lines = linesFor(everyoneIn(aReview()), CLERK);
  const work = prepareReplay(lines, MEETING);
  let next = work.next();
  while (!next.done) next = work.next();
  expect(next.value).toBeNull();
});
