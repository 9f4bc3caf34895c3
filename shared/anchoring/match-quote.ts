import type { Quote } from './anchor.ts';
import { nearMatches, similarity } from './edit-distance.ts';
import { foldText, type Folded } from './fold.ts';

/** `start` and `end` count in the page text that was searched; `score` is 1 for the same words, in (floor, 1]. */
export type QuoteMatch =
  | {
      readonly status: 'exact' | 'approximate';
      readonly start: number;
      readonly end: number;
      readonly score: number;
    }
  | { readonly status: 'absent' }
  /** The words stand in several places and the surroundings do not tell which. */
  | { readonly status: 'ambiguous'; readonly places: number };

/** A found quote is at least this like the one looked for (AN5). */
export const QUOTE_FLOOR = 0.85;
/** Quotes shorter than this (folded) are found word for word or not at all: one edit in three is another word. */
const SHORTEST_APPROXIMATE = 7;
/** How far ahead of the runner-up the surroundings of one place must be (AN4). */
const CONTEXT_MARGIN = 0.2;
/** Longer quotes are looked for by both their ends. */
const LONGEST_PATTERN = 192;

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** Finds a quote again in the text of a page (`pageText(...).text`): word for word first, then nearly. */
export function matchQuote(text: string, quote: Quote): QuoteMatch {
  const page = foldText(text);
  const exact = foldText(quote.exact).text;
  if (exact === '') return { status: 'absent' };
  const same = exactCandidates(page.text, exact);
  if (same.length > 0) return choose(text, page, quote, same, 'exact');
  return choose(text, page, quote, nearCandidates(page.text, exact), 'approximate');
}

function exactCandidates(text: string, exact: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    found.push({ start, end: start + exact.length, score: 1 });
  }
  return found;
}

function nearCandidates(text: string, exact: string): readonly Candidate[] {
  if (exact.length < SHORTEST_APPROXIMATE) return [];
  const candidates =
    exact.length <= LONGEST_PATTERN
      ? nearMatches(text, exact, errorBudget(exact)).map((match) => ({
          start: match.start,
          end: match.end,
          score: 1 - match.errors / exact.length,
        }))
      : candidatesByEnds(text, exact);
  return candidates.filter(({ score }) => score >= QUOTE_FLOOR);
}

function candidatesByEnds(text: string, exact: string): readonly Candidate[] {
  const half = LONGEST_PATTERN / 2;
  const head = exact.slice(0, half);
  const tail = exact.slice(-half);
  const heads = nearMatches(text, head, errorBudget(head));
  const tails = nearMatches(text, tail, errorBudget(tail));
  const found: Candidate[] = [];
  for (const { start } of heads) {
    for (const { end } of tails) {
      if (Math.abs(end - start - exact.length) > errorBudget(exact)) continue;
      found.push({ start, end, score: similarity(text.slice(start, end), exact) });
    }
  }
  return found;
}

function errorBudget(pattern: string): number {
  return Math.floor(pattern.length * (1 - QUOTE_FLOOR) + 1e-9);
}

function choose(
  text: string,
  page: Folded,
  quote: Quote,
  candidates: readonly Candidate[],
  status: 'exact' | 'approximate',
): QuoteMatch {
  const ranked = candidates
    .map((candidate) => ({ ...candidate, context: contextScore(page.text, quote, candidate) }))
    .sort((a, b) => b.score + b.context - (a.score + a.context));
  const [best, second] = ranked;
  if (!best) return { status: 'absent' };
  if (second && best.score + best.context - (second.score + second.context) < CONTEXT_MARGIN) {
    return { status: 'ambiguous', places: ranked.length };
  }
  return {
    status,
    start: page.at[best.start] ?? 0,
    end: endInSource(text, page, best.end),
    score: best.score,
  };
}

/** Behind the last character that matched, so that spaces which folding dropped stay outside. */
function endInSource(text: string, page: Folded, end: number): number {
  const last = page.at[end - 1] ?? 0;
  return last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
}

function contextScore(text: string, quote: Quote, { start, end }: Candidate): number {
  const prefix = foldText(quote.prefix).text;
  const suffix = foldText(quote.suffix).text;
  const before = text.slice(Math.max(0, start - prefix.length), start);
  const after = text.slice(end, end + suffix.length);
  return (similarity(before, prefix) + similarity(after, suffix)) / 2;
}
