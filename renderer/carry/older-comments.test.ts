import { expect, test } from 'vitest';
import type { Carried } from '#shared/anchoring/carry/carried.ts';
import { dossierIdSchema, type MemberId, type VersionId } from '#shared/domain/ids.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import { CHAIR, commentId, EXPERTS, FLOOD, OWNER, versionId } from '#shared/testing/cast.ts';
import { addComment, addVersion } from '#shared/testing/commands.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import { olderComments, sortCarried, toCompare, type OlderComment } from './older-comments.ts';

const [, BEN] = EXPERTS;
const FIRST = versionId('flood-draft-1');
const second = addVersion(FLOOD, 'submissionDraft', 'draft-2');
const third = addVersion(FLOOD, 'submissionDraft', 'draft-3');
const ids = ['comment-one', 'comment-two', 'comment-three'].map((name) => commentId(name));

function twoVersions(): Review {
  const review = aReview().inPreReview();
  for (const id of ids) review.does(BEN, addComment(BEN, id, FLOOD, FIRST));
  return review.does(BEN, { type: 'comment.share', commentIds: ids }).does(OWNER, second);
}

function olderIn(review: Review, reader: MemberId, version: VersionId): readonly OlderComment[] {
  const state = visibleState(review.state, reader);
  const view: DossierView = {
    dossierId: dossierIdSchema.parse('dossier-1'),
    memberId: reader,
    state,
    confirmed: state,
    heads: [],
    pending: [],
    drafts: [],
  };
  return olderComments(view, review.item(FLOOD), version);
}

const at = (pageIndex: number) => ({ kind: 'page', pageIndex, rects: [] }) as const;
const foundOn = (pageIndex: number): Carried => ({
  status: 'placed',
  by: 'text',
  score: 0.9,
  place: { pageIndex, rects: [], parts: [] },
});

test('CD8 every older comment is once in the newer version: at its place, or waiting for one', () => {
  const review = twoVersions();
  const [one, two] = ids;
  if (!one || !two) throw new Error('three comments');
  review.does(CHAIR, { type: 'comment.place', commentId: two, versionId: second.versionId, anchor: at(40) });
  const older = olderIn(review, CHAIR, second.versionId);
  const { rows, waiting } = sortCarried(older, new Map([[one, foundOn(7)]]));
  expect(new Set(rows.map(({ id, anchor, carried }) => [id, anchor.pageIndex, carried?.by]))).toEqual(
    new Set([
      ['comment-one', 7, 'nearText'],
      ['comment-two', 40, 'hand'],
    ]),
  );
  expect(waiting.map(({ row, reason }) => [row.id, reason])).toEqual([['comment-three', 'notCompared']]);
});

test('CD8 a comment is carried from where it was last placed, not from where it began', () => {
  const review = twoVersions();
  const [one] = ids;
  if (!one) throw new Error('three comments');
  review
    .does(BEN, { type: 'comment.place', commentId: one, versionId: second.versionId, anchor: at(40) })
    .does(OWNER, third);
  const older = olderIn(review, CHAIR, third.versionId);
  expect(older.find(({ row }) => row.id === one)).toMatchObject({
    fromVersionId: second.versionId,
    anchor: { pageIndex: 40 },
    byHand: null,
  });
  const pairs = toCompare(older, review.item(FLOOD));
  expect(pairs.map(({ version, comments }) => [version.versionId, comments.length])).toEqual([
    [FIRST, 2],
    [second.versionId, 1],
  ]);
});

test('CD8 L2 in the version they were written on, and to those who may not read them, there are none', () => {
  const review = twoVersions();
  expect(olderIn(review, CHAIR, FIRST)).toEqual([]);
  expect(olderIn(review, OWNER, second.versionId)).toEqual([]);
});
