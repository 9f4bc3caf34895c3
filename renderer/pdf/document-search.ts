import { describePlace, type PageAt } from '#shared/search/describe-place.ts';
import {
  framesOf,
  placesInFile,
  placesOnPage,
  type FoldedPlace,
  type PlacesInFile,
} from '#shared/search/find-places.ts';
import { foldForSearch } from '#shared/search/fold-search.ts';
import type { FoundPlace } from '#shared/search/found.ts';
import type { PdfDocument } from './pdf-document.ts';
import { yieldToUser } from './yield-to-user.ts';

export interface SearchState {
  readonly query: string;
  /** In the order of the document, also while pages are still being read. */
  readonly hits: readonly FoundPlace[];
  /** All there are so far; the list ends earlier. */
  readonly count: number;
  readonly pagesRead: number;
  readonly pageCount: number;
  readonly isDone: boolean;
}

/** How often a growing list of hits is shown. */
const TELL_EVERY_MS = 120;
const MOST_HITS = 5_000;

interface ReadPage extends PageAt {
  readonly folded: string;
}

const UNREADABLE: ReadPage = { text: '', folded: '', at: new Uint32Array(1) };

/** Searches one open report again and again; what was read of it for one query is there for the next. */
export class DocumentSearch {
  readonly #document: PdfDocument;
  readonly #pages: (ReadPage | undefined)[] = [];

  constructor(document: PdfDocument) {
    this.#document = document;
  }

  /**
   * Page by page, from `fromPage` on and round, telling what there is while the rest is being read. Gives way
   * to the reader between any two pages. Words that run over a page break are found when all has been read.
   */
  async run(
    query: string,
    fromPage: number,
    signal: AbortSignal,
    onState: (state: SearchState) => void,
  ): Promise<void> {
    const folded = foldForSearch(query).text;
    const { pageCount } = this.#document;
    const byPage: (readonly FoundPlace[])[] = [];
    let count = 0;
    let toldAt = -Infinity;
    for (let step = 0; step < pageCount && folded !== ''; step++) {
      const pageIndex = (fromPage + step) % pageCount;
      const isKnown = this.#pages[pageIndex] !== undefined;
      const page = await this.#read(pageIndex);
      if (signal.aborted) return;
      const found = placesOnPage(page.folded, pageIndex, folded, MOST_HITS);
      if (count < MOST_HITS) byPage[pageIndex] = this.#describe(found);
      count += found.length;
      const now = performance.now();
      if (now - toldAt > TELL_EVERY_MS && (found.length > 0 || step % 16 === 0)) {
        toldAt = now;
        const hits = byPage.flat().slice(0, MOST_HITS);
        onState({ query, hits, count, pagesRead: step + 1, pageCount, isDone: false });
      }
      if (!isKnown || step % 64 === 0) await yieldToUser();
      if (signal.aborted) return;
    }
    const { count: all, places } = this.#whole(folded);
    onState({
      query,
      hits: this.#describe(places),
      count: all,
      pagesRead: pageCount,
      pageCount,
      isDone: true,
    });
  }

  #whole(query: string): PlacesInFile {
    if (query === '') return { count: 0, places: [] };
    const pages = Array.from(
      { length: this.#document.pageCount },
      (_, pageIndex) => this.#pages[pageIndex]?.folded ?? '',
    );
    return placesInFile(pages, framesOf(pages), query, MOST_HITS);
  }

  #describe(places: readonly FoldedPlace[]): readonly FoundPlace[] {
    return places.map((place) => describePlace(place, (pageIndex) => this.#pages[pageIndex] ?? UNREADABLE));
  }

  /** A page that cannot be read has its own error card, and is tried again by the next search. */
  async #read(pageIndex: number): Promise<ReadPage> {
    const known = this.#pages[pageIndex];
    if (known) return known;
    try {
      const { text } = (await this.#document.words(pageIndex)).text;
      const { text: folded, at } = foldForSearch(text);
      const page = { text, folded, at };
      this.#pages[pageIndex] = page;
      return page;
    } catch {
      return UNREADABLE;
    }
  }
}
