import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import { emptyOpinion } from '#shared/domain/opinion/opinion.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PaneScreen } from '#renderer/ui/PaneScreen.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { DocumentBoard } from './DocumentBoard.tsx';
import { DraftBoard } from './DraftBoard.tsx';
import { OpinionTabs } from './OpinionTabs.tsx';
import { PublishedBoard } from './PublishedBoard.tsx';

/** The opinion of one report as far as it has got, and as far as it is the viewer's to see. */
export function OpinionBody({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['opinion', 'common']);
  const { state, memberId, dossierId } = useOpenDossier();
  if (item.published) return <PublishedBoard item={item} published={item.published} />;
  if (!isPanelSide(state, memberId)) {
    return (
      <PaneScreen head={<OpinionTabs item={item} />}>
        <EmptyState
          icon={FileText}
          title={t('notPublished')}
          note={t('notPublishedNote', { stage: t(`common:stages.${item.stage}`) })}
          actions={<SecondaryButton to={`/dossiers/${dossierId}`}>{t('toDossier')}</SecondaryButton>}
        />
      </PaneScreen>
    );
  }
  const opinion = state.panel.opinions[item.itemId] ?? emptyOpinion(item.itemId);
  return opinion.status === 'drafting' ? (
    <DraftBoard item={item} opinion={opinion} />
  ) : (
    <DocumentBoard item={item} opinion={opinion} />
  );
}
