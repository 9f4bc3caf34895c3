import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  COMPILER,
  EXPERTS,
  FLOOD,
  LEADER,
  MEETING,
  OWNER,
  memberId,
  seatOf,
} from '../../testing/cast.ts';
import { AGENDA, scheduleMeeting, signCommitment } from '../../testing/commands.ts';
import { aReview, START_MS, type Review } from '../../testing/review.ts';
import { meetingIdSchema, stepIdSchema, type MemberId } from '../ids.ts';
import { asSeen } from '../as-seen.ts';
import { findMember } from '../ledger/access.ts';
import { MATTER_RULES } from '../rules/matter-rules.ts';
import { visibleState } from '../view/visible.ts';
import { mayBeInRoom, membersInRoom } from './door.ts';
import { resumableUntil } from './interruption.ts';
import { interruptedMs, interruptionsOf, overridesOf, rollCallOf, signInSheet } from './meeting.ts';
import { shortReadings } from './reading.ts';
import { DEFAULT_ADMISSION } from './record.ts';

const [, SECOND, THIRD] = EXPERTS;
const RULE = MATTER_RULES[0]?.id;
const LATE = memberId('expert-late');
const meetingId = MEETING;
const signIn = { type: 'meeting.signIn', meetingId } as const;
const leave = { type: 'meeting.leave', meetingId } as const;
const close = { type: 'meeting.close', meetingId } as const;
const resume = { type: 'meeting.resume', meetingId } as const;
const interrupt = { type: 'meeting.interrupt', meetingId, fault: 'network', note: 'both lines' } as const;
const abort = { type: 'meeting.abort', meetingId, reason: 'no power before evening' } as const;
const admit = (...memberIds: MemberId[]) => ({ type: 'meeting.admit', meetingId, memberIds }) as const;
const sendBack = (who: MemberId) =>
  ({ type: 'meeting.sendBack', meetingId, memberId: who, reason: 'another voice in the room' }) as const;
const moveTo = (index: number, override?: string) =>
  ({
    type: 'meeting.moveStep',
    meetingId,
    stepId: stepIdSchema.parse(AGENDA[index]?.stepId),
    ...(override !== undefined && { override }),
  }) as const;
const answer = (conflict = false) =>
  ({
    type: 'meeting.answerRollCall',
    meetingId,
    conflict,
    statement: conflict ? 'my former unit' : '',
  }) as const;
const correct = (who: MemberId, intervals: { from: number; to: number | null }[]) =>
  ({
    type: 'meeting.correctAttendance',
    meetingId,
    memberId: who,
    intervals,
    reason: 'was at the telephone',
  }) as const;

function isIn(review: Review, who: MemberId): boolean {
  const member = findMember(review.state, who);
  return member !== undefined && mayBeInRoom(review.state, member);
}

function meetingOf(review: Review) {
  const meeting = review.state.parties.meetings[MEETING];
  if (!meeting) throw new Error('no meeting');
  return meeting;
}

const lineOf = (review: Review, who: MemberId, state = review.state) => signInSheet(state, MEETING).get(who);

test('ME11: by default panel and leader are let in by themselves, the parties wait for the clerk', () => {
  const before = aReview().inPreReview();
  expect(membersInRoom(before.state)).toEqual(new Set());
  const review = aReview().opened();
  expect([...membersInRoom(review.state)].sort()).toEqual([CLERK, ...EXPERTS, LEADER].sort());
  expect(review.refusal(OWNER, signIn)).toBe('meeting.notAdmitted');
  expect(review.does(CLERK, admit(OWNER)).does(OWNER, signIn).outcome(CLERK, admit(OWNER))).toEqual([]);
  expect(isIn(review, OWNER)).toBe(true);
});

