import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PdfViewer, type PdfViewerProps } from '#renderer/pdf/PdfViewer.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import type { FileDocument } from './use-file-document.ts';
import { useViewerWords } from './use-viewer-words.ts';
import styles from './FilePages.module.css';

/** The pages of a file inside a screen, with the faces of waiting and failing. Fills its parent. */
export function FilePages({
  opened,
  name,
  ...viewer
}: Omit<PdfViewerProps, 'document' | 'words'> & {
  readonly opened: FileDocument;
  /** What the pages are called to someone who cannot see them. */
  readonly name: string;
}): ReactNode {
  const { t } = useTranslation('pages');
  const words = useViewerWords(name);
  switch (opened.status) {
    case 'ready':
      return (
        <div className={styles.pages}>
          <PdfViewer document={opened.document} words={words} {...viewer} />
        </div>
      );
    case 'opening':
      return (
        <div className={styles.wait}>
          <div className={styles.sheet} aria-hidden />
          <div className={styles.progress}>
            <ProgressLine
              what={opened.isRetrying ? t('waitingForLink') : t('opening', { name })}
              fraction={opened.fraction > 0 ? opened.fraction : null}
            />
          </div>
        </div>
      );
    case 'failed':
      return (
        <div className={styles.failed}>
          <ErrorState
            title={t(`failed.${opened.reason}`)}
            safe={t('failedSafe')}
            todo={t('failedTodo')}
            actions={<SecondaryButton onClick={opened.retry}>{t('retry')}</SecondaryButton>}
          />
        </div>
      );
  }
}
