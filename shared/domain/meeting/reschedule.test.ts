import { expect, test } from 'vitest';
import { CLERK, COMPILER, EXPERTS, FLOOD, MEETING, OWNER, meetingId } from '../../testing/cast.ts';
import { rescheduleMeeting, scheduleMeeting } from '../../testing/commands.ts';
import { aReview, START_MS, type Review } from '../../testing/review.ts';
import { asSeen } from '../as-seen.ts';
import { nextStepOf } from '../view/next-step.ts';
import { summarise } from '../view/summary.ts';
import { visibleState } from '../view/visible.ts';
import { dossierIdSchema } from '../ids.ts';
import { earlierReplyOf, replyOf } from './reply.ts';

const [FIRST] = EXPERTS;
const NEW_START = START_MS + 14 * 86_400_000;
const move = rescheduleMeeting(NEW_START);
const cancel = { type: 'meeting.cancel', meetingId: MEETING, reason: 'the report is being redone' } as const;
const attends = { type: 'meeting.reply', meetingId: MEETING, answer: 'attends', note: '' } as const;
const meetingOf = (review: Review) => review.state.parties.meetings[MEETING];

test('MN14: until it is opened the clerk moves a meeting, and what it was before stays in the record', () => {
  const review = aReview().inPreReview();
  const before = meetingOf(review)?.startsAt;
  review.does(CLERK, move);
  expect(meetingOf(review)).toMatchObject({
    startsAt: NEW_START,
    status: 'scheduled',
    arrangement: 1,
    changes: [{ reason: 'the river is high', before: { startsAt: before, place: 'room 402' } }],
  });
  expect(review.refusal(FIRST, move)).toBe('actor.roleNotEntitled');
  expect(review.refusal(CLERK, { ...move, endsAt: NEW_START })).toBe('meeting.badTimes');
  expect(review.refusal(CLERK, move)).toBe('meeting.unchanged');
  review.opened();
  expect(review.refusal(CLERK, rescheduleMeeting(NEW_START + 1))).toBe('meeting.alreadyOpen');
  review.inOpinion();
  expect(review.refusal(CLERK, rescheduleMeeting(NEW_START + 1))).toBe('meeting.closed');
});

test('MN15: after a move everyone is asked anew, and an answer to the old time is not taken for one to the new', () => {
  const review = aReview().inPreReview().does(OWNER, attends).does(FIRST, attends);
  const written = asSeen(review.state, attends, COMPILER);
  review.does(CLERK, move);
  expect(replyOf(review.state, MEETING, OWNER)).toBeUndefined();
  expect(earlierReplyOf(review.state, MEETING, FIRST)).toMatchObject({ answer: 'attends', arrangement: 0 });
  expect(review.refusal(COMPILER, written)).toBe('meeting.moved');
  const seen = visibleState(review.state, OWNER);
  expect(nextStepOf(seen, OWNER)).toMatchObject({ kind: 'replyToMeeting', dueAt: NEW_START });
  review.does(OWNER, asSeen(review.state, { ...attends, answer: 'absent' }, OWNER));
  expect(replyOf(review.state, MEETING, OWNER)).toMatchObject({ answer: 'absent', arrangement: 1 });
  expect(earlierReplyOf(review.state, MEETING, OWNER)).toBeUndefined();
});

test('MN15: another number or link alone asks nobody again', () => {
  const review = aReview().inPreReview().does(CLERK, move).does(OWNER, attends);
  review.does(CLERK, { ...move, externalMeeting: '123 456 789', reason: 'another number' });
  expect(meetingOf(review)).toMatchObject({ externalMeeting: '123 456 789', arrangement: 1 });
  expect(replyOf(review.state, MEETING, OWNER)).toMatchObject({ answer: 'attends' });
  review.does(CLERK, { ...move, place: 'room 7', externalMeeting: '123 456 789' });
  expect(replyOf(review.state, MEETING, OWNER)).toBeUndefined();
});

test('MN16: a meeting that is called off is over: nobody opens, enters or answers it, and another can be arranged', () => {
  const review = aReview().inPreReview().does(OWNER, attends);
  expect(review.refusal(OWNER, cancel)).toBe('actor.roleNotEntitled');
  review.does(CLERK, cancel);
  expect(meetingOf(review)).toMatchObject({ status: 'closed', cancelled: { reason: cancel.reason } });
  expect(meetingOf(review)?.aborted).toBeNull();
  const over = [cancel, move, { type: 'meeting.open', meetingId: MEETING }] as const;
  for (const command of over) expect(review.refusal(CLERK, command)).toBe('meeting.cancelled');
  expect(review.refusal(OWNER, attends)).toBe('meeting.cancelled');
  expect(review.refusal(FIRST, { type: 'meeting.signIn', meetingId: MEETING })).toBe('meeting.cancelled');
  expect(review.item(FLOOD).stage).toBe('preReview');
  expect(nextStepOf(review.state, CLERK).kind).toBe('scheduleMeeting');
  expect(nextStepOf(visibleState(review.state, OWNER), OWNER).kind).toBe('wait');
  const next = scheduleMeeting([FLOOD], NEW_START, meetingId('meeting-2'));
  review.does(CLERK, next);
  const line = summarise(review.state, dossierIdSchema.parse('dossier-1'), CLERK, 0);
  expect(line?.meeting).toMatchObject({ startsAt: NEW_START, status: 'scheduled' });
});