test('ME11: how a role comes in is a setting of the meeting', () => {
  const admission = { ...DEFAULT_ADMISSION, owner: 'automatic', panel: 'byClerk' } as const;
  const review = aReview()
    .inNotice()
    .does(CLERK, { ...scheduleMeeting([FLOOD], START_MS), admission })
    .opened();
  expect([isIn(review, OWNER), isIn(review, SECOND)]).toEqual([true, false]);
  // Who is in already is not put out by a change of the rule for others.
  review.does(OWNER, signIn).does(CLERK, {
    type: 'meeting.setAdmission',
    meetingId,
    admission: DEFAULT_ADMISSION,
  });
  expect([isIn(review, OWNER), isIn(review, SECOND)]).toEqual([true, true]);
  expect(isIn(review, COMPILER)).toBe(false);
});

test('ME12: the clerk sends back with a reason; who is sent back has left, whatever the rule for their role', () => {
  const review = aReview().inMeeting().does(CLERK, sendBack(SECOND));
  expect(isIn(review, SECOND)).toBe(false);
  expect(lineOf(review, SECOND)).toMatchObject({
    intervals: [{ to: review.nowMs }],
    door: { isAdmitted: false, reason: 'another voice in the room' },
  });
  expect(review.refusal(SECOND, signIn)).toBe('meeting.notAdmitted');
  review.does(CLERK, admit(SECOND)).does(SECOND, signIn);
  expect(isIn(review, SECOND)).toBe(true);
  expect(review.refusal(CLERK, sendBack(CLERK))).toBe('meeting.cannotBeSentBack');
});

test('ME12 R4: behind closed doors all but the panel wait, nobody of them is let in, and the door is the panel’s to read', () => {
  const review = aReview().deliberating();
  expect([...membersInRoom(review.state)].sort()).toEqual([CLERK, ...EXPERTS].sort());
  expect(review.refusal(CLERK, admit(OWNER))).toBe('meeting.closedDeliberation');
  expect(review.refusal(CLERK, sendBack(OWNER))).toBe('meeting.cannotBeSentBack');
  expect(review.outcome(CLERK, sendBack(SECOND))).toEqual(['panel meeting.sentBack']);
  review.does(CLERK, sendBack(SECOND));
  expect(review.outcome(CLERK, admit(SECOND))).toEqual(['panel meeting.admitted']);
  review.does(CLERK, admit(SECOND), moveTo(6));
  expect(isIn(review, OWNER)).toBe(true);
  expect(lineOf(review, SECOND, visibleState(review.state, OWNER))?.door?.reason).toBe('');
});

test('ME13: how somebody’s identity was checked is in the sheet, and the last way counts', () => {
  const check = { type: 'meeting.checkIdentity', meetingId, memberId: OWNER, how: 'visual' } as const;
  const review = aReview().inMeeting().does(CLERK, check);
  const first = review.nowMs;
  review.does(CLERK, { ...check, how: 'idCard' });
  expect(lineOf(review, OWNER)?.identity).toEqual({ how: 'idCard', at: review.nowMs });
  expect(review.nowMs).toBeGreaterThan(first);
  expect(review.refusal(CHAIR, check)).toBe('actor.roleNotEntitled');
});

test('ME14: coming and going make intervals, the last one open while somebody is there', () => {
  const review = aReview().inMeeting().does(OWNER, signIn);
  const from = review.nowMs;
  review.does(OWNER, leave);
  const to = review.nowMs;
  review.does(OWNER, signIn);
  expect(lineOf(review, OWNER)?.intervals).toEqual([
    { from, to },
    { from: review.nowMs, to: null },
  ]);
});

test('ME15: a correction counts from then on, and what it took the place of stays to be read', () => {
  const review = aReview().inMeeting().does(OWNER, signIn);
  const wrong = lineOf(review, OWNER)?.intervals;
  const from = review.nowMs - 120_000;
  review.does(CLERK, correct(OWNER, [{ from, to: null }]));
  review.does(OWNER, leave);
  expect(lineOf(review, OWNER)).toMatchObject({
    intervals: [{ from, to: review.nowMs }],
    struck: [{ intervals: wrong, reason: 'was at the telephone' }],
  });
  expect(review.refusal(OWNER, correct(OWNER, []))).toBe('actor.roleNotEntitled');
});

