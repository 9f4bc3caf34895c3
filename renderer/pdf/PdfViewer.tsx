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
import {
  addRotation,
  CSS_PER_POINT,
  pageGeometry,
  pointToPdf,
  rectToCss,
  rectToPdf,
  type Rotation,
  type Size,
} from './page-geometry.ts';
import {
  holdAt,
  layoutPages,
  mainPage,
  pageAt,
  pagesBetween,
  scrollFor,
  type Hold,
  type PageLayout,
  type PageRange,
} from './page-layout.ts';
import { PageView } from './PageView.tsx';
import type { PdfDocument } from './pdf-document.ts';
import { emptyHistory, goBack, goForward, leave } from './place-history.ts';
import { RenderQueue } from './render-queue.ts';
import { readSelection, type ShownPage } from './text-selection.ts';
import { useTextSelecting } from './use-text-selecting.ts';
import type { VisiblePart } from './use-page-detail.ts';
import type {
  GoOptions,
  OverlayPage,
  PagePointer,
  PdfViewerHandle,
  Place,
  TextMark,
  ViewState,
  ViewerWords,
  Zoom,
} from './viewer-types.ts';
import { clampZoom, stepZoom, zoomFactor } from './zoom.ts';
import styles from './PdfViewer.module.css';

export interface PdfViewerProps {
  readonly document: PdfDocument;
  readonly words: ViewerWords;
  readonly initialPlace?: Place | undefined;
  readonly initialZoom?: Zoom | undefined;
  readonly initialRotation?: Rotation | undefined;
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
  /** Shown as the pointer: what a press will do. */
  readonly cursor?: 'text' | 'crosshair' | undefined;
  readonly queue?: RenderQueue | undefined;
  readonly ref?: Ref<PdfViewerHandle> | undefined;
}

interface Look {
  readonly zoom: Zoom;
  readonly factor: number;
  readonly rotation: Rotation;
}

const NO_MARKS: readonly TextMark[] = [];
/** Pages drawn beyond the window, in windows. */
const AHEAD = 0.75;
const REST_MS = 120;

/**
 * Reads a report: pages below each other, drawn only near the window. It owns scrolling, zoom and rotation and
 * tells of them through `onView`; a screen acts through the handle.
 */
