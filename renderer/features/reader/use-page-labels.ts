import { useEffect, useState } from 'react';
import type { PageLabels } from '#renderer/pdf/page-labels.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';

/** The file's own names of its pages, once there is time to read them. */
export function usePageLabels(document: PdfDocument, isFirstPageThere: boolean): PageLabels {
  const [labels, setLabels] = useState<PageLabels>(null);
  useEffect(() => {
    if (!isFirstPageThere) return undefined;
    let isGone = false;
    void document.labels().then((found) => {
      if (!isGone) setLabels(found);
    });
    return () => {
      isGone = true;
    };
  }, [document, isFirstPageThere]);
  return labels;
}
