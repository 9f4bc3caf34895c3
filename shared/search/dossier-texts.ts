import type { DossierId, Sha256 } from '../domain/ids.ts';
import { describePlace, pageAt, type PageAt } from './describe-place.ts';
import { framesOf, placesInFile, type FoldedPlace, type Frames } from './find-places.ts';
import { foldForSearch } from './fold-search.ts';
import type { FoundPlace } from './found.ts';
import type { PageTextStore } from './page-text-store.ts';
import type { SearchableFile } from './searchable-files.ts';
import type { FileTextState, FoundTexts, PutTexts, TextIndexState } from './text-index.ts';

export interface DossierTextsPorts {
  readonly store: PageTextStore;
  /** Whose rights these are, for the store to know what may be dropped. */
  readonly owner: string;
  /** What the person may search at this moment; null where the dossier is not open to them. */
  readonly searchable: (dossierId: DossierId) => readonly SearchableFile[] | null;
}

/** Places listed for one query, over all files of a dossier. */
export const MOST_PLACES = 500;

/**
 * The words of a dossier's reports, searched and added to with the rights of this moment (L2): a file that the
 * person may not read has no hits, no count and no progress. Null says that there is no such dossier or file.
 */
export class DossierTexts {
  readonly #ports: DossierTextsPorts;
  readonly #frames = new WeakMap<readonly string[], Frames>();

  constructor(ports: DossierTextsPorts) {
    this.#ports = ports;
  }

  state(dossierId: DossierId): TextIndexState | null {
    const files = this.#ports.searchable(dossierId);
    return files && { files: files.map((version) => this.#stateOf(version)) };
  }

  /** Pages that are here already are passed over; a gap is not filled. */
  put({ dossierId, sha256, pageCount, from, texts }: PutTexts): FileTextState | null {
    const { store, searchable } = this.#ports;
    const version = searchable(dossierId)?.find(({ file }) => file.sha256 === sha256);
    if (!version) return null;
    const known = store.extent(sha256);
    const done = known?.pageCount === pageCount ? known.pagesDone : 0;
    const fresh = from <= done ? texts.slice(done - from, pageCount - from) : [];
    if (fresh.length > 0 || (pageCount === 0 && !known)) {
      const pages = fresh.map((text) => ({ text, folded: foldForSearch(text).text }));
      store.append(this.#holder(dossierId), sha256, pageCount, pages);
    }
    return this.#stateOf(version);
  }

  find(dossierId: DossierId, query: string): FoundTexts | null {
    const { searchable, store } = this.#ports;
    const files = searchable(dossierId);
    if (!files) return null;
    const folded = foldForSearch(query).text;
    const found = files.flatMap(({ file: { sha256 } }) => {
      const pages = folded === '' ? [] : store.folded(sha256);
      const { count, places } = placesInFile(pages, this.#framesOf(pages), folded, MOST_PLACES);
      return count === 0 ? [] : [{ sha256, count, places }];
    });
    const shares = shareOut(
      found.map(({ places }) => places.length),
      MOST_PLACES,
    );
    return {
      index: { files: files.map((version) => this.#stateOf(version)) },
      files: found.map(({ sha256, count, places }, index) => ({
        sha256,
        count,
        places: this.#describe(sha256, places.slice(0, shares[index])),
      })),
    };
  }

  /** Rights in a dossier may have changed: texts of files that nobody here may read any more go (WS9). */
  keepOnly(dossierId: DossierId, files: readonly SearchableFile[]): void {
    this.#ports.store.keep(
      this.#holder(dossierId),
      files.map(({ file }) => file.sha256),
    );
  }

  #holder(dossierId: DossierId): string {
    return `${this.#ports.owner}/${dossierId}`;
  }

  #stateOf({ file }: SearchableFile): FileTextState {
    const extent = this.#ports.store.extent(file.sha256);
    const pageCount = extent?.pageCount ?? file.pages;
    const pagesDone = extent?.pagesDone ?? 0;
    return {
      sha256: file.sha256,
      pageCount,
      pagesDone,
      blankPages: extent?.blankPages ?? 0,
      isDone: extent !== null && pagesDone === pageCount,
    };
  }

  #framesOf(pages: readonly string[]): Frames {
    const known = this.#frames.get(pages);
    if (known) return known;
    const frames = framesOf(pages);
    this.#frames.set(pages, frames);
    return frames;
  }

  #describe(sha256: Sha256, places: readonly FoldedPlace[]): FoundPlace[] {
    const pages = new Map<number, PageAt>();
    const textOf = (pageIndex: number): PageAt => {
      const page = pages.get(pageIndex) ?? pageAt(this.#ports.store.text(sha256, pageIndex));
      pages.set(pageIndex, page);
      return page;
    };
    return places.map((place) => describePlace(place, textOf));
  }
}

/** Shares `total` among those who want some: nobody gets more than they want, and what one leaves others get. */
function shareOut(wanted: readonly number[], total: number): readonly number[] {
  const shares = wanted.map(() => 0);
  let left = total;
  const bySize = [...wanted.keys()].sort((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0));
  bySize.forEach((index, position) => {
    const share = Math.min(wanted[index] ?? 0, Math.floor(left / (bySize.length - position)));
    shares[index] = share;
    left -= share;
  });
  return shares;
}
