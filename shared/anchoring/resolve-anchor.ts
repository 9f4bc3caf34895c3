import type { Anchor } from './anchor.ts';
import { matchQuote, type QuoteMatch } from './match-quote.ts';

/** Finds the words of an anchor again in the text of a page; an anchor without words is never guessed (AN9). */
export function resolveAnchor(anchor: Anchor, text: string): QuoteMatch {
  return anchor.quote ? matchQuote(text, anchor.quote) : { status: 'absent' };
}
