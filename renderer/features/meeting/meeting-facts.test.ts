import { expect, test } from 'vitest';
import { AGENDA } from '#shared/testing/commands.ts';
import { CHAIR, CLERK, MEETING, OWNER } from '#shared/testing/cast.ts';
import { aReview } from '#shared/testing/review.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import { assert } from '#shared/lib/assert.ts';
import { agendaEntries, agendaGroups, attendanceLines, stopwatch } from './meeting-facts.ts';

function meetingOf(state: ReturnType<typeof aReview>['state']) {
  const meeting = state.parties.meetings[MEETING];
  assert(meeting, 'a meeting');
  return meeting;
}

test('the agenda says what is done, what runs and what comes next', () => {
  const { state } = aReview().inMeeting();
  const entries = agendaEntries(state, meetingOf(state));
  expect(entries.map((entry) => entry.state).slice(0, 2)).toEqual(['current', 'next']);
  expect(entries[0]?.realAt).not.toBeNull();
  expect(entries[1]?.plannedAt).toBe(meetingOf(state).startsAt + (AGENDA[0]?.minutes ?? 0) * 60_000);
});

test('R4: outside, a closed step shows that it was, not when its parts were', () => {
  const review = aReview().deliberating();
  const after = AGENDA.at(-1);
  assert(after, 'a step for all');
  review.does(CLERK, { type: 'meeting.moveStep', meetingId: MEETING, stepId: after.stepId });
  const statesFor = (state: typeof review.state) =>
    agendaEntries(state, meetingOf(state))
      .filter(({ step }) => step.visibility === 'panel')
      .map((entry) => entry.state);
  expect(statesFor(visibleState(review.state, OWNER))).toEqual(['done', 'done', 'skipped']);
  expect(statesFor(visibleState(review.state, CHAIR))).toEqual(['done', 'skipped', 'skipped']);
});

test('before the meeting nothing is current; after it everything is behind', () => {
  const before = aReview().inPreReview().state;
  expect(agendaEntries(before, meetingOf(before)).every((entry) => entry.state === 'ahead')).toBe(true);
  const after = aReview().inOpinion().state;
  expect(agendaEntries(after, meetingOf(after)).some((entry) => entry.state === 'ahead')).toBe(false);
});

test('steps of one report stand together under their topic', () => {
  const { state } = aReview().inMeeting();
  const groups = agendaGroups(agendaEntries(state, meetingOf(state)));
  expect(groups.flatMap((group) => group.entries)).toHaveLength(AGENDA.length);
  expect(groups.filter((group) => group.itemId !== null).every((group) => group.topicNo > 0)).toBe(true);
});

test('attendance keeps the first coming and the last going', () => {
  const review = aReview().inMeeting();
  review.does(CLERK, { type: 'meeting.leave', meetingId: MEETING });
  const [line] = attendanceLines(review.state, meetingOf(review.state));
  expect(line?.leftAt).toBeGreaterThan(line?.signedInAt ?? Infinity);
  review.does(CLERK, { type: 'meeting.signIn', meetingId: MEETING });
  const [again] = attendanceLines(review.state, meetingOf(review.state));
  expect(again).toEqual({ memberId: CLERK, signedInAt: line?.signedInAt, leftAt: null });
});

test('the stopwatch', () => {
  expect([stopwatch(760_000), stopwatch(3_760_000), stopwatch(-5)]).toEqual(['12:40', '1:02:40', '00:00']);
});
