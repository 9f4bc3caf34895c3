import { expect, test } from 'vitest';
import { tableGet } from '../../lib/table.ts';
import { CHAIR, CLERK, COMPILER, EXPERTS, FLOOD, OWNER, commentId } from '../../testing/cast.ts';
import { addComment, addVersion } from '../../testing/commands.ts';
import { aReview, type Review } from '../../testing/review.ts';
import type { Command } from '../command.ts';
import { asSeen } from '../as-seen.ts';
import { versionIdSchema } from '../ids.ts';
import { visibleState } from '../view/visible.ts';
import type { CitedClause } from './cited-clause.ts';
import { commentContentSchema } from './comment.ts';

const [, SECOND, THIRD] = EXPERTS;
const MINE = commentId('mine');
const add = addComment(SECOND, MINE, FLOOD, versionIdSchema.parse('flood-draft-1'));
const share = { type: 'comment.share', commentIds: [MINE] } as const;
const withdraw = { type: 'comment.withdraw', commentId: MINE } as const;
const edit = {
  type: 'comment.edit',
  commentId: MINE,
  content: { ...add.content, concern: 'better said' },
} as const;
const written = (): Review => aReview().inPreReview().does(SECOND, add);
const inPanel = (review: Review) => tableGet(review.state.panel.comments, MINE);
const inPrivate = (review: Review) => {
  const slice = review.state.privates[SECOND];
  return slice && tableGet(slice.comments, MINE);
};

test('CM1: a comment begins with its author alone', () => {
  const review = written();
  expect(inPrivate(review)).toMatchObject({ author: SECOND, place: 'private', no: 0 });
  for (const other of [CHAIR, CLERK, OWNER]) {
    expect(JSON.stringify(visibleState(review.state, other))).not.toContain('check the design flood');
  }
  expect(review.refusal(OWNER, { ...add, subject: { ...add.subject, commentId: commentId('other') } })).toBe(
    'actor.roleNotEntitled',
  );
});

test('CM2 L3: sharing copies it to the panel with the next number and takes it out of the private place', () => {
  const review = aReview().withComments().does(SECOND, add, share);
  expect(inPrivate(review)).toBeUndefined();
  expect(inPanel(review)).toMatchObject({ author: SECOND, place: 'panel', no: 4, content: add.content });
  expect(review.refusal(THIRD, { type: 'comment.share', commentIds: [commentId('no-comment')] })).toBe(
    'comment.notFound',
  );
});

test('CM12: cited clauses go with the comment, whole, to the panel and to the applicants', () => {
  const cited = { ...add.content.clauses?.[0], heading: '壅水分析' } as CitedClause;
  const content = { ...add.content, clauses: [cited] };
  const review = aReview()
    .inPreReview()
    .does(SECOND, { ...add, content }, share);
  expect(inPanel(review)?.content.clauses).toEqual([cited]);
  const released = review.does(CLERK, { type: 'comment.release', itemId: FLOOD, commentIds: [MINE] });
  expect(tableGet(released.state.applicants.released, MINE)?.content.clauses).toEqual([cited]);
});

test('CM12: without a clause there is no list, and nothing half of a clause is taken', () => {
  const { clauses = [], ...bare } = add.content;
  expect(commentContentSchema.safeParse(bare).success).toBe(true);
  expect(commentContentSchema.safeParse({ ...bare, clauses: [] }).success).toBe(false);
  for (const part of ['clauseId', 'number'] as const) {
    const broken = clauses.map((clause) => ({ ...clause, [part]: ' ' }));
    expect(commentContentSchema.safeParse({ ...bare, clauses: broken }).success).toBe(false);
  }
});

test('CM3 S5: both clocks are kept, the author’s and the hub’s', () => {
  const review = written();
  const { writtenAt = 0, receivedAt = 0 } = inPrivate(review) ?? {};
  expect(receivedAt - writtenAt).toBe(1000);
  expect(inPanel(review.does(SECOND, share))).toMatchObject({ writtenAt });
});

test('CM4: a comment on a version that was replaced is neither written nor shared', () => {
  const review = written().does(OWNER, addVersion(FLOOD, 'submissionDraft', 'draft-2'));
  const another = { ...add, subject: { ...add.subject, commentId: commentId('another') } };
  expect(review.refusal(SECOND, share)).toBe('comment.reportSuperseded');
  expect(review.refusal(SECOND, another)).toBe('comment.reportSuperseded');
  expect(aReview().inRevision().refusal(SECOND, another)).toBe('item.wrongStage');
});

