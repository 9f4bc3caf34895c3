import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { shownSize } from './page-geometry.ts';
import { releaseCanvas } from './paint-page.ts';
import type { PageLabels } from './page-labels.ts';
import type { PdfDocument } from './pdf-document.ts';
import { BACKGROUND_RANK, type RenderQueue } from './render-queue.ts';
import styles from './Thumbnails.module.css';

export interface ThumbnailsProps {
  readonly document: PdfDocument;
  readonly queue: RenderQueue;
  readonly currentPage: number;
  /** What the file calls its pages, beside their number. */
  readonly labels?: PageLabels | undefined;
  readonly onGo: (pageIndex: number) => void;
  readonly pageName: (pageIndex: number) => string;
  readonly label: string;
  /** A number at the page's corner: how many comments it has. */
  readonly badge?: ((pageIndex: number) => number) | undefined;
  /** A quiet dot beside the page's number. */
  readonly isMarked?: ((pageIndex: number) => boolean) | undefined;
  /** These pages alone; none given: all. */
  readonly pages?: readonly number[] | undefined;
}

/** In CSS pixels. */
const WIDTH = 84;
const LABEL_AND_GAP = 40;
/** Drawn larger and shrunk: hairlines and small type turn grey instead of black. */
const SHARPNESS = 2.5;

/** Small pictures of the pages, drawn when they come into the window and nothing else is to do. */
export function Thumbnails({
  document,
  queue,
  currentPage,
  labels = null,
  onGo,
  pageName,
  label,
  badge,
  isMarked,
  pages,
}: ThumbnailsProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const boxes = useSyncExternalStore(document.subscribe, document.boxes);
  const pageAt = (row: number): number => pages?.[row] ?? row;
  const heightOf = (index: number) => {
    const box = boxes[index];
    if (!box) return WIDTH * 1.41;
    const size = shownSize(box, box.rotate);
    return Math.min(WIDTH * 2, Math.round((WIDTH * size.height) / size.width));
  };
  const virtual = useVirtualizer({
    count: pages?.length ?? document.pageCount,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => heightOf(pageAt(row)) + LABEL_AND_GAP,
    overscan: 3,
  });
  useEffect(() => virtual.measure(), [virtual, boxes, pages]);
  useEffect(() => {
    const row = pages ? pages.indexOf(currentPage) : currentPage;
    if (row >= 0) virtual.scrollToIndex(row, { align: 'auto' });
  }, [virtual, currentPage, pages]);

  return (
    <div ref={scroller} className={styles.list} role="region" aria-label={label}>
      <ol className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: row, start }) => {
          const index = pageAt(row);
          const isCurrent = index === currentPage;
          const count = badge?.(index) ?? 0;
          return (
            <li key={index} className={styles.row} style={{ transform: `translateY(${start}px)` }}>
              <button
                type="button"
                className={styles.page}
                aria-current={isCurrent ? 'page' : undefined}
                onClick={() => onGo(index)}
              >
                <span className={styles.frame} style={{ width: WIDTH, height: heightOf(index) }}>
                  <Picture document={document} queue={queue} pageIndex={index} />
                  {count > 0 && (
                    <span className={styles.badge} aria-hidden>
                      {count}
                    </span>
                  )}
                </span>
                <span className={styles.number} aria-hidden data-marked={isMarked?.(index) || undefined}>
                  {index + 1}
                  {labels?.[index] && <span className={styles.label}>{labels[index]}</span>}
                </span>
                <span className="visually-hidden">{pageName(index)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const Picture = memo(function Picture({
  document,
  queue,
  pageIndex,
}: {
  readonly document: PdfDocument;
  readonly queue: RenderQueue;
  readonly pageIndex: number;
}): ReactNode {
  const host = useRef<HTMLSpanElement>(null);
  const generation = useSyncExternalStore(document.subscribe, document.generation);
  useEffect(() => {
    const element = host.current;
    if (!element || document.hasGivenUp(pageIndex)) return undefined;
    const key = `thumbnail ${pageIndex}`;
    const run = async (signal: AbortSignal): Promise<void> => {
      if (document.hasGivenUp(pageIndex)) return; // while this waited
      try {
        const areaOf = (page: PDFPageProxy) => {
          const flat = page.getViewport({ scale: 1 });
          const scale = Math.min((WIDTH * SHARPNESS) / flat.width, (WIDTH * 2 * SHARPNESS) / flat.height);
          return {
            scale,
            rotation: document.boxes()[pageIndex]?.rotate ?? 0,
            left: 0,
            top: 0,
            width: flat.width * scale,
            height: flat.height * scale,
          };
        };
        const canvas = await document.draw(pageIndex, areaOf, signal);
        if (signal.aborted) releaseCanvas(canvas);
        else element.replaceChildren(canvas);
      } catch {
        // The frame stays empty; the page itself says what is wrong with it.
      }
    };
    queue.want(key, { rank: () => BACKGROUND_RANK, run });
    return () => {
      queue.drop(key);
      releaseCanvas(element.querySelector('canvas'));
    };
  }, [document, generation, queue, pageIndex]);
  return <span ref={host} className={styles.picture} aria-hidden />;
});
