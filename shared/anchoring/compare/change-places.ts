import type { Rect } from '../anchor.ts';
import { toPages, type FlatText, type TextRange } from '../carry/flat-text.ts';
import { rectsOfRange } from '../carry/run-boxes.ts';
import type { VersionContent } from '../carry/version-content.ts';

/** A part of a page, in PDF points. */
export interface PagePlace {
  readonly pageIndex: number;
  readonly rects: readonly Rect[];
}

/** Where a stretch of a flat text stands, page by page; of an empty one, a rect of no width between two characters. */
export function placesOf(flat: FlatText, { pages }: VersionContent, range: TextRange): readonly PagePlace[] {
  if (range.end > range.start) return rectsOf(flat, pages, range);
  const before = rectsOf(flat, pages, { start: range.start - 1, end: range.start }).at(-1);
  if (range.start > 0 && before) return [edgeOf(before, 2)];
  const behind = rectsOf(flat, pages, { start: range.start, end: range.start + 1 })[0];
  return behind ? [edgeOf(behind, 0)] : [];
}

/** What stands there, as the pages have it. */
export function wordsOf(flat: FlatText, { pages }: VersionContent, range: TextRange): string {
  return toPages(flat, range)
    .map(({ pageIndex, start, end }) => pages[pageIndex]?.text.text.slice(start, end) ?? '')
    .join('');
}

function rectsOf(flat: FlatText, pages: VersionContent['pages'], range: TextRange): readonly PagePlace[] {
  if (range.start < 0 || range.end > flat.codes.length) return [];
  return toPages(flat, range).flatMap(({ pageIndex, start, end }) => {
    const page = pages[pageIndex];
    return page ? [{ pageIndex, rects: rectsOfRange(page.text, page.boxes, { start, end }) }] : [];
  });
}

function edgeOf({ pageIndex, rects }: PagePlace, side: 0 | 2): PagePlace {
  const rect = side === 2 ? rects.at(-1) : rects[0];
  return { pageIndex, rects: rect ? [[rect[side], rect[1], rect[side], rect[3]]] : [] };
}
