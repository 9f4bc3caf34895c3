import { shownSize, addRotation, type PageBox, type Point, type Rotation } from './page-geometry.ts';

/** Pages below each other, in CSS pixels from the upper left of the scrolled content. */
export interface PageLayout {
  readonly scale: number;
  readonly rotation: Rotation;
  readonly width: number;
  readonly height: number;
  readonly pages: readonly PageSpot[];
}

export interface PageSpot {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export interface LayoutRequest {
  readonly boxes: readonly PageBox[];
  readonly scale: number;
  readonly rotation: Rotation;
  /** Width of the window onto the pages; narrower pages stand in its middle. */
  readonly viewWidth: number;
}

export const PAGE_GAP = 12;
export const PAGE_MARGIN = 24;

export function layoutPages({ boxes, scale, rotation, viewWidth }: LayoutRequest): PageLayout {
  const sizes = boxes.map((box) => shownSize(box, addRotation(box.rotate, rotation)));
  const widest = sizes.reduce((most, size) => Math.max(most, size.width * scale), 0);
  const width = Math.max(viewWidth, Math.ceil(widest) + 2 * PAGE_MARGIN);
  let top = PAGE_GAP;
  const pages = sizes.map((size) => {
    const spot = {
      top,
      left: Math.floor((width - size.width * scale) / 2),
      width: Math.round(size.width * scale),
      height: Math.round(size.height * scale),
    };
    top += spot.height + PAGE_GAP;
    return spot;
  });
  return { scale, rotation, width, height: top, pages };
}

/** The page at height `y`; in the gap between two, the lower one. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0;
  let high = layout.pages.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const spot = layout.pages[middle];
    if (spot && spot.top + spot.height < y) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low);
}

export interface PageRange {
  readonly first: number;
  readonly last: number;
}

export function pagesBetween(layout: PageLayout, top: number, bottom: number): PageRange {
  return { first: pageAt(layout, top), last: pageAt(layout, bottom) };
}

/** The page that fills most of the window: the one a person would say they are on. */
export function mainPage(layout: PageLayout, top: number, viewHeight: number): number {
  const { first, last } = pagesBetween(layout, top, top + viewHeight);
  let best = first;
  let most = -1;
  for (let index = first; index <= last; index++) {
    const spot = layout.pages[index];
    if (!spot) continue;
    const shown = Math.min(top + viewHeight, spot.top + spot.height) - Math.max(top, spot.top);
    if (shown > most + 1) {
      most = shown;
      best = index;
    }
  }
  return best;
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
  const pageIndex = pageAt(layout, y);
  const spot = layout.pages[pageIndex];
  if (!spot) return { pageIndex: 0, fraction: { x: 0, y: 0 }, offset };
  return {
    pageIndex,
    fraction: { x: (x - spot.left) / spot.width, y: (y - spot.top) / spot.height },
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
