import {
  shownSize,
  addRotation,
  type PageBox,
  type Point,
  type Rotation,
  type Size,
} from './page-geometry.ts';

/**
 * How pages stand: all below each other, one at a time, or two beside each other as in an open book.
 * `hasCover`: in the open book the first page stands alone, so that even pages lie on the left.
 */
export interface Arrangement {
  readonly mode: PageMode;
  readonly hasCover: boolean;
}

export const PAGE_MODES = ['continuous', 'single', 'facing'] as const;
export type PageMode = (typeof PAGE_MODES)[number];
export const CONTINUOUS: Arrangement = { mode: 'continuous', hasCover: false };

/** Where all pages lie, in CSS pixels from the upper left of the desk they lie on. */
export interface PageLayout {
  readonly scale: number;
  readonly rotation: Rotation;
  readonly arrangement: Arrangement;
  readonly width: number;
  readonly height: number;
  readonly pages: readonly PageSpot[];
  readonly rows: readonly PageRow[];
}

export interface PageSpot {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** Pages that stand beside each other. One at a time, a row is as high as the window at least. */
export interface PageRow {
  readonly first: number;
  readonly last: number;
  readonly top: number;
  readonly height: number;
  /** Of its pages and their margins, the window's at least. */
  readonly width: number;
}

export interface LayoutRequest {
  readonly boxes: readonly PageBox[];
  readonly scale: number;
  readonly rotation: Rotation;
  readonly arrangement?: Arrangement;
  /** The window onto the pages; narrower pages stand in its middle. */
  readonly view: Size;
}

export const PAGE_GAP = 12;
export const PAGE_MARGIN = 24;

export function layoutPages(request: LayoutRequest): PageLayout {
  const { boxes, scale, rotation, view, arrangement = CONTINUOUS } = request;
  const sizes = boxes.map((box) => {
    const { width, height } = shownSize(box, addRotation(box.rotate, rotation));
    return { width: width * scale, height: height * scale };
  });
  const ranges = rowRanges(boxes.length, arrangement);
  const widthOf = ({ first, last }: PageRange) =>
    sumOf(sizes.slice(first, last + 1)) + (last - first) * PAGE_GAP;
  // A page made to fit may be a little too wide by the error of division.
  const roomFor = (width: number) => Math.max(view.width, Math.ceil(width - 0.01) + 2 * PAGE_MARGIN);
  const width = roomFor(ranges.reduce((most, range) => Math.max(most, widthOf(range)), 0));
  const isSingle = arrangement.mode === 'single';
  const pages: PageSpot[] = [];
  const rows: PageRow[] = [];
  let top = isSingle ? 0 : PAGE_GAP;
  for (const range of ranges) {
    const inRow = sizes.slice(range.first, range.last + 1);
    const tallest = Math.max(...inRow.map((size) => Math.round(size.height)));
    const height = isSingle ? Math.max(view.height, tallest + 2 * PAGE_GAP) : tallest;
    const room = isSingle ? roomFor(widthOf(range)) : width;
    let left = Math.floor((room - widthOf(range)) / 2);
    for (const size of inRow) {
      const spot = { width: Math.round(size.width), height: Math.round(size.height) };
      pages.push({ ...spot, left, top: top + Math.floor((height - spot.height) / 2) });
      left += spot.width + PAGE_GAP;
    }
    rows.push({ ...range, top, height, width: roomFor(widthOf(range)) });
    top += height + (isSingle ? 0 : PAGE_GAP);
  }
  return { scale, rotation, arrangement, width, height: top, pages, rows };
}

function sumOf(sizes: readonly Size[]): number {
  return sizes.reduce((sum, { width }) => sum + width, 0);
}

function rowRanges(count: number, { mode, hasCover }: Arrangement): readonly PageRange[] {
  const ranges: PageRange[] = [];
  for (let first = 0; first < count; first = (ranges.at(-1)?.last ?? 0) + 1) {
    const isAlone = mode !== 'facing' || (hasCover && first === 0) || first === count - 1;
    ranges.push({ first, last: isAlone ? first : first + 1 });
  }
  return ranges;
}

/** The row at height `y`; in the gap between two, the lower one. */
export function rowAt({ rows }: PageLayout, y: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row && row.top + row.height < y) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low);
}

