import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { CSS_PER_POINT, type Point, type Rotation, type Size } from './page-geometry.ts';
import {
  holdOn,
  holdAt,
  layoutPages,
  mainPage,
  pagesBetween,
  rowOfPage,
  type Arrangement,
  type Hold,
  type PageLayout,
  type PageRange,
} from './page-layout.ts';
import type { PdfDocument } from './pdf-document.ts';
import { ScrollSurface } from './scroll-surface.ts';
import type { Place, Zoom } from './viewer-types.ts';
import { zoomFactor } from './zoom.ts';

/** How pages are shown; what a person sets and what is remembered. */
export interface Look {
  readonly zoom: Zoom;
  readonly rotation: Rotation;
  readonly arrangement: Arrangement;
  /** The page by which `width` and `page` are measured; one at a time, each by itself. */
  readonly fitPage: number;
}

export interface PageDesk {
  readonly surface: ScrollSurface;
  readonly attach: (element: HTMLElement | null) => void;
  readonly layout: PageLayout;
  readonly look: Look;
  /** The zoom as a number. */
  readonly factor: number;
  /** Null until the window has a size. */
  readonly view: Size | null;
  /** Pages that exist: in the window and near it. */
  readonly near: PageRange;
  /** The page whose row is open, where one row is. */
  readonly openPage: number;
  readonly current: number;
  /** Counts the times that scrolling came to rest. */
  readonly rests: number;
  readonly onScroll: () => void;
  /**
   * `from`: the point of the window that comes to `to`, or stays. Without one, the current page stays as high as
   * it is.
   */
  readonly changeLook: (change: (old: Look, factor: number) => Look, from?: Point, to?: Point) => void;
  /** Brings a place of a page to a point of the window. */
  readonly moveTo: (hold: Hold, isSmooth?: boolean) => void;
  readonly place: () => Place;
}

/** Pages drawn beyond the window, in windows. */
const AHEAD = 0.75;
const REST_MS = 120;
/** Room above a place that is jumped to. */
export const GAP_ABOVE = 12;
const A4 = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 } as const;