test('ME15: somebody who never signed in can be put down, and after the meeting nobody stays for ever', () => {
  const review = aReview().inMeeting();
  const [from, to] = [review.nowMs - 60_000, review.nowMs];
  review.does(CLERK, correct(LEADER, [{ from, to }]), close);
  expect(lineOf(review, LEADER)?.intervals).toEqual([{ from, to }]);
  expect(review.refusal(CLERK, correct(LEADER, [{ from, to: null }]))).toBe('meeting.badIntervals');
  expect(review.refusal(CLERK, correct(LEADER, [{ from, to: review.nowMs + 1 }]))).toBe(
    'meeting.badIntervals',
  );
  expect(review.refusal(CLERK, correct(LEADER, [{ from, to }]))).toBe('meeting.badIntervals');
});

test('ME15 R4: times that would tell of closed doors are corrected behind them', () => {
  const review = aReview().deliberating().does(SECOND, leave).does(CLERK, moveTo(6), close);
  const from = review.nowMs - 240_000;
  const later = correct(SECOND, [{ from, to: from + 60_000 }]);
  expect(review.outcome(CLERK, later)).toEqual(['panel meeting.attendanceCorrected']);
  expect(review.outcome(CLERK, correct(THIRD, []))).toEqual(['parties meeting.attendanceCorrected']);
  const outside = () => lineOf(review, SECOND, visibleState(review.state, OWNER));
  const before = outside();
  review.does(CLERK, later);
  expect(outside()).toEqual(before);
  expect(lineOf(review, SECOND)?.struck).toHaveLength(1);
});

function withOpening(): Review {
  const [first, ...rest] = AGENDA;
  const opening = {
    stepId: stepIdSchema.parse('step-opening'),
    kind: 'opening',
    title: 'opening',
    minutes: 5,
    visibility: 'all',
  } as const;
  return aReview()
    .inNotice()
    .does(CLERK, {
      ...scheduleMeeting([FLOOD], START_MS),
      steps: first ? [first, opening, ...rest] : [],
    })
    .inMeeting();
}
const toOpening = {
  type: 'meeting.moveStep',
  meetingId,
  stepId: stepIdSchema.parse('step-opening'),
} as const;

test('ME16: asked at the opening, each expert answers; until then the meeting stays', () => {
  const review = withOpening();
  expect(review.refusal(SECOND, answer())).toBe('meeting.beforeRollCall');
  review.does(CLERK, toOpening).does(CHAIR, answer()).does(SECOND, answer());
  expect(review.asks(CLERK, moveTo(1))).toMatchObject({
    error: { code: 'meeting.rollCallOpen', rule: RULE, details: { missing: 1 } },
  });
  review.does(THIRD, answer()).does(CLERK, moveTo(1));
  expect(rollCallOf(review.state, MEETING).map(({ conflict }) => conflict)).toEqual([false, false, false]);
  expect(review.refusal(THIRD, answer())).toBe('meeting.alreadyAnswered');
  expect(review.refusal(OWNER, answer())).toBe('actor.roleNotEntitled');
});

test('ME16: a conflict said in the room closes the seat, and why it is stays with the panel', () => {
  const review = withOpening().does(CLERK, toOpening).does(SECOND, answer());
  review.does(SECOND, answer(true));
  expect(review.state.panel.recusals[SECOND]).toMatchObject({ conflict: true, statement: 'my former unit' });
  expect(isIn(review, SECOND)).toBe(false);
  expect(lineOf(review, SECOND)?.intervals.at(-1)?.to).toBe(review.nowMs);
  expect(JSON.stringify(visibleState(review.state, OWNER))).not.toContain('my former unit');
  expect(rollCallOf(visibleState(review.state, OWNER), MEETING).at(-1)).toMatchObject({ conflict: true });
});

