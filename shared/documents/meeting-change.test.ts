import { expect, test } from 'vitest';
import { CLERK, EXPERTS, MEETING } from '../testing/cast.ts';
import { rescheduleMeeting } from '../testing/commands.ts';
import { aReview, type Review } from '../testing/review.ts';
import { assert } from '../lib/assert.ts';
import { changeBrief, changeNotice } from './meeting-change.ts';
import { letterSubject, letterText } from './meeting-letter.ts';
import { meetingNotice } from './meeting-notice.ts';

const START = Date.UTC(2026, 11, 1, 1);

function toldOf(review: Review): {
  readonly letter: string;
  readonly brief: string;
  readonly subject: string;
} {
  const meeting = review.state.parties.meetings[MEETING];
  const notice = meeting && meetingNotice(review.state, meeting, '高岚 0352-5550100');
  const change = meeting && changeNotice(meeting);
  assert(notice && change, 'a change');
  const to = { name: '李工', unit: '城建公司', link: 'https://hub.example/#/x', code: null, change };
  return {
    letter: letterText(notice, { ...to, kind: change.kind }),
    brief: changeBrief(change, notice),
    subject: letterSubject(notice, change.kind),
  };
}

test('MN17: a letter about a change says what it was, what it is and why, asks anew, and names no expert', () => {
  const review = aReview()
    .inPreReview()
    .does(CLERK, rescheduleMeeting(START), { ...rescheduleMeeting(START + 3_600_000), place: 'room 7' });
  const { letter, brief, subject } = toldOf(review);
  expect(subject).toMatch(/^【会议变更】/u);
  for (const part of [
    '原定2026年12月1日 09:00至12:00，现改为2026年12月1日 10:00至13:00',
    '地点或会议号：room 7（原为room 402）',
    '变更原因：the river is high',
    '按新的安排重新填写回执',
    '一、会议安排',
  ]) {
    expect(letter).toContain(part);
  }
  expect(brief).toContain('由2026年12月1日 09:00至12:00改为2026年12月1日 10:00至13:00');
  for (const expert of EXPERTS) expect(letter + brief).not.toContain(`name of ${expert}`);
});

test('MN18: a letter about a cancellation has neither agenda nor way in', () => {
  const review = aReview()
    .inPreReview()
    .does(CLERK, { type: 'meeting.cancel', meetingId: MEETING, reason: 'no quorum' });
  const { letter, brief, subject } = toldOf(review);
  expect(subject).toMatch(/^【会议取消】/u);
  expect(letter).toContain('取消原因：no quorum');
  expect(letter).toContain('联系人：高岚 0352-5550100');
  expect(letter).not.toContain('会议议程');
  expect(letter).not.toContain('hub.example');
  expect(brief).toContain('现已取消');
});
