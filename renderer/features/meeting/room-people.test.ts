import { expect, test } from 'vitest';
import { visibleState } from '#shared/domain/view/visible.ts';
import type { MemberId } from '#shared/domain/ids.ts';
import { assert } from '#shared/lib/assert.ts';
import { CHAIR, CLERK, COMPILER, DEPARTMENT, EXPERTS, LEADER, MEETING, OWNER } from '#shared/testing/cast.ts';
import { AGENDA } from '#shared/testing/commands.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import { roomCompany, type RoomCompany } from './room-people.ts';

const [, SECOND, THIRD] = EXPERTS;

function companyOf(review: Review, online: readonly MemberId[], viewer: MemberId = CLERK) {
  const state = visibleState(review.state, viewer);
  const meeting = state.parties.meetings[MEETING];
  assert(meeting, 'a meeting');
  const company = roomCompany(state, meeting, new Set(online));
  return (part: keyof RoomCompany) => company[part].map(({ person }) => person.memberId).sort();
}

test('online, in the room, signed in, left and missing are told apart', () => {
  const review = aReview().inMeeting().does(SECOND, { type: 'meeting.leave', meetingId: MEETING });
  const part = companyOf(review, [CLERK, CHAIR, OWNER, COMPILER]);
  expect(part('signedIn')).toEqual([CLERK, COMPILER, CHAIR, THIRD].sort());
  expect(part('inRoom')).toEqual([OWNER]);
  expect(part('left')).toEqual([SECOND]);
  expect(part('missing')).toEqual([DEPARTMENT, LEADER].sort());
});

test('who is at the door waits, whether or not they were in before', () => {
  const review = aReview().opened();
  expect(companyOf(review, [CLERK, OWNER])('waiting')).toEqual([OWNER]);
  const closed = aReview().deliberating();
  const part = companyOf(closed, [CLERK, COMPILER]);
  expect(part('waiting')).toEqual([COMPILER]);
  expect(part('signedIn')).toEqual([CLERK, ...EXPERTS].sort());
});

test('outside the panel the announced experts are in the room once they have signed in', () => {
  const part = companyOf(aReview().inMeeting(), [OWNER, CHAIR], OWNER);
  expect(part('signedIn')).toEqual([CLERK, COMPILER, ...EXPERTS].sort());
});

test('the roll call is open for experts who are there, and for nobody else', () => {
  const review = aReview().inMeeting().does(SECOND, {
    type: 'meeting.answerRollCall',
    meetingId: MEETING,
    conflict: false,
    statement: '',
  });
  const meeting = review.state.parties.meetings[MEETING];
  assert(meeting && AGENDA.length > 0, 'a meeting');
  const answered = roomCompany(review.state, meeting, new Set()).signedIn.map(
    ({ person, answered: answer }) => `${person.memberId} ${answer}`,
  );
  expect(answered).toContain(`${SECOND} noConflict`);
  expect(answered).toContain(`${THIRD} unanswered`);
  expect(answered).toContain(`${CLERK} null`);
});
