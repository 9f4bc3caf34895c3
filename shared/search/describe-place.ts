import type { FoldedPlace } from './find-places.ts';
import { foldForSearch } from './fold-search.ts';
import type { FoundPlace, TextRange } from './found.ts';

/** Units of text shown on each side of what was found. */
const AROUND = 18;

/** A place in folded pages as a place in their texts, with the words around it. `textOf` is asked for one page or two. */
export function describePlace(
  { pageIndex, from, to, over }: FoldedPlace,
  textOf: (pageIndex: number) => PageAt,
): FoundPlace {
  const page = textOf(pageIndex);
  const range = rangeOf(page, from, to);
  const next = over && textOf(pageIndex + 1);
  const overRange = next && rangeOf(next, over.from, over.to);
  const last = next ?? page;
  const end = (overRange ?? range).end;
  const match = page.text.slice(range.start, range.end);
  const start = wholeFrom(page.text, Math.max(0, range.start - AROUND));
  const stop = wholeTo(last.text, Math.min(last.text.length, end + AROUND));
  return {
    pageIndex,
    range,
    over: overRange,
    snippet: {
      before: (start > 0 ? '…' : '') + page.text.slice(start, range.start),
      match: next && overRange ? match + next.text.slice(overRange.start, overRange.end) : match,
      after: last.text.slice(end, stop) + (stop < last.text.length ? '…' : ''),
    },
  };
}

/** A page's text, and for each unit of its folded text where that comes from. */
export interface PageAt {
  readonly text: string;
  readonly at: Uint32Array;
}

export function pageAt(text: string): PageAt {
  return { text, at: foldForSearch(text).at };
}

/** A character that folds to several units is found whole. */
function rangeOf({ text, at }: PageAt, from: number, to: number): TextRange {
  const start = at[from] ?? 0;
  const last = at[to - 1] ?? start;
  const width = (text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1;
  return { start, end: Math.max(start + 1, last + width) };
}

function wholeFrom(text: string, index: number): number {
  return isInside(text, index) ? index + 1 : index;
}

function wholeTo(text: string, index: number): number {
  return isInside(text, index) ? index - 1 : index;
}

/** Between the halves of one character. */
function isInside(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return index > 0 && code >= 0xdc00 && code <= 0xdfff;
}
