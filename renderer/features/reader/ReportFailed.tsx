import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import type { OpenFailure } from '#renderer/pdf/pdf-document.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import type { FileRef } from '#shared/domain/file-ref.ts';
import styles from './ReaderScreen.module.css';

/** Why a report does not open, what is safe, what to do. */
export function ReportFailed({
  reason,
  file,
  onRetry,
}: {
  readonly reason: OpenFailure;
  readonly file: FileRef;
  readonly onRetry: () => void;
}): ReactNode {
  const { t } = useTranslation(['reader', 'common']);
  const client = useClient();
  const { dossierId } = useOpenDossier();
  return (
    <div className={styles.face}>
      <div className={styles.failed}>
        <ErrorState
          title={t(`reader:failed.${reason}`)}
          safe={t(`reader:failed.${reason}Note`)}
          todo={t(`reader:failed.${reason}Todo`)}
          details={`SHA-256 ${file.sha256.slice(0, 16)}…`}
          actions={
            <>
              <PrimaryButton onClick={onRetry}>{t('common:retry')}</PrimaryButton>
              {reason === 'damaged' && (
                <SecondaryButton onClick={() => void client.saveFile(dossierId, file)}>
                  {t('reader:failed.details')}
                </SecondaryButton>
              )}
              <SecondaryButton to={`/dossiers/${dossierId}`}>{t('reader:backToDossier')}</SecondaryButton>
            </>
          }
        />
      </div>
    </div>
  );
}
