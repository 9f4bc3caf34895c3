import { expect, test } from 'vitest';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import { CHAIR, EXPERTS, FLOOD, commentId, opinionItemId } from '#shared/testing/cast.ts';
import { addComment, addPoint } from '#shared/testing/commands.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import { findComment } from '#shared/domain/comment/decide.ts';
import { versionIdSchema } from '#shared/domain/ids.ts';
import {
  NO_ACTS,
  planUndo,
  standingOf,
  withAct,
  withTakenBack,
  type OwnAct,
  type OwnActs,
} from './own-acts.ts';

const [, ME] = EXPERTS;
const MINE = commentId('mine');
const AGAIN = commentId('mine-again');
const add = addComment(ME, MINE, FLOOD, versionIdSchema.parse('flood-draft-1'));
const frame = (left: number): Anchor => ({
  kind: 'rect',
  pageIndex: 41,
  rects: [[left, 20, left + 100, 80]],
});
const share = { type: 'comment.share', commentIds: [MINE] } as const;
const remark = (left: number) => ({ type: 'comment.remark', commentId: MINE, anchor: frame(left) }) as const;
const edit = (concern: string) =>
  ({ type: 'comment.edit', commentId: MINE, content: { ...add.content, concern } }) as const;

const mine = (review: Review, id = MINE) => {
  const comment = findComment(review.state, ME, id);
  if (!comment) throw new Error('no comment');
  return comment;
};
const plan = (review: Review, act: OwnAct) => planUndo(review.state, ME, act, () => AGAIN);

/** Moves the mark as the reader does, and says what was done. */
function moves(review: Review, left: number): OwnAct {
  const before = mine(review);
  const standing = standingOf(review.state, before);
  review.does(ME, remark(left));
  return { kind: 'mark', commentId: MINE, before: before.anchor, after: frame(left), standing };
}

function rewords(review: Review, concern: string): OwnAct {
  const before = mine(review);
  const standing = standingOf(review.state, before);
  review.does(ME, edit(concern));
  return { kind: 'words', commentId: MINE, before: before.content, after: edit(concern).content, standing };
}

/** Takes the newest act of a side back. */
function takesBack(review: Review, acts: OwnActs, side: 'done' | 'undone'): OwnActs {
  const act = acts[side].at(-1);
  if (!act) throw new Error('nothing to take back');
  const planned = plan(review, act);
  if (planned.status !== 'do') throw new Error(planned.status);
  review.does(ME, planned.command);
  return withTakenBack(acts, side, planned.inverse);
}

const written = (): Review => aReview().inPreReview().does(ME, add);

test('MK7 undo and redo walk through moves and words, back and forth', () => {
  const review = written();
  let acts = NO_ACTS;
  acts = withAct(acts, moves(review, 10));
  acts = withAct(acts, moves(review, 20));
  acts = withAct(acts, rewords(review, 'better said'));
  for (let round = 0; round < 2; round++) {
    acts = takesBack(review, acts, 'done');
    acts = takesBack(review, acts, 'done');
    expect(mine(review)).toMatchObject({ anchor: frame(10), content: add.content });
    acts = takesBack(review, acts, 'done');
    expect(mine(review).anchor).toEqual(add.subject.anchor);
    expect(acts).toMatchObject({ done: [], undone: { length: 3 } });
    acts = takesBack(review, acts, 'undone');
    acts = takesBack(review, acts, 'undone');
    acts = takesBack(review, acts, 'undone');
    expect(mine(review)).toMatchObject({ anchor: frame(20), content: { concern: 'better said' } });
  }
});

test('MK7 something new ends what could be redone', () => {
  const review = written();
  let acts = withAct(NO_ACTS, moves(review, 10));
  acts = takesBack(review, acts, 'done');
  expect(withAct(acts, moves(review, 30)).undone).toEqual([]);
});

