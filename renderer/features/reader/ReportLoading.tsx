import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import type { OpenedReport } from './use-opened-report.ts';
import styles from './ReaderScreen.module.css';

/** How much of the file is here, and what holds it up. */
export function ReportLoading({
  report,
  totalBytes,
}: {
  readonly report: Extract<OpenedReport, { status: 'loading' }>;
  readonly totalBytes: number;
}): ReactNode {
  const { t } = useTranslation('reader');
  const link = useWatched(useClient().link);
  const isOffline = report.isRetrying && link.status !== 'connected';
  return (
    <div className={styles.face}>
      <div className={styles.card}>
        <ProgressLine
          what={isOffline ? t('failed.offline') : t('loading.title')}
          amount={t('loading.amount', {
            received: megabytes(report.receivedBytes),
            total: megabytes(totalBytes),
          })}
          fraction={report.receivedBytes === 0 ? null : report.receivedBytes / totalBytes}
        />
        {isOffline && <p className={styles.note}>{t('failed.offlineNote')}</p>}
      </div>
    </div>
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
