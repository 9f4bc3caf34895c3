import { expect, test } from 'vitest';
import type { CommentId } from '#shared/domain/ids.ts';
import { opinionItemIdSchema } from '#shared/domain/ids.ts';
import { emptyOpinion, type OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { FLOOD, commentId } from '#shared/testing/cast.ts';
import { openGroups, openOpposed, planMerge, standingIn } from './open-matters.ts';

const [A, B, C] = [commentId('comment-a'), commentId('comment-b'), commentId('comment-c')];
const GROUP = { ids: [A, B, C], because: ['words'] as const };
const OPPOSED = { kind: 'asks', keys: [A, B], words: ['', ''] } as const;

function opinion(points: readonly (readonly CommentId[])[], aside: readonly CommentId[] = []): OpinionDraft {
  const items = points.map((commentIds, index) => ({
    opinionItemId: opinionItemIdSchema.parse(`point-${index}`),
    severity: 'suggestion' as const,
    text: '完善',
    commentIds,
  }));
  return { ...emptyOpinion(FLOOD), items, aside };
}

test('RL9 a group waits while a comment of it is in no point beside another that is taken', () => {
  const waits = (draft: OpinionDraft): boolean => openGroups([GROUP], standingIn(draft)).length === 1;
  expect(waits(opinion([]))).toBe(true);
  expect(waits(opinion([[A]]))).toBe(true);
  expect(waits(opinion([[A, B, C]]))).toBe(false);
  expect(waits(opinion([[A], [B], [C]]))).toBe(false);
  expect(waits(opinion([], [A, B]))).toBe(false);
  expect(waits(opinion([[A, B]], [C]))).toBe(false);
});

test('RL10 a contradiction is settled when one side is left out, or one point holds both', () => {
  const isOpen = (draft: OpinionDraft): boolean => openOpposed([OPPOSED], standingIn(draft)).length === 1;
  expect(isOpen(opinion([]))).toBe(true);
  expect(isOpen(opinion([[A]]))).toBe(true);
  expect(isOpen(opinion([[A], [B]]))).toBe(true);
  expect(isOpen(opinion([[A, B]]))).toBe(false);
  expect(isOpen(opinion([[A]], [B]))).toBe(false);
});

test('RL9 merging puts what is in no point into the first that holds one of the group, else into a new one', () => {
  const group = [A, B, C].map((id) => ({ commentId: id }));
  const plan = (draft: OpinionDraft) => {
    const { into, comments: taken } = planMerge(group, standingIn(draft));
    return [into, taken.map((comment) => comment.commentId)];
  };
  expect(plan(opinion([]))).toEqual([0, [A, B, C]]);
  expect(plan(opinion([[C], [B]]))).toEqual([1, [A]]);
  expect(plan(opinion([[B]], [C]))).toEqual([1, [A]]);
});
