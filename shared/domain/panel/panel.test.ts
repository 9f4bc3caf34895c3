import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  EXPERTS,
  FLOOD,
  MEETING,
  OWNER,
  SOIL,
  commentId,
  memberId,
  seatOf,
} from '../../testing/cast.ts';
import { addComment, signCommitment } from '../../testing/commands.ts';
import { aReview, type Review } from '../../testing/review.ts';
import { versionIdSchema } from '../ids.ts';
import { standingChair } from '../policy.ts';
import { visibleState } from '../view/visible.ts';

const [, SECOND, THIRD] = EXPERTS;
const declare = (conflict: boolean) => ({ type: 'recusal.declare', conflict, statement: '' }) as const;
const nominate = (member = SECOND) => ({ type: 'chair.nominate', itemId: FLOOD, memberId: member }) as const;

test('PA1: a declared conflict closes the seat and cannot be taken back; it may be found later', () => {
  const review = aReview().withPanel();
  expect(review.refusal(SECOND, declare(false))).toBe('recusal.alreadyDeclared');
  review.does(SECOND, declare(true));
  expect(review.refusal(SECOND, declare(false))).toBe('actor.recused');
  expect(review.refusal(OWNER, declare(true))).toBe('actor.roleNotEntitled');
});

test('PA2: the letter is signed once, whole, after the declaration', () => {
  const review = aReview().inPanelForming();
  expect(review.refusal(SECOND, signCommitment())).toBe('actor.mustDeclareRecusal');
  review.does(SECOND, declare(false), signCommitment());
  expect(review.state.panel.commitments[SECOND]?.clauses).toHaveLength(9);
  expect(review.refusal(SECOND, signCommitment())).toBe('commitment.alreadySigned');
});

test('PA3: an expert drawn for one report does not comment on the other', () => {
  const review = aReview([FLOOD, SOIL]).withPanel();
  const fourth = memberId('expert-d');
  review
    .does(CLERK, { type: 'member.add', seat: { ...seatOf(fourth), itemIds: [SOIL] } })
    .does('hub', { type: 'member.join', memberId: fourth })
    .does(fourth, declare(false), signCommitment())
    .inNotice();
  const on = (item: typeof FLOOD): readonly string[] =>
    review.outcome(
      fourth,
      addComment(fourth, commentId('mine'), item, versionIdSchema.parse(`${item}-draft-1`)),
    );
  expect(on(FLOOD)).toEqual(['refused actor.notOfThisItem']);
  expect(on(SOIL)).toEqual(['private:expert-d comment.added']);
});

test('PA4: the panel stands when enough experts declared and signed; the refusal says what is missing', () => {
  const review = aReview().inPanelForming();
  const confirm = { type: 'panel.confirm' } as const;
  expect(review.refusal(CLERK, confirm)).toBe('panel.undeclared');
  review.withPanel();
  expect(review.refusal(CHAIR, confirm)).toBe('actor.roleNotEntitled');
  const smaller = aReview().withPanel().does(THIRD, declare(true));
  expect(smaller.refusal(CLERK, confirm)).toBe('panel.tooFewExperts');
  expect(review.does(CLERK, confirm).item().stage).toBe('notice');
  expect(review.refusal(CLERK, confirm)).toBe('item.wrongStage');
});

test('PA5: a nominated expert becomes chair by consenting', () => {
  const review = aReview().inPanelForming().does(SECOND, declare(false), signCommitment());
  expect(review.refusal(OWNER, nominate())).toBe('actor.roleNotEntitled');
  expect(review.refusal(CLERK, nominate(OWNER as never))).toBe('member.notFound');
  review.does(THIRD, nominate());
  expect(standingChair(review.state, FLOOD)).toBeUndefined();
  expect(review.refusal(THIRD, { type: 'chair.consent', itemId: FLOOD })).toBe('actor.mustDeclareRecusal');
  review.does(SECOND, { type: 'chair.consent', itemId: FLOOD });
  expect(standingChair(review.state, FLOOD)).toBe(SECOND);
  expect(review.refusal(SECOND, { type: 'chair.consent', itemId: FLOOD })).toBe('chair.alreadyAppointed');
});

test('PA6: a chair who left or withdrew is none, and another may follow, but not under a frozen opinion', () => {
  const leaves = (review: Review): Review =>
    review.does(CLERK, { type: 'member.remove', memberId: CHAIR, reason: '' });
  const withdraws = (review: Review): Review => review.does(CHAIR, declare(true));
  for (const goes of [leaves, withdraws]) {
    const drafting = goes(aReview().drafted());
    expect(standingChair(drafting.state, FLOOD)).toBeUndefined();
    expect(drafting.outcome(CLERK, nominate())).toEqual(['panel chair.nominated']);
    expect(drafting.refusal(CLERK, { type: 'opinion.freeze', itemId: FLOOD })).toBe('opinion.noChair');
    const published = goes(aReview().inRecheck());
    published.does(CLERK, nominate()).does(SECOND, { type: 'chair.consent', itemId: FLOOD });
    expect(standingChair(published.state, FLOOD)).toBe(SECOND);
  }
  // Under a frozen opinion a chair who withdraws reopens it (OP13); one who leaves is let go after it is reopened (OP12).
  expect(aReview().frozen().refusal(CLERK, nominate())).toBe('chair.alreadyAppointed');
  const withdrawn = withdraws(aReview().frozen());
  expect(withdrawn.outcome(CLERK, nominate())).toEqual(['panel chair.nominated']);
  const left = aReview().frozen();
  left.does(CLERK, { type: 'opinion.reopen', itemId: FLOOD, reason: 'the chair left' });
  expect(leaves(left).outcome(CLERK, nominate())).toEqual(['panel chair.nominated']);
  expect(aReview().drafted().refusal(CLERK, nominate())).toBe('chair.alreadyAppointed');
});

test('PA7 L3: applicants know no expert before the meeting opens, and then whom it introduces', () => {
  const review = aReview().withComments();
  expect(JSON.stringify(visibleState(review.state, OWNER))).not.toContain('expert');
  review.does(THIRD, declare(true)).does(CLERK, { type: 'meeting.open', meetingId: MEETING });
  const { announced } = visibleState(review.state, OWNER).parties;
  expect(announced?.experts.map((seat) => seat.memberId)).toEqual([CHAIR, SECOND]);
  expect(announced?.chairs).toEqual([{ itemId: FLOOD, memberId: CHAIR }]);
});
