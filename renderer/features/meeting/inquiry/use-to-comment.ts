import { useTranslation } from 'react-i18next';
import { commentIdSchema, type CommentId } from '#shared/domain/ids.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import type { Inquiry } from '#shared/domain/inquiry/inquiry.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useDryRun } from '#renderer/app/dossier/use-dry-run.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';

/**
 * Makes a comment of one's own question, on the page it concerns, with the answer as its basis: private until it is
 * shared like any other. Null where this person cannot.
 */
export function useToComment(inquiry: Inquiry): (() => void) | null {
  const { t } = useTranslation('proceedings');
  const { memberId, state } = useOpenDossier();
  const client = useClient();
  const submit = useSubmit();
  const dryRun = useDryRun();
  const { page } = inquiry;
  if (inquiry.askedBy !== memberId || !page) return null;
  const version = state.parties.items[page.itemId]?.versions.at(-1);
  if (version?.versionId !== page.versionId) return null;
  const make = (commentId: CommentId): CommandOf<'comment.add'> => ({
    type: 'comment.add',
    subject: {
      commentId,
      itemId: page.itemId,
      versionId: page.versionId,
      anchor: { kind: 'page', pageIndex: page.pageIndex, rects: [] },
    },
    content: {
      category: 'data',
      severity: 'question',
      concern: inquiry.text,
      basis: inquiry.answer?.text ?? '',
      suggestion: '',
    },
  });
  if (dryRun(make(commentIdSchema.parse('probe-of-the-room')))) return null;
  return () => void submit(make(commentIdSchema.parse(client.newId())), { done: t('inquiry.toCommentDone') });
}
