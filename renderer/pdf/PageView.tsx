import {
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { findDestination } from './outline.ts';
import { pageGeometry, rectToCss, type PageBox, type PageGeometry, type Rotation } from './page-geometry.ts';
import type { PageLink } from './page-links.ts';
import type { PdfDocument } from './pdf-document.ts';
import type { RenderQueue } from './render-queue.ts';
import type { ScrollSurface } from './scroll-surface.ts';
import type { ShownPage } from './text-selection.ts';
import { usePagePainting, type PageFailure } from './use-page-painting.ts';
import { usePageText } from './use-page-text.ts';
import { usePageTiles } from './use-page-tiles.ts';
import type { GoOptions, OverlayPage, TextMark, ViewerWords } from './viewer-types.ts';
import { whenIdle } from './yield-to-user.ts';
import styles from './PdfViewer.module.css';

export interface PageViewProps {
  readonly document: PdfDocument;
  readonly generation: number;
  readonly queue: RenderQueue;
  readonly surface: ScrollSurface;
  readonly pageIndex: number;
  readonly box: PageBox;
  readonly scale: number;
  readonly turned: Rotation;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Ready to be turned to, and not seen. */
  readonly isAside: boolean;
  readonly marks: readonly TextMark[];
  readonly words: ViewerWords;
  readonly renderOverlay: ((page: OverlayPage) => ReactNode) | undefined;
  readonly onShown: (pageIndex: number, page: ShownPage | null) => void;
  readonly onPainted: (pageIndex: number) => void;
  readonly goTo: (pageIndex: number, options?: GoOptions) => void;
}

/** One page near the window: picture, words, links, and what the screen lays over it. */
export const PageView = memo(function PageView({
  document,
  generation,
  queue,
  surface,
  pageIndex,
  box,
  scale,
  turned,
  left,
  top,
  width,
  height,
  isAside,
  marks,
  words,
  renderOverlay,
  onShown,
  onPainted,
  goTo,
}: PageViewProps): ReactNode {
  const geometry = useMemo(
    (): PageGeometry => ({ ...pageGeometry(pageIndex, box, scale, turned), width, height }),
    [pageIndex, box, scale, turned, width, height],
  );
  const element = useRef<HTMLDivElement>(null);
  const canvasHost = useRef<HTMLDivElement>(null);
  const tileHost = useRef<HTMLDivElement>(null);
  const textHost = useRef<HTMLDivElement>(null);
  const [isPainted, setIsPainted] = useState(false);
  const [ownFailure, setFailure] = useState<PageFailure | null>(null);
  // another page's drawing, or a thumbnail, may have found out that this one does not end
  const failure = document.hasGivenUp(pageIndex) ? 'slow' : ownFailure;
  const hasBlankImage = useSyncExternalStore(document.subscribe, () => document.hasBlankImage(pageIndex));
  const [isRetry, setIsRetry] = useState(false);
  const isStaying = useStaying();
  const painted = useCallback(() => {
    setIsPainted(true);
    setFailure(null);
    onPainted(pageIndex);
  }, [onPainted, pageIndex]);
  const rank = useCallback(() => Math.abs(pageIndex - surface.currentPage), [surface, pageIndex]);

  usePagePainting({
    document,
    generation,
    queue,
    geometry,
    rank,
    isRetry,
    canvasHost,
    onPainted: painted,
    onFailed: setFailure,
  });
  usePageTiles({ document, generation, queue, surface, geometry, host: tileHost, isReady: isPainted });
  const layer = usePageText(document, geometry, textHost, isPainted, marks, generation);
  const links = usePageLinks(document, pageIndex, isPainted);

  useEffect(() => {
    if (!element.current || isAside) return undefined;
    onShown(pageIndex, { geometry, element: element.current, layer });
    return () => onShown(pageIndex, null);
  }, [onShown, pageIndex, geometry, layer, isAside]);

  // Gives back what pdf.js keeps of a page: its drawing list and images.
  useEffect(
    () => () => {
      document.page(pageIndex).then(
        (page) => page.cleanup(),
        () => {},
      );
    },
    [document, pageIndex],
  );

  const retry = () => {
    setIsRetry(true);
    setFailure(null);
    document.retry(pageIndex);
  };

  return (
    <div
      ref={element}
      className={styles.page}
      hidden={isAside}
      data-page={pageIndex + 1}
      data-painted={isPainted || undefined}
      role="region"
      aria-label={words.page(pageIndex + 1)}
      style={{
        left,
        top,
        width,
        height,
        ['--total-scale-factor' as string]: scale * box.userUnit,
        ['--scale-round-x' as string]: '1px',
        ['--scale-round-y' as string]: '1px',
      }}
    >
      {!isPainted && !failure && <div className={styles.wait}>{words.page(pageIndex + 1)}</div>}
      <div ref={canvasHost} className={styles.canvas} aria-hidden />
      <div ref={tileHost} className={styles.tiles} aria-hidden />
      <div ref={textHost} className={styles.text} />
      <div className={styles.links}>
        {links.map((link, index) => (
          <button
            key={index}
            type="button"
            tabIndex={-1}
            className={styles.link}
            aria-label={words.link}
            style={{ ...rectToCss(geometry, link.rect) }}
            onClick={() => {
              void findDestination(document, link.dest).then((found) => {
                if (found) goTo(found.pageIndex, placeOf(found.top));
              });
            }}
          />
        ))}
      </div>
      {failure && (
        <div className={styles.failed} role="alert">
          <p className={styles.failedTitle}>
            {failure === 'slow' ? words.slowTitle(pageIndex + 1) : words.damagedTitle(pageIndex + 1)}
          </p>
          <p>{failure === 'slow' ? words.slowNote : words.damagedNote}</p>
          <button type="button" className={styles.retry} onClick={retry}>
            {words.retry}
          </button>
        </div>
      )}
      {hasBlankImage && !failure && (
        <p className={styles.blankImage} role="note">
          {words.blankImage}
        </p>
      )}
      {renderOverlay && isStaying && !isAside && (
        <div className={styles.overlay}>{renderOverlay({ geometry })}</div>
      )}
    </div>
  );
});

/** Turns true in the first quiet moment: what lies over a page is not worth its time while pages rush past. */
function useStaying(): boolean {
  const [isStaying, setIsStaying] = useState(false);
  useEffect(() => {
    let isGone = false;
    void whenIdle().then(() => {
      if (!isGone) setIsStaying(true);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return isStaying;
}

function placeOf(top: number | null): GoOptions {
  return top === null ? {} : { rect: [0, top, 0, top] };
}

function usePageLinks(document: PdfDocument, pageIndex: number, isReady: boolean): readonly PageLink[] {
  const [links, setLinks] = useState<readonly PageLink[]>([]);
  useEffect(() => {
    if (!isReady) return undefined;
    let isGone = false;
    document.links(pageIndex).then(
      (found) => {
        if (!isGone) setLinks(found);
      },
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [document, pageIndex, isReady]);
  return links;
}
