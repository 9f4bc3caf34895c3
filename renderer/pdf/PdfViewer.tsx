import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { addRotation, rectToPdf, type Rotation } from './page-geometry.ts';
import { CONTINUOUS, frameOf, rowOfPage, type Arrangement, type PageLayout } from './page-layout.ts';
import { pointerOn } from './page-pointer.ts';
import { PageView } from './PageView.tsx';
import type { PdfDocument } from './pdf-document.ts';
import { RenderQueue } from './render-queue.ts';
import { readSelection, selectedText, type ShownPage } from './text-selection.ts';
import { useCopying } from './use-copying.ts';
import { useGivingBack } from './use-giving-back.ts';
import { useGoing } from './use-going.ts';
import { useHandPan } from './use-hand-pan.ts';
import { usePageDesk } from './use-page-desk.ts';
import { useTextSelecting } from './use-text-selecting.ts';
import { useTurningWheel } from './use-turning-wheel.ts';
import { useZoomBox } from './use-zoom-box.ts';
import { useZoomGestures } from './use-zoom-gestures.ts';
import type {
  OverlayPage,
  PagePointer,
  PdfViewerHandle,
  Place,
  TextMark,
  ViewState,
  ViewerWords,
  Zoom,
} from './viewer-types.ts';
import { stepZoom } from './zoom.ts';
import styles from './PdfViewer.module.css';

export interface PdfViewerProps {
  readonly document: PdfDocument;
  readonly words: ViewerWords;
  readonly initialPlace?: Place | undefined;
  readonly initialZoom?: Zoom | undefined;
  readonly initialRotation?: Rotation | undefined;
  readonly initialArrangement?: Arrangement | undefined;
  /** Drawn over each shown page, in its CSS coordinates; keep its identity, or every page draws anew. */
  readonly renderOverlay?: ((page: OverlayPage) => ReactNode) | undefined;
  readonly marks?: readonly TextMark[] | undefined;
  readonly onView?: ((view: ViewState) => void) | undefined;
  readonly onLayout?: ((layout: PageLayout) => void) | undefined;
  readonly onPointer?: ((pointer: PagePointer | null) => void) | undefined;
  /** A page was pressed and let go, and nothing was selected by it. */
  readonly onPress?: ((pointer: PagePointer) => void) | undefined;
  readonly onSelectionEnd?: (() => void) | undefined;
  /** The first picture of a page is on the screen. */
  readonly onFirstPage?: (() => void) | undefined;
  /** The next box drawn fills the window. */
  readonly isZoomingToBox?: boolean | undefined;
  readonly onZoomedToBox?: (() => void) | undefined;
  readonly queue?: RenderQueue | undefined;
  readonly ref?: Ref<PdfViewerHandle> | undefined;
}

const NO_MARKS: readonly TextMark[] = [];

/**
 * Reads a report: pages drawn only near the window. It owns scrolling, zoom, rotation and how pages stand, and
 * tells of them through `onView`; a screen acts through the handle.
 */
