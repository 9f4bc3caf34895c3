import { expect, test } from 'vitest';
import { CHAIR, CLERK, COMPILER, DEPARTMENT, EXPERTS, FLOOD, MEETING, OWNER } from '../../testing/cast.ts';
import { AGENDA } from '../../testing/commands.ts';
import { aReview, START_MS, type Review } from '../../testing/review.ts';
import {
  answer,
  ask,
  cast,
  counted,
  everyoneIn,
  inquiryId,
  onTurn,
  prepareVote,
  raise,
  show,
  turnId,
  VOTE,
} from '../../testing/room.ts';
import { stepIdSchema } from '../../domain/ids.ts';
import { visibleState } from '../../domain/view/visible.ts';
import { assert } from '../../lib/assert.ts';
import { minutesDocument } from './minutes-document.ts';
import { minutesFacts } from './minutes-facts.ts';
import { basisOf, draftSections, printedSections, type DraftSection } from './minutes-sections.ts';
import { durationWords } from './minutes-words.ts';
import { rangesOf } from './step-text.ts';

const [, SECOND] = EXPERTS;
const step = (index: number) =>
  ({
    type: 'meeting.moveStep',
    meetingId: MEETING,
    stepId: stepIdSchema.parse(AGENDA[index]?.stepId),
  }) as const;

function sectionsOf(review: Review, edits = {}): readonly DraftSection[] {
  const facts = minutesFacts(review.state.parties, MEETING);
  assert(facts, 'a meeting that was opened');
  return draftSections(facts, edits);
}
const textOf = (review: Review): string =>
  sectionsOf(review)
    .map(({ heading, text }) => `${heading}\n${text}`)
    .join('\n');

/** A meeting with a speech, a page, a question, a vote; a closed part with the same of its own; a fault. */
function held(): Review {
  const review = everyoneIn(aReview())
    .does(SECOND, raise(turnId('turn-open')))
    .does(CHAIR, onTurn('begin', turnId('turn-open')), onTurn('end', turnId('turn-open')))
    .does('hub', show(COMPILER, 11, START_MS + 2_700_000))
    .does(SECOND, ask(inquiryId('open-question')))
    .does(COMPILER, answer(inquiryId('open-question')))
    .does(CLERK, { type: 'meeting.interrupt', meetingId: MEETING, fault: 'power', note: '全楼停电' })
    .does(CLERK, { type: 'meeting.resume', meetingId: MEETING })
    .does(DEPARTMENT, { type: 'meeting.leave', meetingId: MEETING })
    .does(CLERK, step(2))
    .does(SECOND, { ...raise(turnId('turn-closed'), 'speech', undefined, 1), topic: 'CLOSED topic' })
    .does(CHAIR, onTurn('begin', turnId('turn-closed')))
    .does('hub', show(SECOND, 55, 1, 1))
    .does(SECOND, { ...ask(inquiryId('closed-question'), undefined, 1), text: 'CLOSED question' })
    .does(CLERK, { ...prepareVote('secret'), question: 'OPEN vote' }, { type: 'vote.open', voteId: VOTE })
    .does(SECOND, cast(0))
    .does(CHAIR, cast(1));
  counted(review).does(CLERK, step(AGENDA.length - 1), {
    type: 'vote.publish',
    voteId: VOTE,
    audience: 'parties',
  });
  return review.does(CLERK, { type: 'meeting.close', meetingId: MEETING });
}

test('MI1: the minutes say who spoke how long, which pages were shown, what was asked, answered, promised and voted', () => {
  const text = textOf(held());
  expect(text).toContain('发言：name of expert-b 1分钟。');
  expect(text).toContain('第12页');
  expect(text).toContain('问1　name of expert-b：what is the roughness based on?');
  expect(text).toContain('答　name of compiler：on the flood marks of 2016');
  expect(text).toContain('承诺　the marks will be added（2026年12月10日前）');
  expect(text).toContain(
    '1. the marks will be added。责任：编制单位 name of compiler；期限：2026年12月10日前。',
  );
  expect(text).toContain(
    'OPEN vote（无记名表决，有表决权3人，投票2人）：同意1票、不同意1票、弃权0票，未达到规定票数。',
  );
  expect(text).toMatch(/会议中断：\d\d:\d\d因停电原因中断，\d\d:\d\d恢复。全楼停电/u);
  expect(text).toMatch(/专家组闭门讨论，\d\d:\d\d至\d\d:\d\d/u);
  expect(text).toContain('专家组评审意见尚未发布。');
});

