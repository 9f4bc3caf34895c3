import type { Point, Size } from './page-geometry.ts';
import {
  frameOf,
  layoutPages,
  rowOfPage,
  scrollFor,
  type Hold,
  type PageFrame,
  type PageLayout,
} from './page-layout.ts';

/** What of a page is in the window, in CSS pixels of the page. */
export interface VisiblePart {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The window onto the desk on which the pages lie. Everything else speaks of places on the desk; here alone is
 * known that only a frame of it (one row, in the mode of single pages) may be scrolled over.
 */
export class ScrollSurface {
  #element: HTMLElement | null = null;
  #listeners = new Set<() => void>();
  #layout: PageLayout = layoutPages({ boxes: [], scale: 1, rotation: 0, view: { width: 0, height: 0 } });
  #size: Size = { width: 0, height: 0 };
  #openPage: number;
  #currentPage: number;

  constructor(firstPage: number) {
    this.#openPage = firstPage;
    this.#currentPage = firstPage;
  }

  get layout(): PageLayout {
    return this.#layout;
  }

  /** The page whose row is open, where one row is. */
  get openPage(): number {
    return this.#openPage;
  }

  /** The page a person would say they are on: what is near it is drawn first. */
  get currentPage(): number {
    return this.#currentPage;
  }

  lay(layout: PageLayout, openPage: number): void {
    this.#layout = layout;
    this.#openPage = openPage;
  }

  attach = (element: HTMLElement | null): void => {
    this.#element = element;
  };

  get element(): HTMLElement | null {
    return this.#element;
  }

  get frame(): PageFrame {
    return frameOf(this.layout, rowOfPage(this.layout, this.openPage));
  }

  /** As last measured: to ask the element while one scrolls would lay the pages out each time. */
  get size(): Size {
    return this.#size;
  }

  /** Null when the window has no size, or the one it had. */
  measure(): Size | null {
    const size = { width: this.#element?.clientWidth ?? 0, height: this.#element?.clientHeight ?? 0 };
    const isSame = size.width === this.#size.width && size.height === this.#size.height;
    if (isSame || size.width === 0 || size.height === 0) return null;
    this.#size = size;
    return size;
  }

  get middle(): Point {
    const { width, height } = this.size;
    return { x: width / 2, y: height / 2 };
  }

  /** The upper left corner of the window. */
  scroll(): Point {
    return {
      x: this.#element?.scrollLeft ?? 0,
      y: (this.#element?.scrollTop ?? 0) + this.frame.top,
    };
  }

  scrollTo({ x, y }: Point, isSmooth = false): void {
    const top = y - this.frame.top;
    const isNear = Math.abs(top - (this.#element?.scrollTop ?? 0)) < this.size.height * 2;
    this.#element?.scrollTo({ left: x, top, behavior: isSmooth && isNear ? 'smooth' : 'instant' });
  }

  /** Brings a held place to where it is to be; pages that fit the window's width come to its middle. */
  show(hold: Hold, isSmooth = false): void {
    const row = this.#layout.rows[rowOfPage(this.#layout, hold.pageIndex)];
    const { x, y } = scrollFor(this.#layout, hold);
    const { width } = this.size;
    const isWhole = row !== undefined && row.width <= width;
    this.scrollTo({ x: isWhole ? (this.frame.width - width) / 2 : x, y }, isSmooth);
  }

  /** A point of the screen as one of the window. */
  toWindow(clientX: number, clientY: number): Point {
    const bounds = this.#element?.getBoundingClientRect();
    return { x: clientX - (bounds?.left ?? 0), y: clientY - (bounds?.top ?? 0) };
  }

  /** Null when no part of the page is in the window. */
  partOf(pageIndex: number): VisiblePart | null {
    const spot = this.layout.pages[pageIndex];
    if (!spot || !this.#element) return null;
    const { x, y } = this.scroll();
    const { width, height } = this.size;
    const { frame } = this;
    if (spot.top + spot.height <= frame.top || spot.top >= frame.top + frame.height) return null;
    const left = Math.max(0, x - spot.left);
    const top = Math.max(0, y - spot.top);
    const right = Math.min(spot.width, x + width - spot.left);
    const bottom = Math.min(spot.height, y + height - spot.top);
    return right > left && bottom > top ? { left, top, right, bottom } : null;
  }

  /** Told of every movement. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The window, the pages or the zoom have moved, and this is the page a person is on now. */
  moved(currentPage: number): void {
    this.#currentPage = currentPage;
    for (const listener of this.#listeners) listener();
  }
}