export function rowOfPage({ rows, arrangement }: PageLayout, pageIndex: number): number {
  if (arrangement.mode !== 'facing') return Math.min(rows.length - 1, Math.max(0, pageIndex));
  return Math.max(
    0,
    rows.findIndex(({ last }) => pageIndex <= last),
  );
}

/** The page at a place; between two rows in the lower one, between two pages the left one. */
export function pageAt(layout: PageLayout, { x, y }: Point): number {
  const row = layout.rows[rowAt(layout, y)];
  if (!row) return 0;
  const right = row.last > row.first ? layout.pages[row.last] : undefined;
  return right && x >= right.left ? row.last : row.first;
}

export interface PageRange {
  readonly first: number;
  readonly last: number;
}

export function pagesBetween(layout: PageLayout, top: number, bottom: number): PageRange {
  return {
    first: layout.rows[rowAt(layout, top)]?.first ?? 0,
    last: layout.rows[rowAt(layout, bottom)]?.last ?? 0,
  };
}

/**
 * The page a person would say they are on: `before`, the one they were on or asked for, while half of it is in the
 * window; else the one that fills most of the window.
 */
export function mainPage(layout: PageLayout, scroll: Point, view: Size, before = -1): number {
  const { first, last } = pagesBetween(layout, scroll.y, scroll.y + view.height);
  let best = first;
  let most = -1;
  for (let index = first; index <= last; index++) {
    const spot = layout.pages[index];
    if (!spot) continue;
    const across = shared(scroll.x, view.width, spot.left, spot.width);
    const down = shared(scroll.y, view.height, spot.top, spot.height);
    const seen = across * down;
    if (index === before && seen * 2 >= spot.width * spot.height) return before;
    if (seen > most + 1) {
      most = seen;
      best = index;
    }
  }
  return best;
}

function shared(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.max(0, Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart));
}

/**
 * A place that stays put while sizes change: `fraction` of page `pageIndex` lies `offset` pixels from the
 * window's upper left corner.
 */
export interface Hold {
  readonly pageIndex: number;
  readonly fraction: Point;
  readonly offset: Point;
}

export function holdAt(layout: PageLayout, scroll: Point, offset: Point): Hold {
  const x = scroll.x + offset.x;
  const y = scroll.y + offset.y;
  return holdOn(layout, pageAt(layout, { x, y }), scroll, offset);
}

/** As `holdAt`, by a page of one's choice: a part of its size may then be negative or above 1. */
export function holdOn(layout: PageLayout, pageIndex: number, scroll: Point, offset: Point): Hold {
  const spot = layout.pages[pageIndex];
  if (!spot) return { pageIndex: 0, fraction: { x: 0, y: 0 }, offset };
  return {
    pageIndex,
    fraction: {
      x: (scroll.x + offset.x - spot.left) / spot.width,
      y: (scroll.y + offset.y - spot.top) / spot.height,
    },
    offset,
  };
}

/** Where to scroll so that the held place is where it was. */
export function scrollFor(layout: PageLayout, { pageIndex, fraction, offset }: Hold): Point {
  const spot = layout.pages[pageIndex];
  if (!spot) return { x: 0, y: 0 };
  return {
    x: Math.max(0, spot.left + fraction.x * spot.width - offset.x),
    y: Math.max(0, spot.top + fraction.y * spot.height - offset.y),
  };
}

/** What of the desk can be scrolled over: all of it, or the one row that is shown. */
export function frameOf({ arrangement, rows, width, height }: PageLayout, row: number): PageFrame {
  const shown = arrangement.mode === 'single' ? rows[row] : undefined;
  return shown ?? { top: 0, width, height };
}

export interface PageFrame extends Size {
  readonly top: number;
}
