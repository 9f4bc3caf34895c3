import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';

/** Stands where a screen has not landed yet. */
export function ComingScreen(): ReactNode {
  const { t } = useTranslation('shell');
  return (
    <>
      <TopLine crumbs={[{ label: t('comingTitle') }]} />
      <EmptyState title={t('comingTitle')} note={t('comingNote')} />
    </>
  );
}
