import type { DossierId } from '#shared/domain/ids.ts';
import type { SearchableFile } from '#shared/search/searchable-files.ts';
import {
  LONGEST_PAGE,
  MOST_PAGES_AT_ONCE,
  type FileTextState,
  type TextIndexState,
} from '#shared/search/text-index.ts';
import { WatchedValue } from '#renderer/app/client/watched.ts';
import type { TextsDesk } from '#renderer/app/client/texts-desk.ts';

/** A report's words, page by page. */
export interface TextSource {
  readonly pageCount: number;
  /** Empty for a page that cannot be read. */
  readonly textOf: (pageIndex: number) => Promise<string>;
  readonly close: () => void;
}

export interface TextIndexerPorts {
  readonly texts: TextsDesk;
  readonly dossierId: DossierId;
  /** A file's words; why not, when it is no report, or cannot be had at this moment. */
  readonly open: (
    file: SearchableFile,
    signal: AbortSignal,
  ) => Promise<TextSource | 'unreadable' | 'unreachable'>;
  /** Called between any two pages: gives way to whoever reads. */
  readonly giveWay: (pageTookMs: number) => Promise<void>;
}

export interface IndexProgress {
  /** `partly`: some files could not be had; another run takes them up. */
  readonly status: 'notBegun' | 'working' | 'partly' | 'done';
  /** Null until it is known. */
  readonly index: TextIndexState | null;
}

/** Brings what is missing of a dossier's words into the index, file by file, and tells how far it is (WS16). */
export class TextIndexer {
  readonly progress = new WatchedValue<IndexProgress>({ status: 'notBegun', index: null });
  readonly #ports: TextIndexerPorts;

  constructor(ports: TextIndexerPorts) {
    this.#ports = ports;
  }

  /** One pass over the files; what is there already is left alone. Ends early, and quietly, when aborted. */
  async run(files: readonly SearchableFile[], signal: AbortSignal): Promise<void> {
    const { texts, dossierId } = this.#ports;
    const asked = await texts.state(dossierId);
    if (signal.aborted) return;
    if (!asked.ok) {
      this.progress.set({ ...this.progress.get(), status: 'partly' });
      return;
    }
    this.progress.set({ status: 'working', index: asked.value });
    let isWhole = true;
    for (const { sha256, isDone } of asked.value.files) {
      const file = files.find((one) => one.file.sha256 === sha256);
      if (isDone) continue;
      const hasFile = file !== undefined && (await this.#takeUp(file, signal).catch(() => false));
      if (signal.aborted) return;
      isWhole &&= hasFile;
    }
    this.progress.set({ ...this.progress.get(), status: isWhole ? 'done' : 'partly' });
  }

  async #takeUp(file: SearchableFile, signal: AbortSignal): Promise<boolean> {
    const { open } = this.#ports;
    const source = await open(file, signal);
    if (source === 'unreachable') return false;
    if (source === 'unreadable') return (await this.#put(file, 0, 0, []))?.isDone ?? false;
    try {
      return await this.#readOn(file, source, signal);
    } finally {
      source.close();
    }
  }

  async #readOn(file: SearchableFile, source: TextSource, signal: AbortSignal): Promise<boolean> {
    const { pageCount } = source;
    let done = this.#doneOf(file, pageCount);
    while (done < pageCount) {
      const pages: string[] = [];
      while (pages.length < MOST_PAGES_AT_ONCE && done + pages.length < pageCount) {
        const begin = performance.now();
        pages.push((await source.textOf(done + pages.length)).slice(0, LONGEST_PAGE));
        if (signal.aborted) return false;
        await this.#ports.giveWay(performance.now() - begin);
        if (signal.aborted) return false;
      }
      const state = await this.#put(file, pageCount, done, pages);
      // Another window may be ahead; an index that takes nothing would otherwise be asked for ever.
      if (!state || state.pagesDone <= done) return false;
      done = state.pagesDone;
    }
    return true;
  }

  #doneOf({ file }: SearchableFile, pageCount: number): number {
    const known = this.progress.get().index?.files.find(({ sha256 }) => sha256 === file.sha256);
    return known?.pageCount === pageCount ? known.pagesDone : 0;
  }

  async #put(
    { file: { sha256 } }: SearchableFile,
    pageCount: number,
    from: number,
    texts: readonly string[],
  ): Promise<FileTextState | null> {
    const { dossierId } = this.#ports;
    const put = await this.#ports.texts.put({ dossierId, sha256, pageCount, from, texts: [...texts] });
    if (!put.ok) return null;
    const { status, index } = this.progress.get();
    const files = index?.files.map((one) => (one.sha256 === sha256 ? put.value : one)) ?? [];
    this.progress.set({ status, index: { files } });
    return put.value;
  }
}