export function PdfViewer({
  document,
  words,
  initialPlace,
  initialZoom = 'width',
  initialRotation = 0,
  initialArrangement = CONTINUOUS,
  renderOverlay,
  marks = NO_MARKS,
  onView,
  onLayout,
  onPointer,
  onPress,
  onSelectionEnd,
  onFirstPage,
  isZoomingToBox = false,
  onZoomedToBox,
  queue: givenQueue,
  ref,
}: PdfViewerProps): ReactNode {
  const ownQueue = useMemo(() => new RenderQueue(), []);
  const queue = givenQueue ?? ownQueue;
  useEffect(() => {
    if (givenQueue) return undefined;
    return () => ownQueue.close();
  }, [givenQueue, ownQueue]);
  const boxes = useSyncExternalStore(document.subscribe, document.boxes);
  const generation = useSyncExternalStore(document.subscribe, document.generation);
  const desk = usePageDesk(document, {
    place: initialPlace,
    look: { zoom: initialZoom, rotation: initialRotation, arrangement: initialArrangement },
  });
  const { surface, attach, layout, look, factor, view, near, openPage, current, rests, changeLook, place } =
    desk;
  const going = useGoing(document, desk);
  const { goTo, canGoBack, canGoForward } = going;
  const shown = useRef(new Map<number, ShownPage>());
  const isFirstPainted = useRef(false);

  useLayoutEffect(() => {
    if (view) onLayout?.(layout);
  }, [view, layout, onLayout]);
  useEffect(() => {
    if (!view) return;
    const { zoom, rotation, arrangement } = look;
    onView?.({
      ...place(),
      pageIndex: current,
      zoom,
      percent: factor,
      rotation,
      arrangement,
      canGoBack,
      canGoForward,
    });
  }, [view, current, look, factor, rests, canGoBack, canGoForward, onView, place]);

  // Page sizes, the near ones first, once the first page is on the screen.
  const [mayMeasure, setMayMeasure] = useState(false);
  useEffect(() => {
    if (mayMeasure) void document.measure(() => surface.currentPage);
  }, [document, surface, mayMeasure]);

  useImperativeHandle(
    ref,
    (): PdfViewerHandle => ({
      ...going,
      setZoom: (zoom) =>
        changeLook(
          (old) => ({ ...old, zoom, fitPage: surface.currentPage }),
          typeof zoom === 'number' ? surface.middle : { x: surface.middle.x, y: 0 },
        ),
      zoomBy: (steps) => changeLook((old, now) => ({ ...old, zoom: stepZoom(now, steps) }), surface.middle),
      rotate: (quarters = 1) =>
        changeLook((old) => ({
          ...old,
          rotation: addRotation(old.rotation, 90 * quarters),
          fitPage: surface.currentPage,
        })),
      arrange: (arrangement) => changeLook((old) => ({ ...old, arrangement, fitPage: surface.currentPage })),
      selection: () => readSelection(shown.current.values()),
      selectedText: () => selectedText(shown.current.values()),
      clearSelection: () => window.getSelection()?.removeAllRanges(),
      shownPage: (pageIndex) => shown.current.get(pageIndex),
      visibleRegion: (pageIndex) => {
        const page = shown.current.get(pageIndex);
        const part = surface.partOf(pageIndex);
        if (!page || !part) return null;
        return rectToPdf(page.geometry, {
          left: part.left,
          top: part.top,
          width: part.right - part.left,
          height: part.bottom - part.top,
        });
      },
      layout: () => surface.layout,
      focus: () => surface.element?.focus({ preventScroll: true }),
    }),
    [surface, going, changeLook],
  );

  const isHidden = useGivingBack(document, surface);
  useZoomGestures(desk);
  useTurningWheel(surface, going);
  useHandPan(surface);
  const zoomBox = useZoomBox(desk, isZoomingToBox, onZoomedToBox);
  useTextSelecting(surface, shown, onSelectionEnd);
  useCopying(surface, shown);

  const onShown = useCallback((pageIndex: number, page: ShownPage | null) => {
    if (page) shown.current.set(pageIndex, page);
    else shown.current.delete(pageIndex);
  }, []);
  const onPainted = useCallback(() => {
    if (isFirstPainted.current) return;
    isFirstPainted.current = true;
    performance.mark('pdf-first-page');
    setMayMeasure(true);
    onFirstPage?.();
  }, [onFirstPage]);

  const pointerMoved = (event: PointerEvent<HTMLDivElement>) => {
    onPointer?.(pointerOn(shown.current.values(), event.clientX, event.clientY));
  };
  const pressed = (event: MouseEvent<HTMLDivElement>) => {
    const isOnPage =
      event.target instanceof Element && !event.target.closest('[data-floating], [data-drawing], button');
    if (!onPress || !isOnPage || window.getSelection()?.isCollapsed === false) return;
    const pointer = pointerOn(shown.current.values(), event.clientX, event.clientY);
    if (pointer) onPress(pointer);
  };

  const nearPages = Array.from({ length: near.last - near.first + 1 }, (_, step) => near.first + step);
  const marksByPage = useMemo(() => Map.groupBy(marks, ({ pageIndex }) => pageIndex), [marks]);
  const openRow = rowOfPage(layout, openPage);
  const frame = frameOf(layout, openRow);
  const isSingle = look.arrangement.mode === 'single';

  return (
    <div
      ref={attach}
      className={styles.viewer}
      tabIndex={0}
      role="document"
      aria-label={words.pages}
      data-mode={look.arrangement.mode}
      data-zooming={isZoomingToBox || undefined}
      onScroll={desk.onScroll}
      onClick={pressed}
      onPointerMove={onPointer && pointerMoved}
      onPointerLeave={onPointer && (() => onPointer(null))}
    >
      <div className={styles.content} style={{ width: frame.width, height: frame.height }}>
        {view &&
          nearPages.map((pageIndex) => {
            const spot = layout.pages[pageIndex];
            const box = boxes[pageIndex];
            if (isHidden && !surface.partOf(pageIndex)) return null;
            return (
              spot &&
              box && (
                <PageView
                  key={pageIndex}
                  document={document}
                  generation={generation}
                  queue={queue}
                  surface={surface}
                  pageIndex={pageIndex}
                  box={box}
                  scale={layout.scale}
                  turned={look.rotation}
                  left={spot.left}
                  top={spot.top - frame.top}
                  width={spot.width}
                  height={spot.height}
                  isAside={isSingle && rowOfPage(layout, pageIndex) !== openRow}
                  marks={marksByPage.get(pageIndex) ?? NO_MARKS}
                  words={words}
                  renderOverlay={renderOverlay}
                  onShown={onShown}
                  onPainted={onPainted}
                  goTo={goTo}
                />
              )
            );
          })}
        {zoomBox && <div className={styles.zoomBox} style={{ ...zoomBox }} />}
      </div>
    </div>
  );
}