test('MI1 R4: of the closed part they say that it was closed and nothing else, whoever makes them', () => {
  const review = held();
  const text = textOf(review);
  expect(text).not.toContain('CLOSED');
  expect(text).not.toContain('第56页');
  const byOwner = minutesFacts(visibleState(review.state, OWNER).parties, MEETING);
  expect(byOwner).toEqual(minutesFacts(review.state.parties, MEETING));
});

test('MI1: what the lead left out of the minutes is not in them', () => {
  const review = held();
  const inquiry = inquiryId('open-question');
  review.does(CLERK, { type: 'inquiry.minute', meetingId: MEETING, inquiryId: inquiry, isMinuted: false });
  expect(textOf(review)).not.toContain('roughness based on');
});

test('MI1: who was there, from when to when, with what was corrected; who listened; who was absent and why', () => {
  const review = aReview()
    .withComments()
    .does(DEPARTMENT, { type: 'meeting.reply', meetingId: MEETING, answer: 'absent', note: '防汛值班' })
    .inMeeting();
  const at = review.nowMs;
  review.does(CLERK, { type: 'meeting.close', meetingId: MEETING }).does(CLERK, {
    type: 'meeting.correctAttendance',
    meetingId: MEETING,
    memberId: SECOND,
    intervals: [{ from: at - 120_000, to: at }],
    reason: '当时忘记签到',
  });
  const text = sectionsOf(review).find(({ key }) => key === 'attendance')?.text ?? '';
  expect(text).toContain('出席（5人）：');
  expect(text).toContain('name of expert-a（专家组组长，unit of expert）');
  expect(text).toMatch(/name of expert-b.*更正，原记\d\d:\d\d起，理由：当时忘记签到/u);
  expect(text).toContain('name of department（部门代表，unit of department），防汛值班');
  expect(text).toContain('name of owner（建设单位，unit of owner），未签到');
});

test('MI1: decisions are the published conclusions, and the revision has who and until when', () => {
  const review = aReview().inRevision();
  const text = textOf(review);
  const published = review.item(FLOOD).published;
  expect(text).toContain(
    `修改后通过。${published?.wording ?? ''}（专家组评审意见编号${published?.docId ?? ''}）`,
  );
  expect(text).toMatch(/按专家组评审意见修改《.*》，并提交修改说明。责任：编制单位；期限：\d{4}年/u);
});

test('MI2: an edit stands over the record, and it is told when the record says something else meanwhile', () => {
  const review = held();
  const [, attendance] = sectionsOf(review);
  assert(attendance, 'a section');
  expect(basisOf('x'.repeat(30_000))).toHaveLength(20_000);
  const edits = { attendance: { text: '详见签到表。', basis: attendance.recorded, at: 1 } };
  expect(sectionsOf(review, edits)[1]).toMatchObject({ text: '详见签到表。', isOutdated: false });
  review.does(CLERK, {
    type: 'meeting.correctAttendance',
    meetingId: MEETING,
    memberId: DEPARTMENT,
    intervals: [],
    reason: 'was not there',
  });
  const [, again] = sectionsOf(review, edits);
  expect(again).toMatchObject({ text: '详见签到表。', isOutdated: true });
  expect(again?.recorded).toContain('was not there');
});

test('MI3 DOC10: what is printed has the parts in order, a head of labels, and marks a later edition', () => {
  const sections = printedSections(sectionsOf(held(), { votes: { text: '', basis: '', at: 1 } }));
  const facts = {
    docId: 'YP-M-meeting-1-2',
    edition: 2,
    reason: '主持人姓名有误',
    meetingTitle: '评审会',
    hostUnit: '审批局',
    issuedBy: '周敏',
    issuedAtMs: 0,
    sections,
    verifyUrl: '',
  };
  const document = minutesDocument(facts);
  expect(document.head[0]?.label).toBe('会议名称');
  expect(document.parts.map(({ heading }) => heading.slice(0, 6))).toContain('二、会议过程');
  expect(document.parts.some(({ heading }) => heading.includes('表决情况'))).toBe(false);
  expect(document.editionNote).toBe('更正稿（第2稿）　更正理由：主持人姓名有误');
  expect(minutesDocument({ ...facts, edition: 1 }).editionNote).toBe('');
});

test('pages are said as ranges and times as words', () => {
  expect(rangesOf([3, 5, 4, 9, 3])).toBe('第3～5页、第9页');
  expect([1, 61_000, 120_000, 3_900_000].map(durationWords)).toEqual(['1秒', '1分1秒', '2分钟', '1小时5分']);
});
