import { expect, test } from 'vitest';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { Carried, CarriedBy } from '#shared/anchoring/carry/carried.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import { CHAIR, COMPILER, EXPERTS, FLOOD, OWNER, versionId } from '#shared/testing/cast.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import { newPlace, pageIndexOf, revisionRows, versionsBeside } from './revision-rows.ts';

const rowsFor = (review: Review, memberId: typeof OWNER) =>
  revisionRows(visibleState(review.state, memberId), review.item(), memberId);

test('while the compiler writes, the answers are not the panel\u2019s to see', () => {
  const review = aReview().answered();
  expect(rowsFor(review, COMPILER).every((row) => row.answer !== null)).toBe(true);
  expect(rowsFor(review, CHAIR).every((row) => row.answer === null)).toBe(true);
});

test('RV4: a point waits for those who raised it, and says so to each in their way', () => {
  const review = aReview().inRecheck();
  const [, second] = EXPERTS;
  const kinds = rowsFor(review, second).map((row) => row.recheck.kind);
  expect(kinds.filter((kind) => kind === 'mine')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'waiting')).toHaveLength(2);
  expect(rowsFor(review, OWNER).every((row) => row.recheck.kind === 'underway')).toBe(true);
});

test('L3: results are known outside once they are concluded, without who raised what', () => {
  const review = aReview().inFinal();
  const rows = rowsFor(review, OWNER);
  expect(rows.every((row) => row.recheck.kind === 'result')).toBe(true);
  expect(rows.every((row) => row.raisers.length === 0 && row.sources.length === 0)).toBe(true);
});

test('the reviewed draft stands beside the revision that is rechecked', () => {
  const { before, after } = versionsBeside(aReview().inRecheck().item(FLOOD));
  expect([before?.kind, after?.kind]).toEqual(['submissionDraft', 'revisedDraft']);
});

test('the first page of what is typed', () => {
  expect([pageIndexOf('P45～P48'), pageIndexOf('第 7 页'), pageIndexOf('附图'), pageIndexOf('0')]).toEqual([
    44,
    6,
    null,
    null,
  ]);
});

test('CV10 RV9: the new place is where the compiler points, else where words or picture went, else the page that is named', () => {
  const review = aReview().inRecheck();
  const { after } = versionsBeside(review.item(FLOOD));
  const [row] = rowsFor(review, CHAIR);
  if (!after || !row?.answer) throw new Error('an answered point');
  const placedOn = (pageIndex: number, by: CarriedBy) => (): Carried => ({
    status: 'placed',
    by,
    score: 1,
    place: { pageIndex, rects: [[0, 0, 9, 9]], parts: [] },
  });
  const anchor: Anchor = { kind: 'text', pageIndex: 46, rects: [[1, 1, 2, 2]] };
  const pointing = { ...row, answer: { ...row.answer, place: { versionId: after.versionId, anchor } } };
  expect(newPlace(pointing, after, placedOn(45, 'text'))).toEqual({ by: 'compiler', pageIndex: 46, anchor });
  expect(newPlace(row, after, placedOn(45, 'text'))).toMatchObject({ by: 'words', pageIndex: 45 });
  expect(newPlace(row, after, placedOn(45, 'image'))).toMatchObject({ by: 'picture', pageIndex: 45 });
  expect(newPlace(row, after, placedOn(3, 'text'))).toEqual({ by: 'page', pageIndex: 44, anchor: null });
  expect(newPlace(row, after, null)).toEqual({ by: 'page', pageIndex: 44, anchor: null });
  const elsewhere = { ...pointing, answer: { ...pointing.answer, newPages: '' } };
  const other = { ...after, versionId: versionId('another') };
  expect(newPlace(elsewhere, other, null)).toBeNull();
});
