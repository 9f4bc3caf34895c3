import { useRef, useState, type ReactNode } from 'react';
import type { FileRef } from '#shared/domain/file-ref.ts';
import { FilePages } from '#renderer/pages/FilePages.tsx';
import { PageStepper } from '#renderer/pages/PageStepper.tsx';
import { PageZoom } from '#renderer/pages/PageZoom.tsx';
import { useFileDocument } from '#renderer/pages/use-file-document.ts';
import type { PdfViewerHandle, ViewState } from '#renderer/pdf/viewer-types.ts';
import styles from './Minutes.module.css';

/** The bytes of an issued edition, page by page. */
export function EditionPages({ file }: { readonly file: FileRef }): ReactNode {
  const viewer = useRef<PdfViewerHandle>(null);
  const [view, setView] = useState<ViewState | null>(null);
  const opened = useFileDocument(file);
  return (
    <>
      <div className={styles.tools}>
        <span className={styles.name}>{file.name}</span>
        <PageZoom view={view} viewer={() => viewer.current} />
        <PageStepper
          pageIndex={view?.pageIndex ?? 0}
          pageCount={file.pages}
          onGo={(index) => viewer.current?.goTo(index)}
        />
      </div>
      <div className={styles.pages}>
        {opened && <FilePages ref={viewer} opened={opened} name={file.name} onView={setView} />}
      </div>
    </>
  );
}