/** Where the pages lie, which part of them is seen, and what stays in its place when either changes (RD2, RD3). */
export function usePageDesk(
  document: PdfDocument,
  start: { readonly place: Place | undefined; readonly look: Omit<Look, 'fitPage'> },
): PageDesk {
  const firstPage = Math.min(document.pageCount - 1, start.place?.pageIndex ?? 0);
  const [surface] = useState(() => new ScrollSurface(firstPage));
  const boxes = useSyncExternalStore(document.subscribe, document.boxes);
  const [view, setView] = useState<Size | null>(null);
  const [look, setLook] = useState<Look>({ ...start.look, fitPage: firstPage });
  const [openPage, setOpenPage] = useState(firstPage);
  const [near, setNear] = useState<PageRange>({ first: 0, last: 0 });
  const [current, setCurrent] = useState(firstPage);
  const [rests, setRests] = useState(0);
  const hold = useRef<Hold>(holdOfPlace(start.place ?? { pageIndex: 0, fraction: 0 }, { x: 0, y: 0 }));
  /** What is held is in the middle of the window, also when that moves. */
  const holdsMiddle = useRef(true);
  /** A page that was asked for and is not there yet. */
  const asked = useRef<number | undefined>(undefined);
  const restTimer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const { zoom, rotation, arrangement } = look;
  const fitBox = boxes[arrangement.mode === 'single' ? openPage : look.fitPage] ?? A4;
  const factor = view ? zoomFactor({ zoom, box: fitBox, turned: rotation, arrangement, view }) : 1;
  const layout = useMemo(
    () =>
      layoutPages({
        boxes,
        scale: factor * CSS_PER_POINT,
        rotation,
        arrangement,
        view: view ?? { width: 0, height: 0 },
      }),
    [boxes, factor, rotation, arrangement, view],
  );
  const latest = useRef({ look, factor });
  useLayoutEffect(() => {
    latest.current = { look, factor };
    surface.lay(layout, openPage);
  });

  useLayoutEffect(() => {
    const { element } = surface;
    if (!element) return undefined;
    const measure = () => {
      const size = surface.measure();
      if (size) setView(size);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [surface]);

  /** Which pages are to be there; `wanted` is the one asked for, also where another fills the window alike. */
  const readScroll = useCallback(
    (wanted?: number) => {
      const { layout: known, size } = surface;
      if (size.height === 0) return;
      const scroll = surface.scroll();
      const ahead = size.height * AHEAD;
      const next = pagesBetween(known, scroll.y - ahead, scroll.y + size.height + ahead);
      setNear((old) => (old.first === next.first && old.last === next.last ? old : next));
      const page = mainPage(known, scroll, size, wanted ?? surface.currentPage);
      surface.moved(page);
      setCurrent(page);
    },
    [surface],
  );

  // Sizes changed: what was held stays where it was on the screen.
  useLayoutEffect(() => {
    if (!view) return;
    const { offset } = hold.current;
    const x = holdsMiddle.current ? view.width / 2 : offset.x;
    surface.show({ ...hold.current, offset: { x, y: offset.y } });
    readScroll(asked.current);
    asked.current = undefined;
  }, [surface, layout, view, openPage, readScroll]);

  const onScroll = useCallback(() => {
    const { size } = surface;
    hold.current = holdAt(surface.layout, surface.scroll(), { x: size.width / 2, y: 0 });
    holdsMiddle.current = true;
    readScroll();
    clearTimeout(restTimer.current);
    restTimer.current = setTimeout(() => setRests((count) => count + 1), REST_MS);
  }, [surface, readScroll]);
  useEffect(() => () => clearTimeout(restTimer.current), []);

  const moveTo = useCallback(
    (target: Hold, isSmooth = false) => {
      const { layout: known } = surface;
      const isOtherRow =
        known.arrangement.mode === 'single' &&
        rowOfPage(known, target.pageIndex) !== rowOfPage(known, surface.openPage);
      // Held from now on: sizes may change before the window tells that it has moved.
      hold.current = target;
      holdsMiddle.current = false;
      if (isOtherRow) {
        asked.current = target.pageIndex;
        setOpenPage(target.pageIndex);
        return;
      }
      surface.show(target, isSmooth);
      readScroll(target.pageIndex);
    },
    [surface, readScroll],
  );

  const changeLook = useCallback<PageDesk['changeLook']>(
    (change, from, to = from) => {
      const before = surface.layout;
      const scroll = surface.scroll();
      hold.current =
        from && to
          ? { ...holdAt(before, scroll, from), offset: to }
          : holdOn(before, surface.currentPage, scroll, { x: surface.middle.x, y: 0 });
      holdsMiddle.current = from === undefined;
      setOpenPage(hold.current.pageIndex);
      setLook((old) => change(old, latest.current.factor));
    },
    [surface],
  );

  const place = useCallback((): Place => {
    const { pageIndex, fraction } = holdOn(surface.layout, surface.currentPage, surface.scroll(), {
      x: surface.middle.x,
      y: 0,
    });
    return { pageIndex, fraction: fraction.y, across: fraction.x };
  }, [surface]);

  return {
    surface,
    attach: surface.attach,
    layout,
    look,
    factor,
    view,
    near,
    openPage,
    current,
    rests,
    onScroll,
    changeLook,
    moveTo,
    place,
  };
}

/** A place to be brought to the window's upper edge; `middle` is the window's. */
export function holdOfPlace({ pageIndex, fraction, across = 0.5 }: Place, middle: Point): Hold {
  return {
    pageIndex,
    fraction: { x: across, y: fraction },
    offset: { x: middle.x, y: fraction === 0 ? GAP_ABOVE : 0 },
  };
}
