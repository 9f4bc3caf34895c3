import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';
import { useOpinionPlace } from './opinion-place.ts';

/** One report or another; each has an opinion of its own. */
export function OpinionTabs({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['opinion', 'common']);
  const { dossierId, state } = useOpenDossier();
  const navigate = useNavigate();
  const place = useOpinionPlace();
  const tabs = state.parties.itemOrder.flatMap((itemId) => {
    const entry = state.parties.items[itemId];
    if (!entry) return [];
    const { matter } = entry;
    return [{ key: itemId, label: t(`common:matters.${matter}`), title: t(`common:reports.${matter}`) }];
  });
  const turnTo = (key: string): void => {
    const itemId = state.parties.itemOrder.find((id) => id === key);
    if (!itemId) return;
    if (place) place(itemId);
    else void navigate(`/dossiers/${dossierId}/opinion/${itemId}`);
  };
  return <FilterPills label={t('reports')} items={tabs} active={item.itemId} onChange={turnTo} />;
}
