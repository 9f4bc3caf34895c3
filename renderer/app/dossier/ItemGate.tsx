import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { itemIdSchema } from '#shared/domain/ids.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { useOpenDossier } from './open-dossier-context.ts';

/** For screens about the report their address names: where they are, or that this dossier has no such report. */
export function ItemGate({
  title,
  children,
}: {
  /** Of the screen. */
  readonly title: string;
  readonly children: (item: ReviewItem) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('shell');
  const { dossierId, state } = useOpenDossier();
  const itemId = itemIdSchema.safeParse(useParams()['itemId']).data;
  const item = itemId && state.parties.items[itemId];
  const home = `/dossiers/${dossierId}`;
  if (!item) {
    return (
      <ErrorState
        title={t('noItem')}
        safe={t('noItemSafe')}
        actions={<SecondaryButton to={home}>{t('toDossier')}</SecondaryButton>}
      />
    );
  }
  return (
    <>
      <TopLine
        crumbs={[
          { label: t('rail.dossiers'), to: '/dossiers' },
          { label: state.parties.dossier?.title ?? '', to: home },
          { label: title },
        ]}
      />
      {children(item)}
    </>
  );
}
