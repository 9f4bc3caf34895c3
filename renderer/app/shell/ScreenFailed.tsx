import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';

export function ScreenFailed({
  error,
  onRetry,
}: {
  readonly error: Error;
  readonly onRetry: () => void;
}): ReactNode {
  const { t } = useTranslation(['shell', 'common']);
  return (
    <ErrorState
      title={t('screenFailed')}
      safe={t('screenFailedSafe')}
      todo={t('screenFailedTodo')}
      actions={
        <>
          <PrimaryButton onClick={onRetry}>{t('common:retry')}</PrimaryButton>
          <SecondaryButton to="/" onClick={onRetry}>
            {t('toHome')}
          </SecondaryButton>
        </>
      }
      details={`${error.name}: ${error.message}`}
    />
  );
}
