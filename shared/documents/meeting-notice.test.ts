import { expect, test } from 'vitest';
import { EXPERTS, FLOOD, MEETING, SOIL } from '../testing/cast.ts';
import { aReview, type Review } from '../testing/review.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { assert } from '../lib/assert.ts';
import type { Meeting } from '../domain/state.ts';
import { letterText } from './meeting-letter.ts';
import { meetingNotice, noticeBrief, noticeText, type MeetingNotice } from './meeting-notice.ts';

function noticeOf(review: Review, contact = '', meeting?: Meeting): MeetingNotice {
  const of = meeting ?? review.state.parties.meetings[MEETING];
  assert(of, 'a meeting');
  const notice = meetingNotice(review.state, of, contact);
  assert(notice, 'a notice');
  return notice;
}

function meetingLetterOf(review: Review): string {
  return letterText(noticeOf(review), {
    name: '李工',
    unit: '城建公司',
    kind: 'notice',
    link: 'https://hub.example/#/join/x',
    code: null,
    change: null,
  });
}

test('MN4: the notice is made of the meeting: time, mode, place, reports, agenda with times, requirements, contact', () => {
  const text = noticeText(noticeOf(aReview([FLOOD, SOIL]).inPreReview(), '高岚 0352-5550100'));
  for (const part of [
    'bridge section of the river专家评审会会议通知',
    '会议形式：网络视频会审',
    '会议地点：room 402',
    '一、会议安排',
    '二、会议议程',
    '三、有关要求',
    '提前30分钟',
    '不得录音、录屏',
    '联系人：高岚 0352-5550100',
  ]) {
    expect(text).toContain(part);
  }
  expect(text.match(/《/gu)?.length).toBeGreaterThanOrEqual(4);
  expect(text).toMatch(/1\. \d\d:\d\d　/u);
});

test('MN4: several reports have their steps under their own titles', () => {
  const review = aReview([FLOOD, SOIL]).inPreReview();
  const meeting = review.state.parties.meetings[MEETING];
  assert(meeting, 'a meeting');
  const notice = noticeOf(review, '', {
    ...meeting,
    steps: meeting.steps.map((step, index) => ({
      ...step,
      ...(index > 0 && index < 5 && { itemId: index < 3 ? FLOOD : SOIL }),
    })),
  });
  const lines = noticeText(notice).split('\n');
  expect(lines.filter((line) => line.includes('〔'))).toEqual([
    '　　〔report on flood〕',
    '　　〔report on soil〕',
  ]);
  expect(notice.agenda[1]?.time).not.toBe(notice.agenda[0]?.time);
});

test('MN4 L3: neither notice nor letter names an expert', () => {
  const review = aReview().inPreReview();
  const said = canonicalJson([
    noticeText(noticeOf(review)),
    meetingLetterOf(review),
    noticeBrief(noticeOf(review)),
  ]);
  for (const expert of EXPERTS) expect(said).not.toContain(`name of ${expert}`);
});
