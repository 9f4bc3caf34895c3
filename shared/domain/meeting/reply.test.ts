import { expect, test } from 'vitest';
import { canonicalJson } from '../../lib/canonical-json.ts';
import {
  CLERK,
  COMPILER,
  DEPARTMENT,
  EVERYONE,
  EXPERTS,
  LEADER,
  MEETING,
  OWNER,
  memberId,
  seatOf,
} from '../../testing/cast.ts';
import { aReview } from '../../testing/review.ts';
import { asSeen } from '../as-seen.ts';
import type { MemberId } from '../ids.ts';
import { nextStepOf } from '../view/next-step.ts';
import { visibleState } from '../view/visible.ts';
import { invitedMembers, replyOf } from './reply.ts';
import type { ReplyAnswer } from './reply-terms.ts';

const [FIRST, SECOND, THIRD] = EXPERTS;
const reply = (answer: ReplyAnswer, note = '') =>
  ({ type: 'meeting.reply', meetingId: MEETING, answer, note }) as const;

test('MN1: everyone invited answers for themself until the meeting is closed, and the last answer counts', () => {
  const review = aReview()
    .inPreReview()
    .does(OWNER, reply('absent', 'flooded in'), reply('substitute', 'Li Ming'));
  expect(replyOf(review.state, MEETING, OWNER)).toMatchObject({ answer: 'substitute', note: 'Li Ming' });
  expect(replyOf(review.state, MEETING, COMPILER)).toBeUndefined();
  expect(review.refusal(CLERK, reply('attends'))).toBe('actor.roleNotEntitled');
  expect(review.refusal(OWNER, reply('substitute'))).toBe('meeting.substituteUnnamed');
  expect(review.refusal(FIRST, reply('substitute', 'a colleague'))).toBe('meeting.noSubstitute');
  review.inMeeting().does(DEPARTMENT, reply('attends'));
  review.inOpinion();
  expect(review.refusal(DEPARTMENT, reply('absent'))).toBe('meeting.closed');
});

test('MN1: the notice is for everyone with a seat but the clerk and those who withdrew', () => {
  const review = aReview()
    .inPreReview()
    .does(THIRD, { type: 'recusal.declare', conflict: true, statement: '' })
    .does(CLERK, { type: 'member.remove', memberId: LEADER, reason: '' })
    .does(CLERK, { type: 'member.add', seat: seatOf(memberId('department-2')) });
  expect(new Set(invitedMembers(review.state))).toEqual(
    new Set([FIRST, SECOND, OWNER, COMPILER, DEPARTMENT, memberId('department-2')]),
  );
});

test('MN2 L2: nobody outside panel and clerk learns what an expert answered, or that one did', () => {
  const before = aReview().inPreReview();
  const seen = (who: MemberId): string => canonicalJson(visibleState(before.state, who));
  const outsiders = [OWNER, COMPILER, DEPARTMENT, LEADER];
  const earlier = outsiders.map(seen);
  before.does(FIRST, reply('attends')).does(SECOND, reply('absent', 'abroad'));
  expect(outsiders.map(seen)).toEqual(earlier);
  expect(replyOf(visibleState(before.state, CLERK), MEETING, SECOND)?.note).toBe('abroad');
});

test('MN2: each role answers where it and the clerk read', () => {
  const review = aReview().inPreReview();
  const places = EVERYONE.map((who) => review.outcome(who, reply('attends')).join(' '));
  expect(places).toEqual([
    'refused actor.roleNotEntitled',
    ...EXPERTS.map(() => 'panel meeting.replied'),
    'applicants meeting.replied',
    'applicants meeting.replied',
    'parties meeting.replied',
    'bureau meeting.replied',
  ]);
  review.deliberating();
  expect(review.outcome(SECOND, reply('absent'))).toEqual(['panel meeting.replied']);
  expect(review.refusal(OWNER, reply('absent'))).toBe('meeting.closedDeliberation');
});

test('MN3: a reply written for the applicants is not told to all when its author was moved meanwhile', () => {
  const review = aReview().inPreReview();
  const written = asSeen(review.state, reply('absent', 'between us'), OWNER);
  review.does(CLERK, { type: 'member.reassign', memberId: OWNER, role: 'department' });
  expect(review.refusal(OWNER, written)).toBe('meeting.seatMoved');
  expect(review.outcome(OWNER, asSeen(review.state, reply('attends'), OWNER))).toEqual([
    'parties meeting.replied',
  ]);
});

test('MN13: who has nothing else to do is asked for their reply, once', () => {
  const review = aReview().inPreReview();
  const stepOf = (who: MemberId): string => nextStepOf(visibleState(review.state, who), who).kind;
  const parties = [OWNER, COMPILER, DEPARTMENT, LEADER];
  expect(parties.map(stepOf)).toEqual(parties.map(() => 'replyToMeeting'));
  review.does(OWNER, reply('absent')).does(LEADER, reply('attends'));
  expect(parties.map(stepOf)).toEqual(['wait', 'replyToMeeting', 'replyToMeeting', 'wait']);
  review.inMeeting();
  expect(stepOf(COMPILER)).toBe('enterMeeting');
});
