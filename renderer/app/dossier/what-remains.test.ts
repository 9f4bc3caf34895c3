import { expect, test } from 'vitest';
import { EMPTY_DOSSIER } from '#shared/domain/state.ts';
import { CHAIR, commentId, EXPERTS, FLOOD } from '#shared/testing/cast.ts';
import { addComment } from '#shared/testing/commands.ts';
import { aReview } from '#shared/testing/review.ts';
import { remainsAsText, whatRemains } from './what-remains.ts';

test('UI11: who takes part no longer keeps the comments that never left them, and no others', () => {
  const review = aReview().inPreReview();
  const versionId = review.item().versions[0]?.versionId;
  if (!versionId) throw new Error('a report is there');
  const [kept, shared] = [commentId('kept'), commentId('shared')];
  review.does(CHAIR, addComment(CHAIR, kept, FLOOD, versionId), addComment(CHAIR, shared, FLOOD, versionId));
  review.does(CHAIR, { type: 'comment.share', commentIds: [shared] });

  const left = { ...EMPTY_DOSSIER, privates: review.state.privates };
  const remains = whatRemains(left, CHAIR);

  expect(remains.map((comment) => comment.commentId)).toEqual([kept]);
  expect(whatRemains(left, EXPERTS[1])).toEqual([]);
  expect(remainsAsText(remains, () => '第 1 页')).toContain(`第 1 页  ${remains[0]?.content.concern}`);
});