test('ME17 R2: quorum, chair and the compiler stand before a step, each named with its row', () => {
  const review = aReview().opened();
  const refused = (index: number) => {
    const decision = review.asks(CLERK, moveTo(index));
    return decision.ok ? null : decision.error;
  };
  expect(refused(1)).toMatchObject({
    code: 'meeting.noQuorum',
    rule: RULE,
    details: { there: 0, needed: 3 },
  });
  for (const expert of EXPERTS) review.does(expert, signIn);
  expect(refused(1)).toMatchObject({
    code: 'meeting.partyAbsent',
    rule: RULE,
    details: { role: 'compiler' },
  });
  expect(refused(2)).toBeNull();
  review.does(CHAIR, { type: 'recusal.declare', conflict: true, statement: '' });
  expect(refused(2)).toMatchObject({ code: 'meeting.noChair', rule: RULE });
  expect(refused(6)).toBeNull();
});

test('ME18: where the row allows it the clerk goes on with a reason, which stays in the record', () => {
  const review = aReview().opened();
  expect(review.refusal(CHAIR, moveTo(1, 'we know each other'))).toBe('meeting.notOverridable');
  review.does(CLERK, moveTo(1, 'two experts on the telephone'));
  expect(overridesOf(review.state, MEETING)).toMatchObject([
    {
      stepId: AGENDA[1]?.stepId,
      reason: 'two experts on the telephone',
      obstacles: [`meeting.noQuorum@${RULE}`, `meeting.partyAbsent@${RULE}`],
      by: CLERK,
    },
  ]);
  review.does(CHAIR, { type: 'recusal.declare', conflict: true, statement: '' });
  expect(review.refusal(CLERK, moveTo(2, 'no time'))).toBe('meeting.notOverridable');
});

test('ME19: a chair appointed in the meeting is made known to all, behind closed doors when they open', () => {
  const review = aReview()
    .inMeeting()
    .does(CHAIR, { type: 'recusal.declare', conflict: true, statement: '' });
  const nominate = { type: 'chair.nominate', itemId: FLOOD, memberId: SECOND } as const;
  const consent = { type: 'chair.consent', itemId: FLOOD } as const;
  review.does(CLERK, nominate);
  expect(review.outcome(SECOND, consent)).toEqual(['panel chair.appointed', 'parties panel.announced']);
  review.does(SECOND, consent);
  expect(review.state.parties.announced?.chairs).toEqual([{ itemId: FLOOD, memberId: SECOND }]);
  expect(review.state.parties.announced?.experts.map(({ memberId: id }) => id)).toContain(CHAIR);
  review.does(CLERK, moveTo(2)).does(SECOND, { type: 'recusal.declare', conflict: true, statement: '' });
  review.does(CLERK, { ...nominate, memberId: THIRD });
  expect(review.outcome(THIRD, consent)).toEqual(['panel chair.appointed']);
  review.does(THIRD, consent);
  expect(review.outcome(CLERK, moveTo(6))).toEqual([
    'parties meeting.deliberationEnded',
    'parties panel.announced',
    'parties meeting.stepMoved',
  ]);
});

test('ME19: an expert seated after the opening is introduced on signing in', () => {
  const review = aReview().inMeeting();
  review.does(CLERK, { type: 'member.add', seat: seatOf(LATE) });
  review.does('hub', { type: 'member.join', memberId: LATE });
  review.does(LATE, { type: 'recusal.declare', conflict: false, statement: '' }, signCommitment());
  expect(review.outcome(LATE, signIn)).toEqual([
    'parties meeting.attendanceRecorded',
    'parties panel.announced',
  ]);
});

