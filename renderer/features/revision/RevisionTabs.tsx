import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';

/** One report or another; each is revised on its own. */
export function RevisionTabs({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['revision', 'common']);
  const { dossierId, state } = useOpenDossier();
  const navigate = useNavigate();
  const tabs = state.parties.itemOrder.flatMap((itemId) => {
    const entry = state.parties.items[itemId];
    if (!entry) return [];
    const { matter } = entry;
    return [{ key: itemId, label: t(`common:matters.${matter}`), title: t(`common:reports.${matter}`) }];
  });
  return (
    <FilterPills
      label={t('reports')}
      items={tabs}
      active={item.itemId}
      onChange={(itemId) => void navigate(`/dossiers/${dossierId}/revision/${itemId}`)}
    />
  );
}
