import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { CompareDesk } from './CompareDesk.tsx';

/** `/dossiers/:dossierId/compare/:itemId/:oldId/:newId`: two versions beside each other. */
export function CompareScreen(): ReactNode {
  const { t } = useTranslation(['compare', 'common']);
  const { itemId, oldId, newId } = useParams();
  const { dossierId, state } = useOpenDossier();
  const item = Object.values(state.parties.items).find((entry) => entry.itemId === itemId);
  const before = item?.versions.find((version) => version.versionId === oldId);
  const after = item?.versions.find((version) => version.versionId === newId);
  const home = `/dossiers/${dossierId}`;
  if (!item || !before || !after || before === after) {
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
          { label: state.parties.dossier?.title ?? '', to: home },
          {
            label: t('common:titleMark', { title: item.reportTitle }),
            to: `${home}/revision/${item.itemId}`,
          },
          { label: t('title') },
        ]}
      />
      <CompareDesk key={`${before.versionId} ${after.versionId}`} item={item} before={before} after={after} />
    </>
  );
}
