import type { Rect } from '#shared/anchoring/anchor.ts';
import { mergeLineRects } from '#shared/anchoring/rects.ts';
import type { TextRange } from '#shared/search/found.ts';
import { copiedText, placeRun } from './copied-text.ts';
import { rectToPdf, type PageGeometry } from './page-geometry.ts';
import type { PageTextLayer } from './text-layer.ts';

/** A selection on one page, in PDF points and in the page's text. */
export interface PageSelection {
  readonly pageIndex: number;
  readonly text: string;
  readonly range: TextRange;
  readonly rects: readonly Rect[];
  /** Of its last line, in window pixels: where something about it may open. */
  readonly end: DOMRect;
}

/** A page as the viewer has it on screen. */
export interface ShownPage {
  readonly geometry: PageGeometry;
  readonly element: HTMLElement;
  readonly layer: PageTextLayer | null;
}

/** What is selected in the shown pages, page by page; empty when nothing is, or something elsewhere. */
export function readSelection(pages: Iterable<ShownPage>): readonly PageSelection[] {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return [...pages]
    .sort((a, b) => a.geometry.pageIndex - b.geometry.pageIndex)
    .flatMap((page) => selectionOn(page, range) ?? []);
}

/** What is selected, to be used elsewhere; empty when nothing is. */
export function selectedText(pages: Iterable<ShownPage>): string {
  const byPage = new Map([...pages].map((page) => [page.geometry.pageIndex, page]));
  return readSelection(byPage.values())
    .flatMap(({ pageIndex, range }) => {
      const words = byPage.get(pageIndex)?.layer?.words;
      return words ? copiedText(words.text, words.items.map(placeRun), range) : [];
    })
    .join('\n');
}

function selectionOn({ geometry, element, layer }: ShownPage, range: Range): PageSelection | null {
  if (!layer || !range.intersectsNode(element)) return null;
  const text = layer.words.text.text;
  const start = element.contains(range.startContainer)
    ? layer.indexOf(range.startContainer, range.startOffset)
    : 0;
  const end = element.contains(range.endContainer)
    ? layer.indexOf(range.endContainer, range.endOffset)
    : text.length;
  if (start === undefined) return null;
  const stretch = { start, end: end ?? text.length };
  if (stretch.end <= stretch.start) return null;
  const boxes = layer.rangesOf(stretch).flatMap((part) => [...part.getClientRects()]);
  const last = boxes.at(-1);
  if (!last) return null;
  const origin = element.getBoundingClientRect();
  const rects = boxes.map((box) =>
    rectToPdf(geometry, {
      left: box.left - origin.left,
      top: box.top - origin.top,
      width: box.width,
      height: box.height,
    }),
  );
  return {
    pageIndex: geometry.pageIndex,
    text: text.slice(stretch.start, stretch.end),
    range: stretch,
    rects: mergeLineRects(rects),
    end: last,
  };
}

/** The stretch of a page's text that lies in a rect: from the first word whose middle is inside to the last. */
export function textInRect(layer: PageTextLayer, rect: Rect): TextRange | null {
  let first = -1;
  let last = -1;
  layer.words.items.forEach((item, run) => {
    const [, , , , x = 0, y = 0] = item.transform as number[];
    const middle = { x: x + item.width / 2, y: y + item.height / 2 };
    const isInside =
      item.str.trim() !== '' &&
      middle.x >= rect[0] &&
      middle.x <= rect[2] &&
      middle.y >= rect[1] &&
      middle.y <= rect[3];
    if (!isInside) return;
    if (first === -1) first = run;
    last = run;
  });
  if (first === -1) return null;
  const start = layer.words.text.runs.indexOf(first);
  const end = layer.words.text.runs.lastIndexOf(last) + 1;
  return start === -1 || end <= start ? null : { start, end };
}
