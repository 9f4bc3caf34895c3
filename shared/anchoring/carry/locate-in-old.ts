import type { Anchor } from '../anchor.ts';
import { foldText } from '../fold.ts';
import { matchQuote } from '../match-quote.ts';
import type { PageRange, TextRange } from './flat-text.ts';
import { rectsOfRange } from './run-boxes.ts';
import type { PageContent } from './version-content.ts';

/** Farther from the mark than this, in points, words are not the ones that were marked. */
const FARTHEST = 60;

/**
 * The stretch of its own page that an anchor's words are. They stand there as they were taken; where they stand
 * several times between the same words, the mark's own place tells. Null where neither does.
 */
export function locateInOld(anchor: Anchor, page: PageContent): TextRange | null {
  const { quote } = anchor;
  if (!quote) return null;
  const { text } = page.text;
  const whole = quote.prefix + quote.exact + quote.suffix;
  const places: TextRange[] = [];
  for (let at = text.indexOf(whole); at !== -1; at = text.indexOf(whole, at + 1)) {
    const start = at + quote.prefix.length;
    places.push({ start, end: start + quote.exact.length });
  }
  const [only] = places;
  if (only && places.length === 1) return only;
  if (places.length > 1) return nearestToMark(anchor, page, places);
  const match = matchQuote(text, quote);
  if (match.status === 'exact' || match.status === 'approximate') return match;
  return match.status === 'ambiguous' ? nearestToMark(anchor, page, sameWords(text, quote.exact)) : null;
}

/**
 * The stretches, page by page, of a mark that runs on over its next pages. `texts` are the texts of its pages in
 * order; the words go from the end of one to the beginning of the next, so they stand in one place or in none.
 */
export function locateOverPages(
  { quote, pageIndex }: Anchor,
  texts: readonly string[],
): readonly PageRange[] {
  if (!quote) return [];
  const joined = texts.join('');
  const at = joined.indexOf(quote.prefix + quote.exact + quote.suffix);
  const start = at + quote.prefix.length;
  const found = at === -1 ? matchQuote(joined, quote) : { start, end: start + quote.exact.length };
  if (!('start' in found)) return [];
  const parts: PageRange[] = [];
  let begin = 0;
  for (const [step, text] of texts.entries()) {
    const from = Math.max(0, found.start - begin);
    const to = Math.min(text.length, found.end - begin);
    if (to > from) parts.push({ pageIndex: pageIndex + step, start: from, end: to });
    begin += text.length;
  }
  return parts;
}

function sameWords(text: string, exact: string): readonly TextRange[] {
  const page = foldText(text);
  const words = foldText(exact).text;
  const places: TextRange[] = [];
  for (let at = page.text.indexOf(words); at !== -1; at = page.text.indexOf(words, at + 1)) {
    places.push({ start: page.at[at] ?? 0, end: (page.at[at + words.length - 1] ?? 0) + 1 });
  }
  return places;
}

function nearestToMark(
  anchor: Anchor,
  { text, boxes }: PageContent,
  places: readonly TextRange[],
): TextRange | null {
  const [mark] = anchor.rects;
  if (!mark) return null;
  const ranked = places
    .map((place) => {
      const [first] = rectsOfRange(text, boxes, place);
      const distance = first ? Math.hypot(first[0] - mark[0], first[3] - mark[3]) : Infinity;
      return { place, distance };
    })
    .sort((a, b) => a.distance - b.distance);
  const [best, second] = ranked;
  if (!best || best.distance > FARTHEST) return null;
  // Two that are nearly as near could be mistaken for each other by another type's metrics.
  return second && second.distance < best.distance * 2 + 2 ? null : best.place;
}
