import type { Folded } from '#shared/anchoring/fold.ts';

/** A stretch of a page's text (`PageText.text`). */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A page full of one letter is no result list. */
const MOST_PER_PAGE = 500;

/** Where a folded query stands in a page's folded text; places do not overlap. */
export function findInPage(page: Folded, foldedQuery: string): readonly TextRange[] {
  if (foldedQuery === '') return [];
  const found: TextRange[] = [];
  let from = page.text.indexOf(foldedQuery);
  while (from !== -1 && found.length < MOST_PER_PAGE) {
    const end = from + foldedQuery.length;
    const start = page.at[from] ?? 0;
    found.push({ start, end: Math.max(start + 1, (page.at[end - 1] ?? 0) + 1) });
    from = page.text.indexOf(foldedQuery, end);
  }
  return found;
}

export interface Snippet {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** A found place with the words around it, for one line of a list. */
export function snippetOf(text: string, { start, end }: TextRange, around = 18): Snippet {
  const from = Math.max(0, start - around);
  const to = Math.min(text.length, end + around);
  return {
    before: (from > 0 ? '…' : '') + text.slice(from, start),
    match: text.slice(start, end),
    after: text.slice(end, to) + (to < text.length ? '…' : ''),
  };
}
