import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  EXPERTS,
  FLOOD,
  LEADER,
  MEETING,
  OWNER,
  meetingId,
  seatOf,
  memberId,
} from '../../testing/cast.ts';
import { AGENDA, fileNamed, scheduleMeeting } from '../../testing/commands.ts';
import { aReview, START_MS, type Review } from '../../testing/review.ts';
import type { Command } from '../command.ts';
import { stepIdSchema } from '../ids.ts';
import { visibleState } from '../view/visible.ts';
import { attendanceOf, currentStep, inClosedDeliberation, presentMembers, stepMoves } from './meeting.ts';

const [, SECOND] = EXPERTS;
const step = (index: number) => stepIdSchema.parse(AGENDA[index]?.stepId);
const moveTo = (index: number) =>
  ({ type: 'meeting.moveStep', meetingId: MEETING, stepId: step(index) }) as const;
const signIn = { type: 'meeting.signIn', meetingId: MEETING } as const;
const leave = { type: 'meeting.leave', meetingId: MEETING } as const;
const close = { type: 'meeting.close', meetingId: MEETING } as const;
const schedule = scheduleMeeting([FLOOD], START_MS, meetingId('meeting-2'));

test('ME1: a meeting is scheduled for items that are ready for one', () => {
  for (const review of [aReview().inNotice(), aReview().inPreReview(), aReview().inOpinion()]) {
    expect(review.asks(CLERK, schedule).ok).toBe(true);
  }
  expect(aReview().withPanel().refusal(CLERK, schedule)).toBe('item.wrongStage');
  expect(aReview().inNotice().refusal(CHAIR, schedule)).toBe('actor.roleNotEntitled');
  expect(
    aReview()
      .inNotice()
      .refusal(CLERK, { ...schedule, endsAt: schedule.startsAt }),
  ).toBe('meeting.badTimes');
});

test('ME2: an agenda begins and ends with everyone, and names each step once', () => {
  const review = aReview().inNotice();
  const withSteps = (steps: typeof schedule.steps) => review.refusal(CLERK, { ...schedule, steps });
  const [first] = AGENDA;
  expect(withSteps(AGENDA.slice(2))).toBe('meeting.badAgenda');
  expect(withSteps(AGENDA.slice(0, 3))).toBe('meeting.badAgenda');
  expect(withSteps(first ? [first, first] : [])).toBe('meeting.badAgenda');
});

test('ME3: one meeting at a time, beginning with its first step', () => {
  const review = aReview().inPreReview().does(CLERK, schedule).inMeeting();
  expect(currentStep(review.state, MEETING)?.stepId).toBe(step(0));
  expect(review.refusal(CLERK, { type: 'meeting.open', meetingId: meetingId('meeting-2') })).toBe(
    'meeting.anotherIsOpen',
  );
  review.does(CLERK, close, { type: 'meeting.open', meetingId: meetingId('meeting-2') });
});

test('ME4: clerk and chair lead, in any order, and nobody else', () => {
  const review = aReview().inMeeting().does(CHAIR, moveTo(4)).does(CLERK, moveTo(1));
  expect(currentStep(review.state, MEETING)?.stepId).toBe(step(1));
  expect(review.refusal(SECOND, moveTo(0))).toBe('actor.roleNotEntitled');
  expect(review.refusal(CLERK, moveTo(1))).toBe('meeting.sameStep');
});

test('ME5: who has signed in is there until they leave', () => {
  const review = aReview()
    .opened()
    .does(CLERK, { type: 'meeting.admit', meetingId: MEETING, memberIds: [OWNER] })
    .does(OWNER, signIn);
  expect(review.outcome(OWNER, signIn)).toEqual([]);
  expect([...presentMembers(review.state, MEETING)]).toEqual([CLERK, OWNER]);
  review.does(OWNER, leave);
  expect([...presentMembers(review.state, MEETING)]).toEqual([CLERK]);
  expect(review.refusal(OWNER, leave)).toBe('meeting.notSignedIn');
});

test('ME6: the closed doors are the last thing the others hear until they open', () => {
  const review = aReview().inMeeting();
  expect(review.outcome(CHAIR, moveTo(2))).toEqual(['parties meeting.deliberationBegan']);
  review.does(CHAIR, moveTo(2));
  expect(inClosedDeliberation(review.state)).toBe(true);
  expect(review.outcome(CHAIR, moveTo(3))).toEqual(['panel meeting.stepMoved']);
  review.does(SECOND, leave);
  expect(review.outcome(SECOND, signIn)).toEqual(['panel meeting.attendanceRecorded']);
  review.does(SECOND, signIn);
  expect(review.outcome(CHAIR, moveTo(4))).toEqual([
    'parties meeting.deliberationEnded',
    'parties meeting.stepMoved',
  ]);
  expect(review.outcome(CLERK, close)).toEqual([
    'parties meeting.deliberationEnded',
    'parties meeting.closed',
    'parties item.stageMoved',
  ]);
});

