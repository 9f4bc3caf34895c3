import { MessageSquareText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { basisWords } from '#shared/domain/comment/cited-clause.ts';
import { tableValues } from '#shared/lib/table.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { PictureStrip } from '#renderer/comments/pictures/PictureStrip.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { commentJobs } from '#renderer/exchange/export-job.ts';
import { ExportMenu } from '#renderer/exchange/ExportMenu.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { readAddress } from '#renderer/app/dossier/step-target.ts';
import { countBySeverity } from './comment-facts.ts';
import { PublishedPanel } from './PublishedPanel.tsx';
import { SeverityCounts } from './SeverityCounts.tsx';
import styles from './CommentList.module.css';

/** What owner and compiler see: comments released to them, then the published opinion. */
export function ReleasedCommentsPanel({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { state, dossierId } = useOpenDossier();
  const comments = tableValues(state.applicants.released)
    .filter(({ subject }) => subject.itemId === item.itemId)
    .sort((a, b) => a.subject.anchor.pageIndex - b.subject.anchor.pageIndex);
  if (item.published) return <PublishedPanel item={item} />;
  return (
    <Panel
      title={item.reportTitle}
      aside={
        comments.length > 0 && (
          <>
            {t('common:items', { count: comments.length })}
            <SeverityCounts counts={countBySeverity(comments.map((comment) => comment.content))} />
            <ExportMenu jobs={commentJobs(item, item.versions.at(-1))} />
          </>
        )
      }
      isFlush
    >
      {comments.length === 0 && (
        <EmptyState
          icon={MessageSquareText}
          title={t('comments.noneReleased')}
          note={t('comments.noneReleasedNote')}
        />
      )}
      <ul>
        {comments.map(({ subject, content }) => (
          <li key={subject.commentId} className={styles.row}>
            <SeverityTag severity={content.severity} />
            <span className={styles.text}>
              {[content.concern, basisWords(content), content.suggestion].filter(Boolean).join('　')}
              <PictureStrip dossierId={dossierId} pictures={content.pictures} />
            </span>
            <Link
              className={styles.page}
              to={`${readAddress(dossierId, item.itemId, subject.versionId)}?page=${subject.anchor.pageIndex + 1}&comment=${subject.commentId}`}
            >
              {t('comments.page', { page: subject.anchor.pageIndex + 1 })}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
