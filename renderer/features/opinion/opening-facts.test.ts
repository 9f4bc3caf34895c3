import { expect, test } from 'vitest';
import { fullReportTitle } from '#shared/domain/report/full-title.ts';
import { CHAIR, CLERK, DEPARTMENT, MEETING, OWNER } from '#shared/testing/cast.ts';
import { aReview } from '#shared/testing/review.ts';
import { openingFromRecord } from './opening-facts.ts';

test('DOC2: the opening tells who came, as the sign-in sheet has it', () => {
  const review = aReview().opened();
  review.does(CLERK, { type: 'meeting.admit', meetingId: MEETING, memberIds: [OWNER, DEPARTMENT] });
  review.does(OWNER, { type: 'meeting.signIn', meetingId: MEETING });
  review.does(CHAIR, { type: 'meeting.signIn', meetingId: MEETING });
  const text = openingFromRecord(review.state, review.item());
  expect(text).toContain('unit of owner的代表共2人');
  expect(text).toContain('特邀3位专家');
  expect(text).not.toContain('unit of expert');
});

test('DOC2: the opening and the printed head name the report alike, with its project', () => {
  const review = aReview().inMeeting();
  const project = review.state.parties.dossier?.title ?? '-';
  const title = fullReportTitle(project, review.item().reportTitle);
  expect(openingFromRecord(review.state, review.item())).toContain(`《${title}》`);
});

test('before a meeting is arranged there is nothing to tell', () => {
  const review = aReview().inNotice();
  expect(openingFromRecord(review.state, review.item())).toBeUndefined();
});