test('ME7 R4: nobody outside acts, and nothing is written where they read', () => {
  const review = aReview().deliberating();
  expect(review.refusal(OWNER, signIn)).toBe('meeting.closedDeliberation');
  expect(review.refusal(LEADER, signIn)).toBe('meeting.closedDeliberation');
  const withheld: readonly Command[] = [
    { type: 'member.add', seat: seatOf(memberId('leader-2')) },
    { type: 'member.remove', memberId: OWNER, reason: '' },
    { type: 'comment.release', itemId: FLOOD, commentIds: [review.commentOf(SECOND)] },
  ];
  for (const command of withheld) expect(review.refusal(CLERK, command)).toBe('meeting.closedDeliberation');
  const individual = {
    type: 'opinion.fileIndividual',
    itemId: FLOOD,
    quality: 'good',
    overall: '',
    conclusion: 'pass',
  } as const;
  expect(review.refusal(SECOND, individual)).toBe('meeting.closedDeliberation');
  expect(review.does(CLERK, moveTo(4)).asks(SECOND, individual).ok).toBe(true);
});

test('ME8: every closed deliberation gets its one statement, also two of the same millisecond', () => {
  const review = aReview().inMeeting();
  for (const index of [2, 4, 5, 6]) {
    review.does(CLERK, moveTo(index));
    review.nowMs -= 60_000;
  }
  for (const text of ['first', 'second']) {
    const { beganAt, endedAt } =
      review.state.parties.meetings[MEETING]?.deliberations.find((entry) => !entry.statement) ?? {};
    review.does('hub', {
      type: 'meeting.attachStatement',
      meetingId: MEETING,
      beganAt: beganAt ?? 0,
      endedAt: endedAt ?? 0,
      statement: text,
      signature: '',
      certificateSha256: '',
    });
  }
  expect(review.state.parties.meetings[MEETING]?.deliberations.map((entry) => entry.statement)).toEqual([
    'first',
    'second',
  ]);
});

test('ME9 S5: what happened behind closed doors keeps its place when the clock runs backwards', () => {
  const review = aReview().inMeeting().does(CLERK, moveTo(2));
  const back = (steps: Parameters<Review['does']>): void => {
    review.nowMs -= 86_400_000;
    review.does(...steps);
  };
  back([SECOND, leave]);
  back([CLERK, { ...moveTo(3), override: 'called away' }]);
  expect(currentStep(review.state, MEETING)?.stepId).toBe(step(3));
  expect(presentMembers(review.state, MEETING).has(SECOND)).toBe(false);
  back([CLERK, { ...moveTo(4), override: 'called away' }]);
  back([SECOND, signIn]);
  expect(presentMembers(review.state, MEETING).has(SECOND)).toBe(true);
  back([CLERK, moveTo(5)]);
  expect(currentStep(review.state, MEETING)?.stepId).toBe(step(5));
  expect(stepMoves(review.state, MEETING).map((move) => move.stepId)).toEqual([0, 2, 3, 4, 5].map(step));
  expect(attendanceOf(review.state, MEETING).map(({ memberId: id, kind }) => `${id} ${kind}`)).toEqual([
    'clerk signedIn',
    'expert-a signedIn',
    'expert-b signedIn',
    'expert-c signedIn',
    'owner admitted',
    'compiler admitted',
    'department admitted',
    'compiler signedIn',
    'expert-b left',
    'expert-b signedIn',
  ]);
  const outside = visibleState(review.state, OWNER);
  expect(stepMoves(outside, MEETING).map((move) => move.stepId)).toEqual([0, 2, 4, 5].map(step));
});

test('ME10: closing moves on what is still at the meeting, and only that', () => {
  const review = aReview().inMeeting();
  expect(review.does(CLERK, close).item().stage).toBe('opinion');
  const published = aReview();
  published.inOpinion().does(CLERK, schedule, { type: 'meeting.open', meetingId: meetingId('meeting-2') });
  published.sealed();
  const sha = published.state.panel.opinions[FLOOD]?.sealed?.sha256 ?? fileNamed('none').sha256;
  published.does(CLERK, { type: 'opinion.release', itemId: FLOOD, sealedSha256: sha });
  published.does(CLERK, { type: 'meeting.close', meetingId: meetingId('meeting-2') });
  expect(published.item().stage).toBe('revision');
});
