import { foldForSearch } from './fold-search.ts';
import { withArabicNumerals } from './numerals.ts';

/** Counts up when what `listText` makes changes: rows that were made otherwise are made anew. */
export const LIST_TEXT_FORM = 1;

/** Stands between parts, so that nothing is found across two of them; nobody can type it. */
const BETWEEN = '\u0001';

/** What a list row is found by, as searching sees it (RD6), once as written and once with Arabic numerals. */
export function listText(parts: readonly string[]): string {
  const folded = parts.map((part) => foldForSearch(part).text);
  return [...folded, ...folded.map(withArabicNumerals)].join(BETWEEN);
}

/** The two texts of which a row found by `typed` holds one. */
export function listQuery(typed: string): { readonly text: string; readonly arabic: string } {
  const text = foldForSearch(typed).text;
  return { text, arabic: withArabicNumerals(text) };
}
