import { useTranslation } from 'react-i18next';
import type { Comment } from '#shared/domain/comment/comment.ts';
import { opinionItemIdSchema, type OpinionItemId } from '#shared/domain/ids.ts';
import type { OpinionDraft, OpinionItem } from '#shared/domain/opinion/opinion.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import { pointText } from '#renderer/relating/point-text.ts';

export interface Merging {
  readonly merge: (comment: Comment, point: OpinionItem) => Promise<void>;
  readonly unmerge: (comment: Comment, point: OpinionItem) => Promise<void>;
  /** A point of its own; answers its id. */
  readonly addPoint: (comment: Comment) => Promise<OpinionItemId | null>;
  readonly move: (point: OpinionItem, by: -1 | 1) => Promise<void>;
  readonly remove: (point: OpinionItem) => Promise<void>;
}

/** Acts on the points of an opinion, each with its way back. */
export function useMerging(opinion: OpinionDraft): Merging {
  const { t } = useTranslation(['opinion', 'common']);
  const client = useClient();
  const submit = useSubmit();
  const show = useToast();
  const { itemId, items } = opinion;
  const noOf = (point: OpinionItem): number => items.indexOf(point) + 1;
  const done = (text: string, undo: () => void): void =>
    show({ text, act: { label: t('common:undo'), run: undo } });
  const join = (comment: Comment, { opinionItemId }: OpinionItem) =>
    submit({ type: 'opinion.mergeComments', itemId, opinionItemId, commentIds: [comment.commentId] });
  const part = ({ commentId }: Comment, { opinionItemId }: OpinionItem) =>
    submit({ type: 'opinion.unmergeComment', itemId, opinionItemId, commentId });
  return {
    merge: async (comment, point) => {
      const result = await join(comment, point);
      if (result.ok) done(t('did.merged', { no: noOf(point) }), () => void part(comment, point));
    },
    unmerge: async (comment, point) => {
      const result = await part(comment, point);
      if (result.ok) done(t('did.unmerged', { no: noOf(point) }), () => void join(comment, point));
    },
    addPoint: async (comment) => {
      const opinionItemId = opinionItemIdSchema.parse(client.newId());
      const result = await submit({
        type: 'opinion.addItem',
        itemId,
        opinionItemId,
        severity: comment.content.severity,
        text: pointText(comment),
        commentIds: [comment.commentId],
      });
      if (!result.ok) return null;
      done(
        t('did.added', { no: items.length + 1 }),
        () => void submit({ type: 'opinion.removeItem', itemId, opinionItemId }),
      );
      return opinionItemId;
    },
    move: async ({ opinionItemId }, by) => {
      const index = items.findIndex((point) => point.opinionItemId === opinionItemId) + by;
      if (index < 0 || index >= items.length) return;
      await submit({ type: 'opinion.moveItem', itemId, opinionItemId, index });
    },
    remove: async (point) => {
      const index = items.indexOf(point);
      const { opinionItemId, severity, text, commentIds } = point;
      const result = await submit({ type: 'opinion.removeItem', itemId, opinionItemId });
      if (!result.ok) return;
      done(t('did.removed', { no: index + 1 }), () => {
        void (async () => {
          const back = await submit({
            type: 'opinion.addItem',
            itemId,
            opinionItemId,
            severity,
            text,
            commentIds,
          });
          if (back.ok) await submit({ type: 'opinion.moveItem', itemId, opinionItemId, index });
        })();
      });
    },
  };
}
