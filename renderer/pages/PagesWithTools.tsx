import { useRef, useState, type ReactNode } from 'react';
import type { FileRef } from '#shared/domain/file-ref.ts';
import type { PdfViewerHandle, ViewState } from '#renderer/pdf/viewer-types.ts';
import { FilePages } from './FilePages.tsx';
import { PageStepper } from './PageStepper.tsx';
import { PageZoom } from './PageZoom.tsx';
import { useFileDocument } from './use-file-document.ts';
import styles from './PagesWithTools.module.css';

/** A finished file of the dossier to be read: its name, size and page on a line above its pages. Fills its parent. */
export function PagesWithTools({ file }: { readonly file: FileRef }): ReactNode {
  const viewer = useRef<PdfViewerHandle>(null);
  const [view, setView] = useState<ViewState | null>(null);
  const opened = useFileDocument(file);
  return (
    <div className={styles.file}>
      <div className={styles.tools}>
        <span className={styles.name}>{file.name}</span>
        <PageZoom view={view} viewer={() => viewer.current} />
        <PageStepper
          pageIndex={view?.pageIndex ?? 0}
          pageCount={opened?.status === 'ready' ? opened.document.pageCount : file.pages}
          onGo={(index) => viewer.current?.goTo(index)}
        />
      </div>
      <div className={styles.pages}>
        {opened && <FilePages ref={viewer} opened={opened} name={file.name} onView={setView} />}
      </div>
    </div>
  );
}
