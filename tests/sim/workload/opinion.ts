import { opinionItemIdSchema } from '#shared/domain/ids.ts';
import { freezeObstacles } from '#shared/domain/opinion/decide.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { tableValues } from '#shared/lib/table.ts';
import { addPoint, setConclusion } from '#shared/testing/commands.ts';
import { someOf, type Choice, type Desk } from './weighted.ts';

/** What the chair, or the clerk as secretary, does to an item's opinion. */
export function opinionWork(desk: Desk, { itemId, stage }: ReviewItem): readonly Choice[] {
  const { state, random, mood, say } = desk;
  const opinion = state.panel.opinions[itemId];
  const status = opinion?.status ?? 'drafting';
  if (status !== 'drafting') {
    return status === 'published'
      ? [[0.02, () => ({ type: 'opinion.reopen', itemId, reason: say('panel', 'too late') })]]
      : [
          [
            0.05 * mood.reopen,
            () => ({ type: 'opinion.reopen', itemId, reason: say('panel', 'a figure is wrong') }),
          ],
        ];
  }
  const items = opinion?.items ?? [];
  const merged = new Set(items.flatMap((item) => item.commentIds));
  const comments = tableValues(state.panel.comments)
    .filter((comment) => comment.itemId === itemId && !comment.withdrawn && !merged.has(comment.commentId))
    .map((comment) => comment.commentId)
    .sort();
  const isComplete = freezeObstacles(state, itemId).length === 0;
  const mayFreeze = stage === 'meeting' || stage === 'opinion';
  return [
    [
      items.length < 4 ? 1.5 : 0.1,
      () => addPoint(itemId, opinionItemIdSchema.parse(desk.newId('op')), someOf(random, comments), say),
    ],
    [
      opinion?.overall ? 0.1 : 1.5,
      () => ({
        type: 'opinion.setSection',
        itemId,
        section: opinion?.overall ? random.pick(['opening', 'overview', 'overall'] as const) : 'overall',
        text: say('panel', 'the basis is sufficient'),
      }),
    ],
    [
      opinion?.conclusion ? 0.1 : 1.5,
      () =>
        setConclusion(
          itemId,
          random.chance(0.85) ? 'passAfterRevision' : random.pick(['pass', 'notPass', 'returnForRecompile']),
          say,
        ),
    ],
    [mayFreeze && isComplete ? 3 : 0.02, () => ({ type: 'opinion.freeze', itemId })],
    [0.05, () => ({ type: 'opinion.readAloud', itemId })],
    [0.1, () => ({ type: 'opinion.letWrite', itemId, writers: random.pick(['lead', 'panel']) })],
    ...someOf(random, opinion?.proposals ?? []).map(({ proposalId, opinionItemId }): Choice => [
      0.6,
      () => ({
        type: 'opinion.answerProposal',
        itemId,
        proposalId,
        outcome: random.chance(0.7) ? 'taken' : 'declined',
        ...(opinionItemId === null && { newItemId: opinionItemIdSchema.parse(desk.newId('op')) }),
      }),
    ]),
    ...someOf(random, comments).map((commentId): Choice => [
      0.1,
      () => ({ type: 'opinion.setAside', itemId, commentId, isAside: random.chance(0.6) }),
    ]),
    ...someOf(random, items).flatMap((item): Choice[] => {
      const { opinionItemId, commentIds } = item;
      return [
        [
          0.1,
          () => ({
            type: 'opinion.editItem',
            itemId,
            opinionItemId,
            severity: 'suggestion',
            text: say('panel', 'clearer words'),
          }),
        ],
        [
          0.1,
          () => ({ type: 'opinion.moveItem', itemId, opinionItemId, index: random.below(items.length + 1) }),
        ],
        [0.05, () => ({ type: 'opinion.removeItem', itemId, opinionItemId })],
        ...someOf(random, comments).map((id): Choice => [
          0.3,
          () => ({ type: 'opinion.mergeComments', itemId, opinionItemId, commentIds: [id] }),
        ]),
        ...someOf(random, commentIds).map((commentId): Choice => [
          0.05,
          () => ({ type: 'opinion.unmergeComment', itemId, opinionItemId, commentId }),
        ]),
      ];
    }),
  ];
}