export function PdfViewer({
  document,
  words,
  initialPlace,
  initialZoom = 'width',
  initialRotation = 0,
  renderOverlay,
  marks = NO_MARKS,
  onView,
  onLayout,
  onPointer,
  onPress,
  onSelectionEnd,
  onFirstPage,
  cursor = 'text',
  queue: givenQueue,
  ref,
}: PdfViewerProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const ownQueue = useMemo(() => new RenderQueue(), []);
  const queue = givenQueue ?? ownQueue;
  const boxes = useSyncExternalStore(document.subscribe, document.boxes);
  const generation = useSyncExternalStore(document.subscribe, document.generation);
  const [view, setView] = useState<Size | null>(null);
  const [look, setLook] = useState<Look>({ zoom: initialZoom, factor: 1, rotation: initialRotation });
  const [near, setNear] = useState<PageRange>({ first: 0, last: 0 });
  const [current, setCurrent] = useState(initialPlace?.pageIndex ?? 0);
  const [scrollVersion, setScrollVersion] = useState(0);
  const [history, setHistory] = useState(emptyHistory<Place>());
  const shown = useRef(new Map<number, ShownPage>());
  const hold = useRef<Hold>({
    pageIndex: initialPlace?.pageIndex ?? 0,
    fraction: { x: 0.5, y: initialPlace?.fraction ?? 0 },
    offset: { x: 0, y: (initialPlace?.fraction ?? 0) === 0 ? GAP_ABOVE : 0 },
  });
  /** What is held is in the middle of the window, also when that moves. */
  const holdsMiddle = useRef(true);
  const restTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isFirstPainted = useRef(false);

  const layout = useMemo(
    () =>
      layoutPages({
        boxes,
        scale: look.factor * CSS_PER_POINT,
        rotation: look.rotation,
        viewWidth: view?.width ?? 0,
      }),
    [boxes, look.factor, look.rotation, view?.width],
  );
  const state = useRef({ layout, look, view, current, history });
  useLayoutEffect(() => {
    state.current = { layout, look, view, current, history };
  });

  // The window onto the pages, and a zoom that follows it.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = () => {
      const size = { width: element.clientWidth, height: element.clientHeight };
      if (size.width === 0 || size.height === 0) return;
      setView(size);
      const box = document.boxes()[state.current.current];
      setLook((old) =>
        typeof old.zoom === 'number' || !box
          ? { ...old, factor: zoomFactor(old.zoom, box ?? UNKNOWN_BOX, old.rotation, size) }
          : { ...old, factor: zoomFactor(old.zoom, box, old.rotation, size) },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [document]);

  const readScroll = useCallback(() => {
    const element = scroller.current;
    const { layout: known, view: size } = state.current;
    if (!element || !size) return;
    const top = element.scrollTop;
    const ahead = size.height * AHEAD;
    const next = pagesBetween(known, top - ahead, top + size.height + ahead);
    setNear((old) => (old.first === next.first && old.last === next.last ? old : next));
    setCurrent(mainPage(known, top, size.height));
  }, []);

  // Sizes changed: what was held stays where it was on the screen.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !view) return;
    const { offset } = hold.current;
    const x = holdsMiddle.current ? view.width / 2 : offset.x;
    const to = scrollFor(layout, { ...hold.current, offset: { x, y: offset.y } });
    element.scrollTop = to.y;
    element.scrollLeft = to.x;
    readScroll();
    onLayout?.(layout);
  }, [layout, view, readScroll, onLayout]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    hold.current = holdAt(
      state.current.layout,
      { x: element.scrollLeft, y: element.scrollTop },
      { x: element.clientWidth / 2, y: 0 },
    );
    holdsMiddle.current = true;
    readScroll();
    clearTimeout(restTimer.current);
    restTimer.current = setTimeout(() => setScrollVersion((version) => version + 1), REST_MS);
  }, [readScroll]);
  useEffect(() => () => clearTimeout(restTimer.current), []);
  useEffect(() => {
    if (givenQueue) return undefined;
    return () => ownQueue.close();
  }, [givenQueue, ownQueue]);

  // Page sizes, the near ones first, once the first page is on the screen.
  const [mayMeasure, setMayMeasure] = useState(false);
  useEffect(() => {
    if (mayMeasure) void document.measure(() => state.current.current);
  }, [document, mayMeasure]);

  const place = useCallback((): Place => {
    const element = scroller.current;
    const { layout: known } = state.current;
    const top = element?.scrollTop ?? 0;
    const pageIndex = pageAt(known, top);
    const spot = known.pages[pageIndex];
    return { pageIndex, fraction: spot ? Math.max(0, (top - spot.top) / spot.height) : 0 };
  }, []);

  useEffect(() => {
    if (!view) return;
    const { pageIndex: _first, fraction } = place();
    onView?.({
      pageIndex: current,
      fraction: _first === current ? fraction : 0,
      zoom: look.zoom,
      percent: look.factor,
      rotation: look.rotation,
      canGoBack: history.back.length > 0,
      canGoForward: history.forward.length > 0,
    });
  }, [view, current, look, history, scrollVersion, onView, place]);

  const scrollToPlace = useCallback((target: Place, isSmooth = false) => {
    const element = scroller.current;
    const spot = state.current.layout.pages[target.pageIndex];
    if (!element || !spot) return;
    const top = spot.top + target.fraction * spot.height - (target.fraction === 0 ? GAP_ABOVE : 0);
    const isNear = Math.abs(top - element.scrollTop) < element.clientHeight * 2;
    element.scrollTo({ top, behavior: isSmooth && isNear ? 'smooth' : 'instant' });
  }, []);

  const goTo = useCallback(
    (pageIndex: number, { rect, fraction, isJump = true, isSmooth = false }: GoOptions = {}) => {
      const element = scroller.current;
      const { layout: known, look: now } = state.current;
      const spot = known.pages[pageIndex];
      const box = document.boxes()[pageIndex];
      if (!element || !spot || !box) return;
      if (isJump) setHistory((old) => leave(old, place()));
      if (!rect) {
        scrollToPlace({ pageIndex, fraction: fraction ?? 0 }, isSmooth);
        return;
      }
      const css = rectToCss(pageGeometry(pageIndex, box, known.scale, now.rotation), rect);
      const wanted = spot.top + css.top + css.height / 2 - element.clientHeight * 0.38;
      const top =
        css.height === 0 ? spot.top + css.top - GAP_ABOVE : Math.min(wanted, spot.top + css.top - GAP_ABOVE);
      const isNear = Math.abs(top - element.scrollTop) < element.clientHeight * 2;
      const left = spot.left + css.left + css.width / 2 - element.clientWidth / 2;
      const isWide = known.width > element.clientWidth;
      element.scrollTo({
        top,
        ...(isWide ? { left } : {}),
        behavior: isSmooth && isNear ? 'smooth' : 'instant',
      });
    },
    [document, place, scrollToPlace],
  );

  /** `offset`: the point of the window that stays. */
  const changeLook = useCallback((change: (old: Look) => Look, offset: { x: number; y: number }) => {
    const element = scroller.current;
    if (!element) return;
    hold.current = holdAt(state.current.layout, { x: element.scrollLeft, y: element.scrollTop }, offset);
    holdsMiddle.current = false;
    setLook(change);
  }, []);
  const middle = (): { x: number; y: number } => ({
    x: (state.current.view?.width ?? 0) / 2,
    y: (state.current.view?.height ?? 0) / 2,
  });

  useImperativeHandle(
    ref,
    (): PdfViewerHandle => ({
      goTo,
      goBack: () => {
        const step = goBack(state.current.history, place());
        if (!step) return;
        setHistory(step.history);
        scrollToPlace(step.place);
      },
      goForward: () => {
        const step = goForward(state.current.history, place());
        if (!step) return;
        setHistory(step.history);
        scrollToPlace(step.place);
      },
      setZoom: (zoom) => {
        const { view: size, current: pageIndex } = state.current;
        const box = document.boxes()[pageIndex];
        if (!size || !box) return;
        const offset = typeof zoom === 'number' ? middle() : { x: middle().x, y: 0 };
        changeLook((old) => ({ ...old, zoom, factor: zoomFactor(zoom, box, old.rotation, size) }), offset);
      },
      zoomBy: (steps) => {
        changeLook((old) => {
          const factor = stepZoom(old.factor, steps);
          return { ...old, zoom: factor, factor };
        }, middle());
      },
      rotate: () => {
        const { view: size, current: pageIndex } = state.current;
        const box = document.boxes()[pageIndex];
        if (!size || !box) return;
        changeLook(
          (old) => {
            const rotation = addRotation(old.rotation, 90);
            return { ...old, rotation, factor: zoomFactor(old.zoom, box, rotation, size) };
          },
          { x: middle().x, y: 0 },
        );
      },
      scrollBy: (windows) => {
        const element = scroller.current;
        element?.scrollBy({ top: windows * element.clientHeight, behavior: 'instant' });
      },
      scrollToEnd: (end) => {
        setHistory((old) => leave(old, place()));
        const element = scroller.current;
        element?.scrollTo({ top: end === 'first' ? 0 : element.scrollHeight, behavior: 'instant' });
      },
      selection: () => readSelection(shown.current.values()),
      clearSelection: () => window.getSelection()?.removeAllRanges(),
      shownPage: (pageIndex) => shown.current.get(pageIndex),
      visibleRegion: (pageIndex) => {
        const page = shown.current.get(pageIndex);
        const part = partOf(scroller.current, state.current.layout, pageIndex);
        if (!page || !part) return null;
        return rectToPdf(page.geometry, {
          left: part.left,
          top: part.top,
          width: part.right - part.left,
          height: part.bottom - part.top,
        });
      },
      layout: () => state.current.layout,
      focus: () => scroller.current?.focus({ preventScroll: true }),
    }),
    [document, goTo, place, scrollToPlace, changeLook],
  );

  // Ctrl and the wheel, and the touch pad's pinch, which arrives as the same: zoom around the pointer.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let pending = 1;
    let frame = 0;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      pending *= Math.exp(Math.max(-60, Math.min(60, -event.deltaY * unit)) / 260);
      const bounds = element.getBoundingClientRect();
      const offset = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const by = pending;
        pending = 1;
        changeLook((old) => {
          const factor = clampZoom(old.factor * by);
          return { ...old, zoom: factor, factor };
        }, offset);
      });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('wheel', onWheel);
    };
  }, [changeLook]);

  useTextSelecting(scroller, shown, onSelectionEnd);

  const visiblePart = useCallback(
    (pageIndex: number): VisiblePart | null => partOf(scroller.current, state.current.layout, pageIndex),
    [],
  );
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
    if (!onPointer) return;
    onPointer(pointerOn(shown.current.values(), event.clientX, event.clientY));
  };

  const pressed = (event: MouseEvent<HTMLDivElement>) => {
    const isOnPage =
      event.target instanceof Element && !event.target.closest('[data-floating], [data-drawing], button');
    if (!onPress || !isOnPage || window.getSelection()?.isCollapsed === false) return;
    const pointer = pointerOn(shown.current.values(), event.clientX, event.clientY);
    if (pointer) onPress(pointer);
  };

  const nearPages = Array.from({ length: near.last - near.first + 1 }, (_, step) => near.first + step);
  const marksByPage = useMarksByPage(marks);

  return (
    <div
      ref={scroller}
      className={styles.viewer}
      tabIndex={0}
      role="document"
      aria-label={words.pages}
      data-cursor={cursor}
      onScroll={onScroll}
      onClick={pressed}
      onPointerMove={onPointer && pointerMoved}
      onPointerLeave={onPointer && (() => onPointer(null))}
    >
      <div className={styles.content} style={{ width: layout.width, height: layout.height }}>
        {view &&
          nearPages.map((pageIndex) => {
            const spot = layout.pages[pageIndex];
            const box = boxes[pageIndex];
            return (
              spot &&
              box && (
                <PageView
                  key={pageIndex}
                  document={document}
                  generation={generation}
                  queue={queue}
                  pageIndex={pageIndex}
                  box={box}
                  scale={layout.scale}
                  turned={look.rotation}
                  left={spot.left}
                  top={spot.top}
                  width={spot.width}
                  height={spot.height}
                  rank={Math.abs(pageIndex - current)}
                  scrollVersion={scrollVersion}
                  marks={marksByPage.get(pageIndex) ?? NO_MARKS}
                  words={words}
                  visiblePart={visiblePart}
                  renderOverlay={renderOverlay}
                  onShown={onShown}
                  onPainted={onPainted}
                  goTo={goTo}
                />
              )
            );
          })}
      </div>
    </div>
  );
}

