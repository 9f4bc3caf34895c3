import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { itemsOf } from '../items-of.ts';
import { countBySeverity, panelComments } from './comment-facts.ts';
import { SeverityCounts } from './SeverityCounts.tsx';
import styles from './CommentCounts.module.css';

/** How many comments each report has, by severity. */
export function CommentCounts(): ReactNode {
  const { t } = useTranslation(['dossier', 'common']);
  const { state } = useOpenDossier();
  return (
    <Panel title={t('tabs.comments')} isFlush>
      <div className={styles.columns}>
        {itemsOf(state).map((item) => {
          const comments = panelComments(state, item.itemId);
          return (
            <div key={item.itemId} className={styles.item}>
              <span>{item.reportTitle}</span>
              <span className={styles.count}>{t('common:items', { count: comments.length })}</span>
              <SeverityCounts counts={countBySeverity(comments.map((comment) => comment.content))} />
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