test('MK7 a comment that was deleted is written again, and what was done to it before can be taken back too', () => {
  const review = written();
  let acts = withAct(NO_ACTS, moves(review, 10));
  const { subject, content } = add;
  review.does(ME, { type: 'comment.withdraw', commentId: MINE });
  acts = withAct(acts, {
    kind: 'withdraw',
    subject: { ...subject, anchor: frame(10) },
    content,
    place: 'private',
  });
  acts = takesBack(review, acts, 'done');
  expect(mine(review, AGAIN)).toMatchObject({ anchor: frame(10), content });
  acts = takesBack(review, acts, 'done');
  expect(mine(review, AGAIN).anchor).toEqual(subject.anchor);
});

test('MK7 writing a comment is taken back by deleting it, as long as it is as it was written', () => {
  const review = written();
  const { subject, content } = add;
  const wrote: OwnAct = { kind: 'add', subject, content };
  expect(plan(review, wrote)).toMatchObject({ status: 'do', command: { type: 'comment.withdraw' } });
  review.does(ME, edit('from the other desk'));
  expect(plan(review, wrote)).toEqual({ status: 'refused', why: 'changed' });
});

test('MK8 a mark that has been changed elsewhere since is not moved back over that', () => {
  const review = written();
  const act = moves(review, 10);
  review.does(ME, remark(50));
  expect(plan(review, act)).toEqual({ status: 'refused', why: 'changed' });
});

test('MK8 words that were changed elsewhere do not stand in the way of moving the mark back, and stay', () => {
  const review = written();
  const act = moves(review, 10);
  review.does(ME, edit('from the other desk'));
  const planned = plan(review, act);
  if (planned.status !== 'do') throw new Error(planned.status);
  review.does(ME, planned.command);
  expect(mine(review)).toMatchObject({
    anchor: add.subject.anchor,
    content: { concern: 'from the other desk' },
  });
});

test('MK8 CM11 what comes in between planning and the hub is not overwritten either', () => {
  const review = written();
  const planned = plan(review, moves(review, 10));
  review.does(ME, remark(50));
  if (planned.status !== 'do') throw new Error(planned.status);
  expect(review.refusal(ME, planned.command)).toBe('comment.changedSince');
});

test('MK8 L3 what was done in private is not taken back in the panel', () => {
  const review = written();
  const moved = moves(review, 10);
  const reworded = rewords(review, 'better said');
  review.does(ME, share);
  expect(plan(review, moved)).toEqual({ status: 'refused', why: 'shared' });
  expect(plan(review, reworded)).toEqual({ status: 'refused', why: 'shared' });
  expect(plan(review, { kind: 'share', commentId: MINE })).toEqual({ status: 'refused', why: 'shared' });
  const here = moves(review, 30);
  expect(plan(review, here)).toMatchObject({ status: 'do', command: { place: 'panel' } });
});

test('MK8 what has gone into a point of the opinion since is not taken back', () => {
  const review = written().does(ME, share);
  const act = moves(review, 10);
  review.does(CHAIR, addPoint(FLOOD, opinionItemId('point'), [MINE]));
  expect(plan(review, act)).toEqual({ status: 'refused', why: 'merged' });
  const later = moves(review, 20);
  expect(plan(review, later)).toMatchObject({ status: 'do' });
});

test('MK8 under a frozen opinion the hub’s rule refuses; what is withdrawn or gone stays so', () => {
  const review = written().does(ME, share);
  const act = moves(review, 10);
  review.does(ME, { type: 'comment.withdraw', commentId: MINE });
  expect(plan(review, act)).toEqual({ status: 'refused', why: 'withdrawn' });
  const { subject, content } = add;
  expect(plan(written(), { kind: 'withdraw', subject, content, place: 'private' })).toEqual({
    status: 'nothing',
  });
  expect(plan(review, { kind: 'withdraw', subject, content, place: 'panel' })).toEqual({
    status: 'refused',
    why: 'withdrawn',
  });
  const other = written();
  const lost = moves(other, 10);
  other.does(ME, { type: 'comment.withdraw', commentId: MINE });
  expect(plan(other, lost)).toEqual({ status: 'refused', why: 'gone' });
});