/** Room above a place that is jumped to. */
const GAP_ABOVE = 12;
const UNKNOWN_BOX = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 } as const;

function useMarksByPage(marks: readonly TextMark[]): ReadonlyMap<number, readonly TextMark[]> {
  return useMemo(() => Map.groupBy(marks, ({ pageIndex }) => pageIndex), [marks]);
}

function partOf(element: HTMLElement | null, layout: PageLayout, pageIndex: number): VisiblePart | null {
  const spot = layout.pages[pageIndex];
  if (!element || !spot) return null;
  const left = Math.max(0, element.scrollLeft - spot.left);
  const top = Math.max(0, element.scrollTop - spot.top);
  const right = Math.min(spot.width, element.scrollLeft + element.clientWidth - spot.left);
  const bottom = Math.min(spot.height, element.scrollTop + element.clientHeight - spot.top);
  return right > left && bottom > top ? { left, top, right, bottom } : null;
}

function pointerOn(pages: Iterable<ShownPage>, clientX: number, clientY: number): PagePointer | null {
  for (const { element, geometry } of pages) {
    const bounds = element.getBoundingClientRect();
    const x = clientX - bounds.left;
    const y = clientY - bounds.top;
    if (x < 0 || y < 0 || x > bounds.width || y > bounds.height) continue;
    return {
      pageIndex: geometry.pageIndex,
      point: pointToPdf(geometry, { x, y }),
      fraction: { x: x / bounds.width, y: y / bounds.height },
    };
  }
  return null;
}
