import type { Rect } from '#shared/anchoring/anchor.ts';
import type { TextRange } from '#shared/search/found.ts';
import type { PageGeometry, Point, Rotation } from './page-geometry.ts';
import type { Arrangement, PageLayout } from './page-layout.ts';
import type { PageSelection, ShownPage } from './text-selection.ts';

/** A number is CSS pixels per CSS pixel of paper: 1 is 100 %. */
export type Zoom = 'width' | 'page' | number;

/** Where a person is in a report; what is remembered and what back and forward return to. */
export interface Place {
  readonly pageIndex: number;
  /** Part of the page's height above the window's upper edge; negative where the page begins below it. */
  readonly fraction: number;
  /** Part of the page's width at the window's middle; none: its middle. */
  readonly across?: number | undefined;
}

export interface ViewState extends Place {
  readonly zoom: Zoom;
  /** The zoom as a number, also where it follows the window. */
  readonly percent: number;
  readonly rotation: Rotation;
  readonly arrangement: Arrangement;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

/** A pointer over a page: in PDF points, and in parts of the page as shown from its upper left. */
export interface PagePointer {
  readonly pageIndex: number;
  readonly point: Point;
  readonly fraction: Point;
}

/** A found or quoted stretch of text that is shown as found. */
export interface TextMark {
  readonly pageIndex: number;
  readonly range: TextRange;
  readonly isCurrent: boolean;
}

export interface GoOptions {
  /** A place on the page to bring into view, in PDF points. */
  readonly rect?: Rect | undefined;
  readonly fraction?: number | undefined;
  /** False: this movement is not one to come back from. Default true. */
  readonly isJump?: boolean | undefined;
  /** Glides there when it is near. */
  readonly isSmooth?: boolean | undefined;
}

/** What a screen can ask of the viewer. */
export interface PdfViewerHandle {
  goTo(pageIndex: number, options?: GoOptions): void;
  goBack(): void;
  goForward(): void;
  setZoom(zoom: Zoom): void;
  /** In steps of the zoom list, at the window's middle. */
  zoomBy(steps: number): void;
  /** Clockwise, by quarters of a turn. */
  rotate(quarters?: number): void;
  arrange(arrangement: Arrangement): void;
  /** One row of pages on or back. */
  turn(by: 1 | -1): void;
  /** Sideways where the pages are wider than the window; else one row on or back. */
  sideways(by: 1 | -1): void;
  /** Scrolls by parts of the window's height; where single pages end, turns over. */
  scrollBy(windows: number): void;
  scrollToEnd(end: 'first' | 'last'): void;
  selection(): readonly PageSelection[];
  /** What is selected, in whole paragraphs. */
  selectedText(): string;
  clearSelection(): void;
  /** The pages on screen or near it, by index. */
  shownPage(pageIndex: number): ShownPage | undefined;
  /** The part of a page that is in the window, in PDF points; null when the page is not. */
  visibleRegion(pageIndex: number): Rect | null;
  layout(): PageLayout;
  focus(): void;
}

/** What an overlay gets for its page. */
export interface OverlayPage {
  readonly geometry: PageGeometry;
}

/** The words the viewer itself shows; the screen brings them in the person's language. */
export interface ViewerWords {
  /** `{page}` is replaced: 第 42 页 */
  readonly page: (pageNumber: number) => string;
  readonly pages: string;
  readonly damagedTitle: (pageNumber: number) => string;
  readonly damagedNote: string;
  readonly slowTitle: (pageNumber: number) => string;
  readonly slowNote: string;
  readonly retry: string;
  /** An image of the page is too large to be shown. */
  readonly blankImage: string;
  /** A link from one place of the report to another. */
  readonly link: string;
}
