import { expect, test } from 'vitest';
import { CHAIR, CLERK, COMPILER, EXPERTS, MEETING, OWNER } from '../../testing/cast.ts';
import { AGENDA } from '../../testing/commands.ts';
import { aReview } from '../../testing/review.ts';
import { everyoneIn, panelAlone, show } from '../../testing/room.ts';
import { stepIdSchema } from '../ids.ts';
import { visibleState } from '../view/visible.ts';
import { showingsOf } from './showing.ts';

const [, SECOND] = EXPERTS;
const moveTo = (index: number) =>
  ({
    type: 'meeting.moveStep',
    meetingId: MEETING,
    stepId: stepIdSchema.parse(AGENDA[index]?.stepId),
  }) as const;

test('ME23: a page is shown until the next one, or until nothing is shown any more', () => {
  const review = everyoneIn(aReview());
  const at = review.nowMs;
  review.does('hub', show(COMPILER, 41, at), show(COMPILER, 42, at + 9_000), show(null, 0, at + 20_000));
  expect(
    showingsOf(review.state, MEETING).map(({ page, from, to }) => [page.pageIndex, from - at, to && to - at]),
  ).toEqual([
    [41, 0, 9_000],
    [42, 9_000, 20_000],
  ]);
});

test('ME23: the same page is not written twice, nor one of no report of the meeting, nor by who is not there', () => {
  const review = everyoneIn(aReview()).does('hub', show(CHAIR, 3));
  expect(review.refusal('hub', show(CHAIR, 3))).toBe('showing.unchanged');
  expect(review.refusal('hub', show(CHAIR, 99_000))).toBe('floor.pageNotFound');
  review.does(OWNER, { type: 'meeting.leave', meetingId: MEETING });
  expect(review.refusal('hub', show(OWNER, 3))).toBe('floor.notInRoom');
  review.does('hub', show(COMPILER, 3));
  expect(showingsOf(review.state, MEETING)).toHaveLength(2);
});

test('ME24: behind closed doors it is the panel’s, and what was seen on one side is not written on the other', () => {
  const review = panelAlone(aReview());
  expect(review.refusal('hub', show(SECOND, 5, 0, 0))).toBe('floor.doorsMoved');
  review.does('hub', show(SECOND, 5, review.nowMs, 1)).does(CLERK, moveTo(AGENDA.length - 1));
  expect(showingsOf(visibleState(review.state, OWNER), MEETING)).toEqual([]);
  const [inside] = showingsOf(visibleState(review.state, SECOND), MEETING);
  expect(inside).toMatchObject({ presenter: SECOND, deliberation: 1 });
  expect(inside?.to).toBeGreaterThan(0);
  expect(inside?.to).toBe(review.state.parties.meetings[MEETING]?.deliberations[0]?.endedAt);
});

test('ME24: closing the doors, and closing the meeting, end what is shown', () => {
  const open = everyoneIn(aReview()).does('hub', show(CHAIR, 5)).does(CLERK, moveTo(2));
  expect(showingsOf(open.state, MEETING)[0]?.to).not.toBeNull();
  const closed = everyoneIn(aReview())
    .does('hub', show(CHAIR, 5))
    .does(CLERK, { type: 'meeting.close', meetingId: MEETING });
  expect(showingsOf(closed.state, MEETING)[0]?.to).toBe(closed.state.parties.meetings[MEETING]?.closedAt);
});
