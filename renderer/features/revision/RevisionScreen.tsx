import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FileCheck2 } from 'lucide-react';
import type { ReviewItem } from '#shared/domain/state.ts';
import { ItemGate } from '#renderer/app/dossier/ItemGate.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { RevisionBoard } from './RevisionBoard.tsx';
import { RevisionTabs } from './RevisionTabs.tsx';
import styles from './RevisionBoard.module.css';

/** 修改与复核: every point of the opinion with its answer, its pages and its recheck. */
export function RevisionScreen(): ReactNode {
  const { t } = useTranslation('revision');
  return (
    <ItemGate title={t('title')}>
      {(item) =>
        item.published && item.published.items.length > 0 ? (
          <RevisionBoard key={item.itemId} item={item} />
        ) : (
          <NothingYet item={item} />
        )
      }
    </ItemGate>
  );
}

function NothingYet({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['revision', 'common']);
  const { dossierId } = useOpenDossier();
  const isPublished = item.published !== null;
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <RevisionTabs item={item} />
      </div>
      <EmptyState
        icon={FileCheck2}
        title={isPublished ? t('nothingToRevise') : t('notYet')}
        note={
          isPublished
            ? t('nothingToReviseNote')
            : t('notYetNote', { stage: t(`common:stages.${item.stage}`) })
        }
        actions={<SecondaryButton to={`/dossiers/${dossierId}`}>{t('toDossier')}</SecondaryButton>}
      />
    </div>
  );
}
