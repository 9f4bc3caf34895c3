import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  COMPILER,
  DEPARTMENT,
  EXPERTS,
  FLOOD,
  MEETING,
  OWNER,
  versionId,
} from '../../testing/cast.ts';
import { AGENDA } from '../../testing/commands.ts';
import { aReview, type Review } from '../../testing/review.ts';
import { everyoneIn, onTurn, panelAlone, raise, turnId } from '../../testing/room.ts';
import { stepIdSchema, type TurnId } from '../ids.ts';
import { visibleState } from '../view/visible.ts';
import { floorNow, turnsOf } from './floor.ts';
import { speakingNow, spokenTotals, usedMs, waitingTurns, type Turn } from './turn.ts';

const [, SECOND, THIRD] = EXPERTS;
const [A, B, C, D] = ['turn-a', 'turn-b', 'turn-c', 'turn-d'].map(turnId) as [TurnId, TurnId, TurnId, TurnId];
const MINUTE = 60_000;

function turns(review: Review): readonly Turn[] {
  const meeting = review.state.parties.meetings[MEETING];
  return meeting ? floorNow(review.state, meeting) : [];
}
const order = (review: Review): readonly string[] => waitingTurns(turns(review)).map((turn) => turn.turnId);
const turnOf = (review: Review, id: TurnId): Turn => {
  const turn = turnsOf(review.state, MEETING).find((entry) => entry.turnId === id);
  if (!turn) throw new Error(`no turn ${id}`);
  return turn;
};
const moveTo = (index: number) =>
  ({
    type: 'meeting.moveStep',
    meetingId: MEETING,
    stepId: stepIdSchema.parse(AGENDA[index]?.stepId),
  }) as const;

test('FL1: whoever is in the room raises a hand, once of a kind; whoever is not, does not', () => {
  const review = everyoneIn(aReview());
  for (const [index, who] of [CHAIR, OWNER, COMPILER, DEPARTMENT].entries()) {
    review.does(who, raise(turnId(`hand-${index}`)));
  }
  expect(review.refusal(OWNER, raise(A))).toBe('floor.alreadyWaiting');
  review.does(OWNER, raise(A, 'pointOfOrder'));
  review.does(SECOND, { type: 'meeting.leave', meetingId: MEETING });
  expect(review.refusal(SECOND, raise(B))).toBe('floor.notInRoom');
});

test('FL1: the lead writes down who asks aloud, nobody else does', () => {
  const review = everyoneIn(aReview()).does(CLERK, raise(A, 'speech', DEPARTMENT));
  expect(turnOf(review, A).speaker).toBe(DEPARTMENT);
  expect(review.refusal(COMPILER, raise(B, 'speech', OWNER))).toBe('actor.roleNotEntitled');
  review.does(OWNER, { type: 'meeting.leave', meetingId: MEETING });
  expect(review.refusal(CLERK, raise(B, 'speech', OWNER))).toBe('floor.notInRoom');
});

test('FL1: what a hand is raised about is a page of a report of this meeting', () => {
  const page = { itemId: FLOOD, versionId: versionId('flood-draft-1'), pageIndex: 59 };
  const review = everyoneIn(aReview());
  expect(review.asks(SECOND, { ...raise(A), page }).ok).toBe(true);
  for (const wrong of [{ pageIndex: 60 }, { versionId: versionId('none') }]) {
    expect(review.refusal(SECOND, { ...raise(A), page: { ...page, ...wrong } })).toBe('floor.pageNotFound');
  }
});

test('FL2: by time, points of order first, then questions put in between; the lead orders within a kind', () => {
  const review = everyoneIn(aReview()).does(SECOND, raise(A)).does(THIRD, raise(B)).does(OWNER, raise(C));
  review.does(COMPILER, raise(D, 'pointOfOrder'));
  expect(order(review)).toEqual([D, A, B, C]);
  review.does(CHAIR, { type: 'floor.move', meetingId: MEETING, turnId: C, beforeTurnId: A });
  expect(order(review)).toEqual([D, C, A, B]);
  review.does(CHAIR, { type: 'floor.move', meetingId: MEETING, turnId: C, beforeTurnId: null });
  expect(order(review)).toEqual([D, A, B, C]);
  const ahead = { type: 'floor.move', meetingId: MEETING, turnId: C, beforeTurnId: D } as const;
  expect(review.refusal(CLERK, ahead)).toBe('floor.orderOfKinds');
  expect(review.refusal(OWNER, { ...ahead, beforeTurnId: A })).toBe('actor.roleNotEntitled');
});

test('FL3: one speaks at a time; a speech ends the one before, what comes in between pauses it', () => {
  const review = everyoneIn(aReview()).does(SECOND, raise(A)).does(THIRD, raise(B));
  review.does(CLERK, onTurn('begin', A)).does(OWNER, raise(C, 'pointOfOrder'));
  review.does(COMPILER, raise(D, 'interposed'));
  review.does(CHAIR, onTurn('begin', C));
  expect([turnOf(review, A).status, turnOf(review, C).status]).toEqual(['paused', 'speaking']);
  expect(review.refusal(CHAIR, onTurn('resume', A))).toBe('floor.somebodySpeaks');
  review.does(OWNER, onTurn('end', C)).does(CHAIR, onTurn('resume', A), onTurn('begin', B));
  expect(turnOf(review, A).status).toBe('ended');
  expect(speakingNow(turns(review))?.turnId).toBe(B);
});

