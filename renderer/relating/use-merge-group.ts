import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import { severitySchema, type Comment } from '#shared/domain/comment/comment.ts';
import { opinionItemIdSchema, type OpinionItemId } from '#shared/domain/ids.ts';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { planMerge, standingIn } from './open-matters.ts';
import { pointText } from './point-text.ts';

/** Makes one point of a group of comments, with a way back; answers the point, null where it was refused. */
export function useMergeGroup(
  opinion: OpinionDraft,
): (group: readonly Comment[]) => Promise<OpinionItemId | null> {
  const { t } = useTranslation(['opinion', 'common']);
  const client = useClient();
  const submit = useSubmit();
  const show = useToast();
  const { itemId, items } = opinion;
  return async (group) => {
    const { into, comments } = planMerge(group, standingIn(opinion));
    const [head] = group;
    if (!head || comments.length === 0) return null;
    const commentIds = comments.map(({ commentId }) => commentId);
    const point = items[into - 1];
    const opinionItemId = point?.opinionItemId ?? opinionItemIdSchema.parse(client.newId());
    const severities = comments.map(({ content }) => content.severity);
    const severity = severitySchema.options.find((one) => severities.includes(one)) ?? 'suggestion';
    const result = await submit(
      point
        ? { type: 'opinion.mergeComments', itemId, opinionItemId, commentIds }
        : { type: 'opinion.addItem', itemId, opinionItemId, severity, text: pointText(head), commentIds },
    );
    if (!result.ok) return null;
    const undo = async (): Promise<void> => {
      if (!point) await submit({ type: 'opinion.removeItem', itemId, opinionItemId });
      else
        for (const commentId of commentIds)
          await submit({ type: 'opinion.unmergeComment', itemId, opinionItemId, commentId });
    };
    show({
      text: t('did.mergedGroup', { count: comments.length, no: point ? into : items.length + 1 }),
      act: { label: t('common:undo'), run: () => void undo() },
    });
    return opinionItemId;
  };
}