test('CM5: a private comment goes, one in the panel stays, struck out', () => {
  expect(inPrivate(written().does(SECOND, withdraw))).toBeUndefined();
  expect(inPanel(written().does(SECOND, share, withdraw))).toMatchObject({ withdrawn: true });
});

test('CM6: only its author changes a comment, and not under a frozen opinion', () => {
  const review = written().does(SECOND, share);
  expect(review.refusal(THIRD, edit)).toBe('comment.notYours');
  expect(inPanel(review.does(SECOND, edit))?.content.concern).toBe('better said');
  expect(review.does(SECOND, withdraw).refusal(SECOND, edit)).toBe('comment.withdrawn');
  const frozen = aReview().frozen();
  const ofFrozen = { ...edit, commentId: frozen.commentOf(SECOND) };
  expect(frozen.refusal(SECOND, ofFrozen)).toBe('comment.frozen');
});

test('CM6 L2: to those who write no comments, none exists', () => {
  const review = written().does(SECOND, share);
  const none = { ...edit, commentId: commentId('no-comment') };
  for (const other of [CLERK, OWNER, COMPILER]) {
    expect(review.refusal(other, edit)).toBe(review.refusal(other, none));
    expect(review.refusal(other, withdraw)).toBe('actor.roleNotEntitled');
  }
});

test('CM7 L3: words written in private do not reach the panel because another device shared the comment', () => {
  const review = written();
  const offline: Command = asSeen(review.state, edit, SECOND);
  expect(offline).toMatchObject({ place: 'private' });
  review.does(SECOND, share);
  expect(review.refusal(SECOND, offline)).toBe('comment.alreadyShared');
  expect(review.outcome(SECOND, asSeen(review.state, edit, SECOND))).toEqual(['panel comment.edited']);
  expect(asSeen(review.state, share, SECOND)).toMatchObject(share);
});

test('CM7 L3: nor by an edit of what this device believes to have shared itself', () => {
  const review = written();
  const believed = written().does(SECOND, edit, share);
  const offline = asSeen(believed.state, edit, SECOND);
  expect(offline).toMatchObject({ place: 'panel' });
  review.does(SECOND, share);
  expect(review.refusal(SECOND, offline)).toBe('comment.changedSince');
});

test('CM13 L3: only the words that were seen are shared; where there are others, the act comes back', () => {
  const review = written();
  const seen = asSeen(review.state, share, SECOND);
  expect(seen).toMatchObject({ seen: [{ commentId: MINE }] });
  review.does(SECOND, edit);
  expect(review.refusal(SECOND, seen)).toBe('comment.changedSince');
  expect(review.outcome(SECOND, asSeen(review.state, share, SECOND))).toEqual([
    'panel comment.shared',
    `private:${SECOND} comment.handedOver`,
  ]);
});

test('L2: who writes no comments learns nothing of which there are, shared or not', () => {
  const review = written().does(SECOND, share);
  for (const commentIds of [[MINE], [commentId('no-comment')]]) {
    expect(review.refusal(OWNER, { type: 'comment.share', commentIds })).toBe('actor.roleNotEntitled');
  }
});

const frame = (left: number) =>
  ({ kind: 'rect', pageIndex: 41, rects: [[left, 20, left + 100, 80]], colour: 'plum' }) as const;
const remark = (left: number) => ({ type: 'comment.remark', commentId: MINE, anchor: frame(left) }) as const;

test('CM10: its author moves and recolours a mark, where the comment is, and changes no word of it', () => {
  const kept = written().does(SECOND, remark(10));
  expect(inPrivate(kept)).toMatchObject({ anchor: frame(10), content: add.content, editedAt: null });
  const review = written().does(SECOND, share);
  expect(review.outcome(SECOND, remark(10))).toEqual(['panel comment.remarked']);
  review.does(SECOND, remark(10), edit);
  expect(inPanel(review)).toMatchObject({ anchor: frame(10), content: edit.content, no: 1 });
  expect(review.refusal(THIRD, remark(20))).toBe('comment.notYours');
  expect(review.refusal(CHAIR, remark(20))).toBe('comment.notYours');
  expect(review.refusal(CLERK, remark(20))).toBe('actor.roleNotEntitled');
  expect(review.does(SECOND, withdraw).refusal(SECOND, remark(20))).toBe('comment.withdrawn');
  const frozen = aReview().frozen();
  expect(frozen.refusal(SECOND, { ...remark(20), commentId: frozen.commentOf(SECOND) })).toBe(
    'comment.frozen',
  );
});

