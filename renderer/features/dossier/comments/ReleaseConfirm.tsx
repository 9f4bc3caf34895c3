import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { basisWords } from '#shared/domain/comment/cited-clause.ts';
import type { Comment } from '#shared/domain/comment/comment.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { peopleOf } from '#renderer/app/dossier/person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import styles from './CommentList.module.css';

/** L3: exactly which comments become visible to whom, word for word, before they do. */
export function ReleaseConfirm({
  item,
  comments,
  isOpen,
  onClose,
}: {
  readonly item: ReviewItem;
  readonly comments: readonly Comment[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { state } = useOpenDossier();
  const submit = useSubmit();
  const language = useLanguage();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const count = comments.length;
  const applicants = peopleOf(state).filter(({ role }) => role === 'owner' || role === 'compiler');
  const names = applicants
    .map(({ name, role }) => (role ? t('comments.named', { name, role: t(`common:roles.${role}`) }) : name))
    .join(t('common:listMark'));

  const release = async (): Promise<void> => {
    setIsBusy(true);
    setError(null);
    const result = await submit(
      {
        type: 'comment.release',
        itemId: item.itemId,
        commentIds: comments.map((comment) => comment.commentId),
      },
      { isQuiet: true, done: t('comments.releasedNow', { count }) },
    );
    setIsBusy(false);
    if (result.ok) onClose();
    else setError(wordRejection(language, result.error));
  };

  return (
    <ConfirmAct
      isOpen={isOpen}
      title={t('comments.releaseTitle', { report: item.reportTitle })}
      disclosures={[
        {
          whom: t('comments.applicants'),
          what: t('comments.applicantsSee', { count, names: names || t('comments.nobodyYet') }),
        },
        { whom: t('comments.others'), what: t('comments.othersSee'), isVisible: false },
      ]}
      act={t('comments.release', { count })}
      isBusy={isBusy}
      error={error}
      onConfirm={() => void release()}
      onCancel={onClose}
    >
      <ol className={styles.preview} aria-label={t('comments.previewLabel')}>
        {comments.map((comment) => (
          <li key={comment.commentId} className={styles.row}>
            <SeverityTag severity={comment.content.severity} />
            <span className={styles.text}>
              {[comment.content.concern, basisWords(comment.content), comment.content.suggestion]
                .filter(Boolean)
                .join('　')}
            </span>
            <span className={styles.page}>{t('comments.page', { page: comment.anchor.pageIndex + 1 })}</span>
          </li>
        ))}
      </ol>
      <p className={styles.note}>{t('comments.noUndo')}</p>
    </ConfirmAct>
  );
}
