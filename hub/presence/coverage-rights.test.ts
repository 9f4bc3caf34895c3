import { expect, test } from 'vitest';
import { dossierIdSchema, type MemberId } from '#shared/domain/ids.ts';
import { CHAIR, CLERK, EVERYONE, EXPERTS, FLOOD, SOIL, versionId } from '#shared/testing/cast.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import { CoverageDesk } from './coverage.ts';
import { coverageFor } from './coverage-rights.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');
const [, SECOND, THIRD] = EXPERTS;

function share(desk: CoverageDesk, review: Review, member: MemberId, read: readonly number[] = []) {
  const version = review.item().versions.at(-1)?.versionId ?? versionId('none');
  const request = { dossierId: DOSSIER, itemId: FLOOD, versionId: version, share: { of: 2, read } };
  return coverageFor(desk, review.state, member, request);
}

test('RC1 L2 the chair is answered with the sum, other experts with nothing, and for all others there is none', () => {
  const desk = new CoverageDesk();
  const review = aReview().withComments();
  for (const member of EXPERTS) share(desk, review, member, [0]);
  const answers = EVERYONE.map((member) => [member, share(desk, review, member, [0])]);
  expect(Object.fromEntries(answers)).toEqual({
    ...Object.fromEntries(EVERYONE.map((member) => [member, null])),
    [CHAIR]: { coverage: { kind: 'steps', chapters: ['all', 'none'] } },
    [SECOND]: { coverage: null },
    [THIRD]: { coverage: null },
  });
});

test('RC2 who was removed, or found a conflict, counts no more, and is answered as one who was never there', () => {
  for (const goes of [
    (review: Review) => review.does(CLERK, { type: 'member.remove', memberId: THIRD, reason: '' }),
    (review: Review) => review.does(THIRD, { type: 'recusal.declare', conflict: true, statement: '' }),
  ]) {
    const desk = new CoverageDesk();
    const review = aReview().withComments();
    for (const member of EXPERTS) share(desk, review, member);
    expect(share(desk, review, CHAIR)?.coverage).not.toBeNull();
    goes(review);
    expect(share(desk, review, THIRD)).toBeNull();
    expect(share(desk, review, CHAIR)).toEqual({ coverage: null });
  }
});

test('RC1 a report, or a version, that is not there is none', () => {
  const desk = new CoverageDesk();
  const review = aReview().withComments();
  const request = { dossierId: DOSSIER, itemId: SOIL, versionId: versionId('flood-draft-1'), share: null };
  expect(coverageFor(desk, review.state, CHAIR, request)).toBeNull();
  const other = { ...request, itemId: FLOOD, versionId: versionId('no-such-version') };
  expect(coverageFor(desk, review.state, CHAIR, other)).toBeNull();
});
