import { useEffect, useRef, useState, type RefObject } from 'react';
import { showFound } from './found-highlights.ts';
import type { PageGeometry } from './page-geometry.ts';
import type { PdfDocument } from './pdf-document.ts';
import { PageTextLayer } from './text-layer.ts';
import type { TextMark } from './viewer-types.ts';
import { whenIdle } from './yield-to-user.ts';

/** Builds the selectable words of a page once its picture is there, and keeps them under zoom and rotation. */
export function usePageText(
  document: PdfDocument,
  geometry: PageGeometry,
  host: RefObject<HTMLDivElement | null>,
  isReady: boolean,
  marks: readonly TextMark[],
  generation: number,
): PageTextLayer | null {
  const [layer, setLayer] = useState<PageTextLayer | null>(null);
  const { pageIndex, scale, rotation } = geometry;
  const shown = useRef({ scale, rotation });
  useEffect(() => {
    shown.current = { scale, rotation };
  });

  useEffect(() => {
    const element = host.current;
    if (!isReady || !element) return undefined;
    const abort = new AbortController();
    void (async () => {
      try {
        await whenIdle(); // a page that is only passed needs no words
        if (abort.signal.aborted) return;
        const words = await document.words(pageIndex);
        const page = await document.page(pageIndex);
        if (abort.signal.aborted) return;
        const viewport = page.getViewport(shown.current);
        const built = await PageTextLayer.build(words, viewport, element, abort.signal);
        if (!abort.signal.aborted) setLayer(built);
      } catch {
        // A page without words can still be seen and marked.
      }
    })();
    return () => {
      abort.abort();
      setLayer(null);
      element.replaceChildren();
    };
  }, [document, generation, pageIndex, host, isReady]);

  useEffect(() => {
    if (!layer) return;
    document.page(pageIndex).then(
      (page) => layer.update(page.getViewport({ scale, rotation })),
      () => {},
    );
  }, [document, pageIndex, layer, scale, rotation]);

  useEffect(() => (layer && marks.length > 0 ? showFound(layer, marks) : undefined), [layer, marks]);
  return layer;
}
