import { isDrawn, isOnWords, MOST_NEXT_PAGES, MOST_RECTS } from './anchor.ts';
import type { Anchor, AnchorKind, MarkColour, Rect } from './anchor.ts';
import { mergeLineRects, tidyRect } from './rects.ts';
import { sectionAt, type Heading } from './section.ts';
import { packStrokes, type MarkPoint } from './strokes.ts';

/** Characters kept on each side of a quote: enough to tell two rows of a table apart (AN6). */
export const CONTEXT_LENGTH = 48;
const LONGEST_QUOTE = 4000;

/** What a person marked: the rects they drew or selected, and the stretch of the page's text under them. */
export interface MarkedPlace {
  readonly kind: AnchorKind;
  readonly pageIndex: number;
  /** Of a drawn mark it is found from `drawn`. */
  readonly rects: readonly Rect[];
  /** Rects of a mark on words on the pages that follow. */
  readonly nextPages?: readonly (readonly Rect[])[] | undefined;
  /** What was drawn, in points, stroke by stroke. */
  readonly drawn?: readonly (readonly MarkPoint[])[] | undefined;
  readonly colour?: MarkColour | undefined;
  /** `pageText(...).text` of the page, with those of the pages it runs on over behind it; empty for a scan. */
  readonly text: string;
  /** The stretch of `text` that is marked; null where there is none. */
  readonly range: { readonly start: number; readonly end: number } | null;
  readonly headings: readonly Heading[];
}

/** Makes the anchor that a comment carries (AN6-AN8, AN15, AN16). A drawing without a shape is a mark on the page. */
export function describeAnchor(place: MarkedPlace): Anchor {
  if (!isDrawn(place.kind)) return describe(place, place.kind, rectsOf(place), {});
  const packed = packStrokes(place.kind, place.drawn ?? []);
  if (!packed) return describe(place, 'page', [], {});
  return describe(place, place.kind, [packed.rect], { strokes: packed.strokes });
}

function describe(
  place: MarkedPlace,
  kind: AnchorKind,
  rects: readonly Rect[],
  shape: Pick<Anchor, 'strokes'>,
): Anchor {
  const quote = quoteOf(place);
  const nextPages = nextPagesOf(place);
  const section = kind === 'report' ? undefined : sectionAt(place.headings, place.pageIndex, topOf(rects));
  return {
    kind,
    pageIndex: place.pageIndex,
    rects,
    ...(nextPages.length > 0 ? { nextPages } : {}),
    ...shape,
    ...(quote ? { quote } : {}),
    ...(section ? { section } : {}),
    ...(place.colour ? { colour: place.colour } : {}),
  };
}

function rectsOf({ kind, rects }: MarkedPlace): readonly Rect[] {
  switch (kind) {
    case 'text':
    case 'underline':
    case 'strikeOut':
      return mergeLineRects(rects).slice(0, MOST_RECTS);
    case 'rect':
    case 'pin':
      return rects.slice(0, 1).map(tidyRect);
    case 'polygon':
    case 'arrow':
    case 'ink':
    case 'page':
    case 'report':
      return [];
  }
}

function nextPagesOf({ kind, nextPages = [] }: MarkedPlace): readonly (readonly Rect[])[] {
  if (!isOnWords(kind)) return [];
  const pages = nextPages
    .slice(0, MOST_NEXT_PAGES)
    .map((rects) => mergeLineRects(rects).slice(0, MOST_RECTS));
  return pages.slice(0, pages.findLastIndex((rects) => rects.length > 0) + 1);
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