test('FL4: clerk and standing chair lead; a speaker withdraws and ends their own turn, and no other', () => {
  const review = everyoneIn(aReview()).does(SECOND, raise(A)).does(THIRD, raise(B));
  expect(review.refusal(SECOND, onTurn('begin', A))).toBe('actor.roleNotEntitled');
  expect(review.refusal(SECOND, onTurn('withdraw', B))).toBe('actor.roleNotEntitled');
  review.does(THIRD, onTurn('withdraw', B)).does(CHAIR, onTurn('begin', A));
  for (const what of ['pause', 'extend'] as const) {
    expect(review.refusal(SECOND, onTurn(what, A))).toBe('actor.roleNotEntitled');
  }
  review.does(SECOND, onTurn('end', A));
});

test('FL5 R2: a turn has the time of its rule row, in a step that presents the time of the agenda', () => {
  const review = everyoneIn(aReview()).does(SECOND, raise(A)).does(CLERK, onTurn('begin', A));
  expect(turnOf(review, A).limitMs).toBe(3 * MINUTE);
  review.does(CLERK, onTurn('extend', A));
  expect(turnOf(review, A).limitMs).toBe(4 * MINUTE);
  const began = review.history
    .flatMap(({ events }) => events)
    .find(({ event }) => event.type === 'floor.began');
  expect(began?.event.payload).toMatchObject({
    ruleId: 'speakingTime@2004-07-01',
    stepId: AGENDA[0]?.stepId,
  });
});

test('FL6: the time used is counted from the hub’s clock, pauses left out, for every speaker and step', () => {
  // Every command of a review comes a minute after the one before.
  const review = everyoneIn(aReview()).does(SECOND, raise(A)).does(CLERK, onTurn('begin', A));
  review.does(CLERK, onTurn('pause', A)).does(SECOND, raise(B)).does(CLERK, onTurn('resume', A));
  expect(usedMs(turnOf(review, A), review.nowMs + 30_000)).toBe(1.5 * MINUTE);
  review.does(CLERK, onTurn('end', A), moveTo(1), onTurn('begin', B), onTurn('end', B));
  const all = spokenTotals(turnsOf(review.state, MEETING), review.nowMs);
  expect(all).toEqual([{ speaker: SECOND, turns: 2, ms: 3 * MINUTE }]);
  const ofStep = spokenTotals(
    turnsOf(review.state, MEETING),
    review.nowMs,
    stepIdSchema.parse('step-inquiry'),
  );
  expect(ofStep).toEqual([{ speaker: SECOND, turns: 1, ms: MINUTE }]);
});

test('FL6: a clock that runs backwards takes nothing away', () => {
  const review = everyoneIn(aReview()).does(SECOND, raise(A)).does(CLERK, onTurn('begin', A));
  review.nowMs -= 10 * MINUTE;
  review.does(CLERK, onTurn('pause', A));
  expect(usedMs(turnOf(review, A), review.nowMs)).toBe(0);
});

test('FL7 R4: behind closed doors the panel has a list of its own, and nobody outside hears of it', () => {
  const review = panelAlone(aReview());
  const behind = raise(A, 'speech', undefined, 1);
  expect(review.outcome(SECOND, behind)).toEqual(['panel floor.raised']);
  review.does(SECOND, behind).does(CHAIR, onTurn('begin', A));
  expect(speakingNow(turns(review))?.speaker).toBe(SECOND);
  expect(review.refusal(OWNER, raise(B))).toBe('meeting.closedDeliberation');
  expect(turnsOf(visibleState(review.state, OWNER), MEETING)).toEqual([]);
  review.does(CLERK, moveTo(4));
  expect(turns(review)).toEqual([]);
  expect(review.refusal(CHAIR, onTurn('end', A))).toBe('floor.notFound');
  const spoken = turnOf(review, A);
  expect([spoken.status, usedMs(spoken, review.nowMs + MINUTE)]).toEqual(['ended', MINUTE]);
  expect(turnsOf(visibleState(review.state, OWNER), MEETING)).toEqual([]);
});

test('FL9 R4: words meant for one side of the doors do not get to the other', () => {
  const review = panelAlone(aReview());
  expect(review.refusal(SECOND, raise(A))).toBe('floor.doorsMoved');
  review.does(CLERK, moveTo(4));
  expect(review.refusal(SECOND, raise(A, 'speech', undefined, 1))).toBe('floor.doorsMoved');
  review.does(CLERK, moveTo(5));
  expect(review.refusal(SECOND, raise(A, 'speech', undefined, 1))).toBe('floor.doorsMoved');
});

test('FL8: who speaks when the doors close waits until they open; who speaks when the meeting ends is done', () => {
  const review = everyoneIn(aReview()).does(SECOND, raise(A)).does(OWNER, raise(B));
  review.does(CLERK, onTurn('begin', A), moveTo(2));
  expect(turns(review)).toEqual([]);
  expect(usedMs(turnOf(review, A), review.nowMs + MINUTE)).toBe(MINUTE);
  review.does(CLERK, moveTo(4));
  expect(turnOf(review, A).status).toBe('paused');
  expect(order(review)).toEqual([B]);
  review.does(CLERK, onTurn('begin', B), { type: 'meeting.close', meetingId: MEETING });
  expect([A, B].map((id) => turnOf(review, id).status)).toEqual(['ended', 'ended']);
});
