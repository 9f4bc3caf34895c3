import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { itemIdSchema } from '#shared/domain/ids.ts';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import { emptyOpinion } from '#shared/domain/opinion/opinion.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { DocumentBoard } from './DocumentBoard.tsx';
import { DraftBoard } from './DraftBoard.tsx';
import { OpinionTabs } from './OpinionTabs.tsx';
import { PublishedBoard } from './PublishedBoard.tsx';
import styles from './OpinionScreen.module.css';

/** 专家组意见: drafted, read aloud, frozen, signed, sealed, published. */
export function OpinionScreen(): ReactNode {
  const { t } = useTranslation(['opinion', 'common']);
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
      <Body key={item.itemId} item={item} />
    </>
  );
}

function Body({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['opinion', 'common']);
  const { state, memberId, dossierId } = useOpenDossier();
  if (item.published) return <PublishedBoard item={item} published={item.published} />;
  if (!isPanelSide(state, memberId)) {
    return (
      <div className={styles.screen}>
        <div className={styles.head}>
          <OpinionTabs item={item} />
        </div>
        <EmptyState
          icon={FileText}
          title={t('notPublished')}
          note={t('notPublishedNote', { stage: t(`common:stages.${item.stage}`) })}
          actions={<SecondaryButton to={`/dossiers/${dossierId}`}>{t('toDossier')}</SecondaryButton>}
        />
      </div>
    );
  }
  const opinion = state.panel.opinions[item.itemId] ?? emptyOpinion(item.itemId);
  return opinion.status === 'drafting' ? (
    <DraftBoard item={item} opinion={opinion} />
  ) : (
    <DocumentBoard item={item} opinion={opinion} />
  );
}
