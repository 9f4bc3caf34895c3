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
  return {
    pageIndex,
    range,
    over: overRange,
    snippet: {
      before: lastOf(page.text.slice(0, range.start)),
      match: next && overRange ? match + next.text.slice(overRange.start, overRange.end) : match,
      after: firstOf(last.text.slice(end)),
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

/** Dots that lead to a page number in a table of contents say nothing, and would fill the line. */
const LEADERS = /(?:[.·…．]\s*){4,}/gu;
/** Far enough that leaders may be left out and enough words remain. */
const LOOKED_AT = 200;

function lastOf(text: string): string {
  const near = text.slice(-LOOKED_AT).replace(LEADERS, '…');
  const start = Math.max(0, near.length - AROUND);
  const whole = near.slice(isInside(near, start) ? start + 1 : start);
  return start > 0 || text.length > LOOKED_AT ? `…${whole.trimStart()}` : whole;
}

function firstOf(text: string): string {
  const near = text.slice(0, LOOKED_AT).replace(LEADERS, '…');
  const stop = Math.min(near.length, AROUND);
  const whole = near.slice(0, isInside(near, stop) ? stop - 1 : stop);
  return stop < near.length || text.length > LOOKED_AT ? `${whole.trimEnd()}…` : whole;
}

/** Between the halves of one character. */
function isInside(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return index > 0 && code >= 0xdc00 && code <= 0xdfff;
}
