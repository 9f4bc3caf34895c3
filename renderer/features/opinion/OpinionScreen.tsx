import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { itemIdSchema } from '#shared/domain/ids.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { OpinionBody } from './OpinionBody.tsx';

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
      <OpinionBody key={item.itemId} item={item} />
    </>
  );
}
