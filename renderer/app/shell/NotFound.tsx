import { MapPinOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';

export function NotFound(): ReactNode {
  const { t } = useTranslation('shell');
  return (
    <>
      <TopLine crumbs={[{ label: t('notFound') }]} />
      <EmptyState
        icon={MapPinOff}
        title={t('notFound')}
        note={t('notFoundNote')}
        actions={<SecondaryButton to="/">{t('toHome')}</SecondaryButton>}
      />
    </>
  );
}