test('CM7 L3: what is drawn in private does not reach the panel because another device shared the comment', () => {
  const review = written();
  const offline: Command = asSeen(review.state, remark(10), SECOND);
  expect(offline).toMatchObject({ place: 'private' });
  review.does(SECOND, share);
  expect(review.refusal(SECOND, offline)).toBe('comment.alreadyShared');
});

test('CM11: a change that names what it was made on is refused once that has changed', () => {
  const review = written();
  const first = inPrivate(review)?.changedBy;
  const onFirst = { ...remark(20), since: { mark: first?.mark } } as const;
  expect(review.outcome(SECOND, onFirst)).toEqual([`private:${SECOND} comment.remarked`]);
  // Words and mark are told apart: neither stands in the other's way.
  review.does(SECOND, edit);
  expect(review.outcome(SECOND, onFirst)).toEqual([`private:${SECOND} comment.remarked`]);
  review.does(SECOND, remark(10));
  expect(review.refusal(SECOND, onFirst)).toBe('comment.changedSince');
  expect(review.refusal(SECOND, { ...edit, since: { words: first?.words } })).toBe('comment.changedSince');
  expect(review.refusal(SECOND, { ...withdraw, since: first })).toBe('comment.changedSince');
  const seen = inPrivate(review)?.changedBy;
  expect(review.outcome(SECOND, { ...withdraw, since: seen })).toEqual([
    `private:${SECOND} comment.withdrawn`,
  ]);
  expect(review.does(SECOND, share).refusal(SECOND, { ...withdraw, since: seen })).toBe(
    'comment.changedSince',
  );
});

test('CM8 L3: what is released ahead says nothing of who wrote it, and is released once', () => {
  const review = written().does(SECOND, share);
  const release = { type: 'comment.release', itemId: FLOOD, commentIds: [MINE, MINE] } as const;
  expect(review.refusal(CHAIR, release)).toBe('actor.roleNotEntitled');
  review.does(CLERK, release);
  const seen = JSON.stringify(visibleState(review.state, OWNER));
  expect(seen).toContain('check the design flood');
  expect(seen).not.toContain(SECOND);
  expect(inPanel(review)?.released).toBe(true);
  expect(review.refusal(CLERK, release)).toBe('comment.alreadyReleased');
  const withdrawn = written().does(SECOND, share, withdraw);
  expect(withdrawn.refusal(CLERK, release)).toBe('comment.withdrawn');
});

test('CM9: where it belongs in a newer version is said by its author or the chair, and goes where it is', () => {
  const newer = addVersion(FLOOD, 'submissionDraft', 'draft-2');
  const { versionId } = newer;
  const place = (pageIndex: number) =>
    ({
      type: 'comment.place',
      commentId: MINE,
      versionId,
      anchor: { kind: 'page', pageIndex, rects: [] },
    }) as const;
  const kept = written();
  expect(kept.refusal(SECOND, { ...place(7), versionId: add.subject.versionId })).toBe('comment.ownVersion');
  expect(kept.refusal(SECOND, place(7))).toBe('comment.reportSuperseded');
  kept.does(OWNER, newer);
  expect(kept.outcome(SECOND, place(7))).toEqual([`private:${SECOND} comment.placed`]);
  expect(kept.refusal(CHAIR, place(7))).toBe('comment.notFound');

  const shared = written().does(SECOND, share).does(OWNER, newer);
  expect(shared.refusal(THIRD, place(7))).toBe('comment.notYours');
  shared.does(SECOND, place(7)).does(CHAIR, place(8));
  expect(inPanel(shared)).toMatchObject({
    anchor: add.subject.anchor,
    placed: { [versionId]: { anchor: { pageIndex: 8 }, by: CHAIR } },
    editedAt: null,
  });
  expect(shared.does(SECOND, withdraw).refusal(SECOND, place(9))).toBe('comment.withdrawn');
});
