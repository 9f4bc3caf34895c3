import { Upload } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { commentJobs } from '#renderer/exchange/export-job.ts';
import { ExportMenu } from '#renderer/exchange/ExportMenu.tsx';
import { ImportSheet } from '#renderer/exchange/ImportSheet.tsx';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import styles from './ReportExchange.module.css';

/** Comments on the open report, out to files and in from them. `document`: the person may add comments to it. */
export function ReportExchange({
  document,
  item,
  version,
}: {
  readonly document: PdfDocument | null;
  readonly item: ReviewItem;
  readonly version: ReportVersion;
}): ReactNode {
  const { t } = useTranslation('exchange');
  const [isImporting, setIsImporting] = useState(false);
  const jobs = useMemo(() => commentJobs(item, version), [item, version]);
  const place = useMemo(
    () => ({ itemId: item.itemId, versionId: version.versionId }),
    [item.itemId, version.versionId],
  );
  return (
    <div className={styles.acts}>
      {document && (
        <SecondaryButton size="small" icon={Upload} onClick={() => setIsImporting(true)}>
          {t('importMenu')}
        </SecondaryButton>
      )}
      <ExportMenu jobs={jobs} />
      {document && isImporting && (
        <ImportSheet document={document} place={place} onClose={() => setIsImporting(false)} />
      )}
    </div>
  );
}
