import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FileCheck2 } from 'lucide-react';
import { useParams } from 'react-router';
import { itemIdSchema } from '#shared/domain/ids.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { RevisionBoard } from './RevisionBoard.tsx';
import { RevisionTabs } from './RevisionTabs.tsx';
import styles from './RevisionBoard.module.css';

/** 修改与复核: every point of the opinion with its answer, its pages and its recheck. */
export function RevisionScreen(): ReactNode {
  const { t } = useTranslation('revision');
  const { dossierId, state } = useOpenDossier();
  const itemId = itemIdSchema.safeParse(useParams()['itemId']).data;
  const item = itemId && state.parties.items[itemId];
  const home = `/dossiers/${dossierId}`;
  if (!item) {
    return (
      <ErrorState
        title={t('notFound')}
        safe={t('notFoundSafe')}
        actions={<SecondaryButton to={home}>{t('toDossier')}</SecondaryButton>}
      />
    );
  }
  return (
    <>
      <TopLine
        crumbs={[
          { label: t('dossiers'), to: '/dossiers' },
          { label: state.parties.dossier?.title ?? '', to: home },
          { label: t('title') },
        ]}
      />
      {item.published && item.published.items.length > 0 ? (
        <RevisionBoard key={item.itemId} item={item} />
      ) : (
        <NothingYet item={item} />
      )}
    </>
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
