import { useEffect, useRef, type RefObject } from 'react';
import { PageTimeoutError, RETRY_BUDGET_MS } from './budget.ts';
import { releaseCanvas, wholeShare } from './paint-page.ts';
import type { PageGeometry } from './page-geometry.ts';
import { WorkersRestartedError, type PdfDocument } from './pdf-document.ts';
import type { RenderQueue } from './render-queue.ts';

export type PageFailure = 'damaged' | 'slow';

/** While someone zooms, the old picture is stretched; it is drawn anew when they rest. */
const ZOOM_REST_MS = 140;

export interface PaintRequest {
  readonly document: PdfDocument;
  readonly generation: number;
  readonly queue: RenderQueue;
  readonly geometry: PageGeometry;
  /** 0 for what is looked at, more for what is further away. */
  readonly rank: () => number;
  readonly isRetry: boolean;
  readonly canvasHost: RefObject<HTMLDivElement | null>;
  readonly onPainted: () => void;
  readonly onFailed: (failure: PageFailure) => void;
}

/**
 * Keeps a picture of the whole page in `canvasHost`: sharp, or coarse where tiles lie over it. The old one stays
 * until the new one is ready, so nothing flashes. Leaves no canvas behind when the page goes.
 */
export function usePagePainting(request: PaintRequest): void {
  const { document, generation, queue, geometry, isRetry, canvasHost } = request;
  const latest = useRef(request);
  useEffect(() => {
    latest.current = request;
  });
  const { pageIndex, scale, rotation, width, height, box } = geometry;
  const key = `page ${pageIndex}`;
  const painted = useRef<string | null>(null);

  useEffect(() => {
    const host = canvasHost.current;
    if (!host || document.hasGivenUp(pageIndex)) return undefined;
    const dpr = window.devicePixelRatio;
    const share = wholeShare(width * dpr, height * dpr);
    const picture = `${Math.round(width * dpr * share)}x${Math.round(height * dpr * share)} ${rotation}`;
    if (painted.current === picture) return undefined;
    const run = async (signal: AbortSignal): Promise<void> => {
      if (document.hasGivenUp(pageIndex)) return; // while this waited
      try {
        const area = {
          scale: scale * dpr * share,
          rotation,
          left: 0,
          top: 0,
          width: width * dpr * share,
          height: height * dpr * share,
        };
        const canvas = await document.draw(
          pageIndex,
          () => area,
          signal,
          isRetry ? RETRY_BUDGET_MS : undefined,
        );
        if (signal.aborted) {
          releaseCanvas(canvas);
          return;
        }
        for (const old of host.querySelectorAll('canvas')) releaseCanvas(old);
        host.append(canvas);
        painted.current = picture;
        latest.current.onPainted();
      } catch (error) {
        if (signal.aborted || error instanceof WorkersRestartedError) return;
        latest.current.onFailed(error instanceof PageTimeoutError ? 'slow' : 'damaged');
      }
    };
    const want = () => queue.want(key, { rank: latest.current.rank, run });
    const timer = painted.current === null ? (want(), undefined) : setTimeout(want, ZOOM_REST_MS);
    return () => {
      clearTimeout(timer);
      queue.drop(key);
    };
  }, [document, generation, queue, key, pageIndex, scale, rotation, width, height, box, isRetry, canvasHost]);

  useEffect(() => {
    const host = canvasHost.current;
    return () => {
      painted.current = null;
      for (const canvas of host?.querySelectorAll('canvas') ?? []) releaseCanvas(canvas);
    };
  }, [document, canvasHost]);
}