test('ME20: while it is interrupted the meeting stands still, and that time counts for no step', () => {
  const review = aReview().inMeeting().does(CHAIR, interrupt);
  const at = review.nowMs;
  for (const command of [moveTo(1), interrupt, close]) {
    expect(review.refusal(CLERK, command)).toBe('meeting.interrupted');
  }
  review.does(SECOND, leave, signIn);
  expect(review.refusal(SECOND, resume)).toBe('actor.roleNotEntitled');
  review.does(CLERK, resume, moveTo(1));
  expect(interruptionsOf(review.state, MEETING)).toMatchObject([
    { fault: 'network', note: 'both lines', at, by: CHAIR, resumedAt: at + 180_000 },
  ]);
  expect(interruptedMs(review.state, MEETING, START_MS, review.nowMs)).toBe(180_000);
  expect(interruptedMs(review.state, MEETING, at + 60_000, at + 120_000)).toBe(60_000);
  expect(interruptedMs(review.state, MEETING, at + 200_000, review.nowMs)).toBe(0);
});

test('ME20 R4: an interruption behind closed doors is known behind them alone', () => {
  const review = aReview().deliberating();
  expect(review.outcome(CHAIR, interrupt)).toEqual(['panel meeting.interrupted']);
  review.does(CHAIR, interrupt);
  expect(review.refusal(CLERK, moveTo(6))).toBe('meeting.interrupted');
  expect(review.outcome(CLERK, resume)).toEqual(['panel meeting.resumed']);
  review.does(CLERK, resume, moveTo(6));
  expect(interruptionsOf(visibleState(review.state, OWNER), MEETING)).toEqual([]);
});

test('ME21 R2: repaired within the hours of the row it goes on; later it can only be aborted', () => {
  const review = aReview().inMeeting().does(CLERK, interrupt);
  const until = resumableUntil(review.state, meetingOf(review));
  expect(until).toBe(review.nowMs + 4 * 3_600_000);
  review.nowMs = until ?? 0;
  expect(review.asks(CLERK, resume).ok).toBe(true);
  review.nowMs += 1;
  expect(review.asks(CLERK, resume)).toMatchObject({
    error: { code: 'meeting.resumeTooLate', rule: RULE, details: { hours: 4 } },
  });
  expect(review.refusal(CHAIR, abort)).toBe('actor.roleNotEntitled');
  review.does(CLERK, abort);
  expect(meetingOf(review)).toMatchObject({ status: 'closed', aborted: { reason: abort.reason } });
});

test('ME21: the reports of an aborted meeting wait for a new one', () => {
  const review = aReview().inMeeting();
  expect(review.refusal(CLERK, abort)).toBe('meeting.notInterrupted');
  review.does(CLERK, interrupt, abort);
  expect(review.item().stage).toBe('preReview');
  review.does(CLERK, {
    ...scheduleMeeting([FLOOD], review.nowMs),
    meetingId: meetingIdSchema.parse('meeting-2'),
  });
});

test('ME22 R4: words stay on the side of the closed doors on which they were written', () => {
  const inside = aReview().deliberating();
  const told = (review: Review) => asSeen(review.state, sendBack(SECOND), CLERK);
  const written = told(inside);
  expect(inside.asks(CLERK, written).ok).toBe(true);
  expect(inside.does(CLERK, moveTo(6)).refusal(CLERK, written)).toBe('meeting.doorsMoved');
  const outside = aReview().inMeeting();
  const correction = asSeen(outside.state, correct(SECOND, []), CLERK);
  const override = asSeen(outside.state, moveTo(1, 'on the telephone'), CLERK);
  outside.does(CLERK, moveTo(2)).does(SECOND, leave);
  for (const command of [correction, override]) {
    expect(outside.refusal(CLERK, command)).toBe('meeting.doorsMoved');
  }
});

test('ME17: the opening says where the experts had a report for fewer working days than its row advises', () => {
  const review = aReview().inPreReview();
  const calendar = { isWorkday: (day: string) => !day.endsWith('-24'), knownUntilYear: 2030 };
  const day = 86_400_000;
  const advice = (afterDays: number) =>
    shortReadings(review.state, meetingOf(review), calendar, START_MS + afterDays * day);
  expect(advice(3)).toEqual([{ report: 'report on flood', days: 2, needed: 3, rule: RULE }]);
  expect(advice(4)).toEqual([]);
});
