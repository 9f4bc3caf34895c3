import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Comment } from '#shared/domain/comment/comment.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';

/** The page a comment points to, as a way into the report. */
export function CommentPage({ comment }: { readonly comment: Comment }): ReactNode {
  const { t } = useTranslation('opinion');
  const { dossierId } = useOpenDossier();
  const { anchor, itemId, versionId, commentId } = comment;
  if (anchor.kind === 'report') return <span>{t('pool.wholeReport')}</span>;
  const page = anchor.pageIndex + 1;
  return (
    <Link to={`/dossiers/${dossierId}/read/${itemId}/${versionId}?page=${page}&comment=${commentId}`}>
      {t('page', { page })}
    </Link>
  );
}
