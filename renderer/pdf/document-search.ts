import { foldText } from '#shared/anchoring/fold.ts';
import { findInPage, snippetOf, type Snippet, type TextRange } from './find-in-page.ts';
import type { PdfDocument } from './pdf-document.ts';
import { yieldToUser } from './yield-to-user.ts';

export interface SearchHit {
  readonly pageIndex: number;
  readonly range: TextRange;
  readonly snippet: Snippet;
}

export interface SearchState {
  readonly query: string;
  /** In the order of the document, also while pages are still being read. */
  readonly hits: readonly SearchHit[];
  readonly pagesRead: number;
  readonly pageCount: number;
  readonly isDone: boolean;
}

/** How often a growing list of hits is shown. */
const TELL_EVERY_MS = 120;
const MOST_HITS = 5_000;

/**
 * Searches a report page by page, from `fromPage` on and round, telling what it has while the rest is being
 * read. Gives way to the reader between any two pages.
 */
export async function searchDocument(
  document: PdfDocument,
  query: string,
  fromPage: number,
  signal: AbortSignal,
  onState: (state: SearchState) => void,
): Promise<void> {
  const folded = foldText(query).text;
  const byPage: (readonly SearchHit[])[] = [];
  const { pageCount } = document;
  let count = 0;
  let toldAt = -Infinity;
  for (let step = 0; step < pageCount && folded !== '' && count < MOST_HITS; step++) {
    const pageIndex = (fromPage + step) % pageCount;
    const hits = await hitsOn(document, pageIndex, folded);
    if (signal.aborted) return;
    byPage[pageIndex] = hits;
    count += hits.length;
    const isTime = performance.now() - toldAt > TELL_EVERY_MS;
    if (isTime && (hits.length > 0 || step % 16 === 0)) {
      toldAt = performance.now();
      onState({ query, hits: byPage.flat(), pagesRead: step + 1, pageCount, isDone: false });
    }
    await yieldToUser();
    if (signal.aborted) return;
  }
  onState({ query, hits: byPage.flat(), pagesRead: pageCount, pageCount, isDone: true });
}

async function hitsOn(
  document: PdfDocument,
  pageIndex: number,
  folded: string,
): Promise<readonly SearchHit[]> {
  try {
    const words = await document.words(pageIndex);
    return findInPage(words.folded, folded).map((range) => ({
      pageIndex,
      range,
      snippet: snippetOf(words.text.text, range),
    }));
  } catch {
    return []; // a page that cannot be read has its own error card
  }
}
