import type { Anchor, Rect } from './anchor.ts';
import { mergeLineRects, tidyRect } from './rects.ts';
import { sectionAt, type Heading } from './section.ts';

/** Characters kept on each side of a quote: enough to tell two rows of a table apart (AN6). */
export const CONTEXT_LENGTH = 48;
const LONGEST_QUOTE = 4000;
const MOST_RECTS = 400;

/** What a person marked: the rects they drew or selected, and the stretch of the page's text under them. */
export interface MarkedPlace {
  readonly kind: Anchor['kind'];
  readonly pageIndex: number;
  readonly rects: readonly Rect[];
  /** `pageText(...).text` of the page; empty for a scan. */
  readonly text: string;
  /** The stretch of `text` that is marked; null where there is none. */
  readonly range: { readonly start: number; readonly end: number } | null;
  readonly headings: readonly Heading[];
}

/** Makes the anchor that a comment carries (AN6-AN8). */
export function describeAnchor(place: MarkedPlace): Anchor {
  const rects = rectsOf(place);
  const quote = quoteOf(place);
  const section =
    place.kind === 'report' ? undefined : sectionAt(place.headings, place.pageIndex, topOf(rects));
  return {
    kind: place.kind,
    pageIndex: place.pageIndex,
    rects,
    ...(quote ? { quote } : {}),
    ...(section ? { section } : {}),
  };
}

function rectsOf({ kind, rects }: MarkedPlace): readonly Rect[] {
  switch (kind) {
    case 'text':
      return mergeLineRects(rects).slice(0, MOST_RECTS);
    case 'rect':
    case 'pin':
      return rects.slice(0, 1).map(tidyRect);
    case 'page':
    case 'report':
      return [];
  }
}

function quoteOf({ text, range }: MarkedPlace): Anchor['quote'] {
  if (!range || range.end <= range.start) return undefined;
  const start = wholeCharacter(text, range.start);
  const end = wholeCharacter(text, Math.min(range.end, start + LONGEST_QUOTE));
  if (text.slice(start, end).trim() === '') return undefined;
  return {
    exact: text.slice(start, end),
    prefix: text.slice(wholeCharacter(text, Math.max(0, start - CONTEXT_LENGTH)), start),
    suffix: text.slice(end, wholeCharacter(text, Math.min(text.length, end + CONTEXT_LENGTH))),
  };
}

/** Never cuts a surrogate pair: steps back to the beginning of the character. */
function wholeCharacter(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff && index > 0 ? index - 1 : index;
}

function topOf(rects: readonly Rect[]): number | null {
  return rects.length === 0 ? null : Math.max(...rects.map((rect) => rect[3]));
}
