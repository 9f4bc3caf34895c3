import { expect, test } from 'vitest';
import { CHAIR, CLERK, COMPILER, EXPERTS, MEETING, OWNER } from '#shared/testing/cast.ts';
import { aReview } from '#shared/testing/review.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import { companyOf } from './company.ts';

const admit = { type: 'meeting.admit', meetingId: MEETING, memberIds: [OWNER] } as const;

test('MW2: in closed deliberation the panel’s own replica has nobody else in the room, and the owner’s has not even the owner', () => {
  const open = aReview().opened().does(CLERK, admit);
  const of = (review: typeof open, who: typeof OWNER) => companyOf(visibleState(review.state, who), who);
  expect(of(open, CHAIR).mayShareWith(OWNER)).toBe(true);
  expect(of(open, CHAIR).mayShareWith(COMPILER)).toBe(false);
  // The owner does not hold the experts' seats: for them the hub's word counts.
  expect(of(open, OWNER).isIn).toBe(true);
  expect(of(open, OWNER).mayShareWith(CHAIR)).toBe(true);

  const closed = aReview().deliberating();
  expect(of(closed, OWNER).isIn).toBe(false);
  expect(of(closed, CHAIR).isIn).toBe(true);
  for (const expert of EXPERTS) expect(of(closed, CHAIR).mayShareWith(expert)).toBe(true);
  expect(of(closed, CHAIR).mayShareWith(OWNER)).toBe(false);
});
