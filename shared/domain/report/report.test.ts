import { expect, test } from 'vitest';
import { CHAIR, CLERK, COMPILER, FLOOD, OWNER } from '../../testing/cast.ts';
import { addVersion } from '../../testing/commands.ts';
import { aReview } from '../../testing/review.ts';

const submission = addVersion(FLOOD, 'submissionDraft', 'draft-2');
const revised = addVersion(FLOOD, 'revisedDraft', 'revised-1');

test('RP1: who adds which version when', () => {
  const early = aReview().inPreReview();
  const late = aReview().inRevision();
  const added = ['parties report.versionAdded'];
  for (const who of [CLERK, OWNER, COMPILER]) expect(early.outcome(who, submission)).toEqual(added);
  expect(early.refusal(CHAIR, submission)).toBe('actor.roleNotEntitled');
  expect(early.refusal(COMPILER, revised)).toBe('item.wrongStage');
  for (const who of [CLERK, COMPILER]) expect(late.outcome(who, revised)).toEqual(added);
  expect(late.refusal(OWNER, revised)).toBe('actor.roleNotEntitled');
  expect(late.refusal(CLERK, submission)).toBe('item.wrongStage');
});

test('RP2 D1: versions are numbered within their kind, and the earlier ones stay as they were', () => {
  const review = aReview().inPreReview();
  const [first] = review.item().versions;
  review.does(OWNER, submission);
  expect(review.item().versions.map(({ kind, no }) => [kind, no])).toEqual([
    ['submissionDraft', 1],
    ['submissionDraft', 2],
  ]);
  expect(review.item().versions[0]).toBe(first);
  const { versions } = aReview().answered().item();
  expect(versions.at(-1)).toMatchObject({ kind: 'revisedDraft', no: 1, addedBy: COMPILER });
});

test('RP3: the same version, or the same bytes again, is refused', () => {
  const review = aReview().inPreReview().does(OWNER, submission);
  expect(review.refusal(OWNER, submission)).toBe('report.versionExists');
  const again = { ...addVersion(FLOOD, 'submissionDraft', 'draft-3'), file: submission.file };
  expect(review.refusal(OWNER, again)).toBe('report.unchanged');
});
