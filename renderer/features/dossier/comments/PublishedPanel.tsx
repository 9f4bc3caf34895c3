import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '#shared/domain/state.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { useSaveFile } from '#renderer/app/dossier/use-save-file.ts';
import styles from './CommentList.module.css';

/** The published opinion's conclusion and points. */
export function PublishedPanel({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const saveFile = useSaveFile();
  const { published } = item;
  if (!published) {
    return (
      <Panel title={item.reportTitle} isFlush>
        <EmptyState icon={FileText} title={t('comments.noOpinion')} note={t('comments.noOpinionNote')} />
      </Panel>
    );
  }
  return (
    <Panel
      title={item.reportTitle}
      aside={
        <>
          {t('comments.conclusion', { conclusion: t(`common:conclusions.${published.conclusion}`) })}
          <SecondaryButton size="small" onClick={() => void saveFile(published.file)}>
            {t('comments.downloadOpinion')}
          </SecondaryButton>
        </>
      }
      isFlush
    >
      <ol>
        {published.items.map((point) => (
          <li key={point.opinionItemId} className={styles.row}>
            <span className={styles.no}>{point.no}</span>
            <SeverityTag severity={point.severity} />
            <span className={styles.text}>{point.text}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
