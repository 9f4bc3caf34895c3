import { MessageSquareText } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CommentId } from '#shared/domain/ids.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import { ActButton } from '#renderer/ui/ActButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { commentJobs } from '#renderer/exchange/export-job.ts';
import { ExportMenu } from '#renderer/exchange/ExportMenu.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { readAddress } from '#renderer/app/dossier/step-target.ts';
import { isOfOthers, useDryRun } from '#renderer/app/dossier/use-dry-run.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNextStep } from '../use-next-step.ts';
import { countBySeverity, panelComments } from './comment-facts.ts';
import { ReleaseConfirm } from './ReleaseConfirm.tsx';
import { SeverityCounts } from './SeverityCounts.tsx';
import styles from './CommentList.module.css';

/** The panel's comments on a report. The clerk chooses among them what owner and compiler may see early. */
export function PanelCommentsPanel({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { state, dossierId } = useOpenDossier();
  const person = usePerson();
  const language = useLanguage();
  const dryRun = useDryRun();
  const next = useNextStep();
  const comments = panelComments(state, item.itemId);
  const unreleased = comments.filter((comment) => !comment.released);
  const [left, setLeft] = useState<ReadonlySet<CommentId>>(new Set());
  const [isConfirming, setIsConfirming] = useState(false);
  const chosen = unreleased.filter((comment) => !left.has(comment.commentId));
  const asked = chosen.length > 0 ? chosen : unreleased;
  const refusal = dryRun({
    type: 'comment.release',
    itemId: item.itemId,
    commentIds: asked.map((comment) => comment.commentId),
  });
  const mayRelease = !isOfOthers(refusal) && unreleased.length > 0;
  const reason = chosen.length === 0 ? t('comments.chooseSome') : refusal && wordRejection(language, refusal);

  return (
    <Panel
      title={item.reportTitle}
      aside={
        comments.length > 0 && (
          <>
            {t('comments.count', { count: comments.length, released: comments.length - unreleased.length })}
            <SeverityCounts counts={countBySeverity(comments.map((comment) => comment.content))} />
            <ExportMenu jobs={commentJobs(item, item.versions.at(-1))} />
          </>
        )
      }
      isFlush
    >
      {comments.length === 0 && (
        <EmptyState icon={MessageSquareText} title={t('comments.none')} note={t('comments.noneNote')} />
      )}
      <ul>
        {comments.map((comment) => {
          const author = person(comment.author);
          const isChoosable = mayRelease && !comment.released;
          return (
            <li key={comment.commentId} className={styles.row}>
              {mayRelease && (
                <input
                  type="checkbox"
                  className={styles.check}
                  disabled={!isChoosable}
                  checked={isChoosable && !left.has(comment.commentId)}
                  aria-label={t('comments.choose', { no: comment.no })}
                  onChange={(event) => setLeft(toggled(left, comment.commentId, !event.target.checked))}
                />
              )}
              <span className={styles.no}>{comment.no}</span>
              <SeverityTag severity={comment.content.severity} />
              <span className={styles.text}>{comment.content.concern}</span>
              <PersonTag memberId={comment.author} name={author.name} isChair={author.isChair} />
              <Link
                className={styles.page}
                to={`${readAddress(dossierId, item.itemId, comment.versionId)}?page=${comment.anchor.pageIndex + 1}&comment=${comment.commentId}`}
              >
                {t('comments.page', { page: comment.anchor.pageIndex + 1 })}
              </Link>
              <span className={comment.released ? styles.released : styles.held}>
                {t(comment.released ? 'comments.released' : 'comments.unreleased')}
              </span>
            </li>
          );
        })}
      </ul>
      {mayRelease && (
        <div className={styles.acts}>
          <p className={styles.note}>{t('comments.releaseNote')}</p>
          <ActButton
            isNext={next.kind === 'releaseComments' && next.itemId === item.itemId}
            onClick={() => setIsConfirming(true)}
            blockedBy={reason}
          >
            {t('comments.release', { count: chosen.length })}
          </ActButton>
        </div>
      )}
      <ReleaseConfirm
        item={item}
        comments={chosen}
        isOpen={isConfirming}
        onClose={() => setIsConfirming(false)}
      />
    </Panel>
  );
}

function toggled(set: ReadonlySet<CommentId>, id: CommentId, isIn: boolean): ReadonlySet<CommentId> {
  const next = new Set(set);
  if (isIn) next.add(id);
  else next.delete(id);
  return next;
}
