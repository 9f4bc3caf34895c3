import { expect, test } from 'vitest';
import { CHAIR, CLERK, COMPILER, DEPARTMENT, EXPERTS, MEETING, OWNER } from '../../testing/cast.ts';
import { AGENDA } from '../../testing/commands.ts';
import { aReview, type Review } from '../../testing/review.ts';
import { answer, ask, everyoneIn, inquiryId, panelAlone } from '../../testing/room.ts';
import { visibleState } from '../view/visible.ts';
import type { Inquiry } from './inquiry.ts';

const [, SECOND] = EXPERTS;
const Q = inquiryId('question-1');
const withdraw = { type: 'inquiry.withdraw', meetingId: MEETING, inquiryId: Q } as const;
const leaveOut = { type: 'inquiry.minute', meetingId: MEETING, inquiryId: Q, isMinuted: false } as const;
const inOpen = (review: Review): Inquiry | undefined => review.state.parties.inquiries[MEETING]?.[0];

test('IN1: experts and departments ask; the lead writes down what one of them asked aloud', () => {
  const review = everyoneIn(aReview());
  for (const who of [SECOND, CHAIR, DEPARTMENT]) expect(review.asks(who, ask(Q)).ok).toBe(true);
  for (const who of [OWNER, COMPILER, CLERK]) {
    expect(review.refusal(who, ask(Q))).toBe('actor.roleNotEntitled');
  }
  review.does(CLERK, ask(Q, SECOND));
  expect(inOpen(review)).toMatchObject({ askedBy: SECOND, stepId: AGENDA[0]?.stepId, answer: null });
  expect(review.refusal(CLERK, ask(inquiryId('question-2'), OWNER))).toBe('actor.roleNotEntitled');
});

test('IN2: whom it was asked of answers, or the clerk writes it down; the last answer counts', () => {
  const review = everyoneIn(aReview()).does(SECOND, ask(Q));
  for (const who of [OWNER, SECOND, CHAIR, DEPARTMENT]) {
    expect(review.refusal(who, answer(Q))).toBe('actor.roleNotEntitled');
  }
  review.does(COMPILER, answer(Q)).does(CLERK, { ...answer(Q), text: 'also on those of 1996' });
  expect(inOpen(review)?.answer).toMatchObject({
    text: 'also on those of 1996',
    promise: { text: 'the marks will be added', dueDay: '2026-12-10' },
    by: CLERK,
  });
  review.does(COMPILER, { type: 'meeting.leave', meetingId: MEETING });
  expect(review.refusal(COMPILER, answer(Q))).toBe('floor.notInRoom');
});

test('IN3: a question is taken back until it is answered, by who asked or by the lead', () => {
  const review = everyoneIn(aReview()).does(SECOND, ask(Q));
  expect(review.refusal(DEPARTMENT, withdraw)).toBe('actor.roleNotEntitled');
  expect(review.asks(CHAIR, withdraw).ok).toBe(true);
  review.does(COMPILER, answer(Q));
  expect(review.refusal(SECOND, withdraw)).toBe('inquiry.answered');
  const other = everyoneIn(aReview()).does(SECOND, ask(Q), withdraw);
  expect(other.refusal(COMPILER, answer(Q))).toBe('inquiry.notFound');
});

test('IN4: it goes into the minutes unless the lead leaves it out, also after the meeting', () => {
  const review = everyoneIn(aReview()).does(SECOND, ask(Q));
  expect(inOpen(review)?.isMinuted).toBe(true);
  expect(review.refusal(SECOND, leaveOut)).toBe('actor.roleNotEntitled');
  review.does(CLERK, { type: 'meeting.close', meetingId: MEETING }, leaveOut);
  expect(inOpen(review)?.isMinuted).toBe(false);
  expect(review.outcome(CLERK, leaveOut)).toEqual([]);
});

test('FL9 R4: a question written behind closed doors is not asked before everyone', () => {
  const review = everyoneIn(aReview());
  expect(review.refusal(SECOND, ask(Q, undefined, 1))).toBe('floor.doorsMoved');
});

test('IN5 R4: what is asked behind closed doors stays with the panel', () => {
  const review = panelAlone(aReview())
    .does(SECOND, ask(Q, undefined, 1))
    .does(CLERK, answer(Q), leaveOut);
  expect(review.state.panel.inquiries[MEETING]).toHaveLength(1);
  expect(visibleState(review.state, COMPILER).panel.inquiries).toEqual({});
  const open = AGENDA[4];
  if (open) review.does(CLERK, { type: 'meeting.moveStep', meetingId: MEETING, stepId: open.stepId });
  expect(review.refusal(COMPILER, answer(Q))).toBe('inquiry.notFound');
  expect(review.refusal(CLERK, answer(Q))).toBe('inquiry.notFound');
});
