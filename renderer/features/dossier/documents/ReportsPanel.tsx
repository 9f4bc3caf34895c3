import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { itemsOf } from '../items-of.ts';
import { ReportRow } from './ReportRow.tsx';

export function ReportsPanel(): ReactNode {
  const { t } = useTranslation('dossier');
  const { state } = useOpenDossier();
  const items = itemsOf(state);
  return (
    <Panel title={t('tabs.documents')} aside={t('reports.count', { count: items.length })} isFlush>
      {items.map((item) => (
        <ReportRow key={item.itemId} item={item} />
      ))}
    </Panel>
  );
}
