import type { Sha256 } from '../domain/ids.ts';
import type { FileExtent, PageTextStore, TwoTexts } from './page-text-store.ts';

interface KeptFile {
  readonly pageCount: number;
  readonly texts: string[];
  readonly folded: readonly string[];
  readonly blankPages: number;
}

/** Page texts that end with the page or the process. */
export class MemoryTexts implements PageTextStore {
  readonly #files = new Map<Sha256, KeptFile>();
  readonly #holders = new Map<string, Set<Sha256>>();

  extent(sha256: Sha256): FileExtent | null {
    const file = this.#files.get(sha256);
    if (!file) return null;
    const { pageCount, texts, blankPages } = file;
    return { pageCount, pagesDone: texts.length, blankPages };
  }

  append(holder: string, sha256: Sha256, pageCount: number, pages: readonly TwoTexts[]): void {
    const known = this.#files.get(sha256);
    const before = known?.pageCount === pageCount ? known : NOTHING;
    this.#files.set(sha256, {
      pageCount,
      texts: [...before.texts, ...pages.map(({ text }) => text)],
      folded: [...before.folded, ...pages.map(({ folded }) => folded)],
      blankPages: before.blankPages + pages.filter(({ text }) => text === '').length,
    });
    const held = this.#holders.get(holder) ?? new Set();
    this.#holders.set(holder, held.add(sha256));
  }

  folded(sha256: Sha256): readonly string[] {
    return this.#files.get(sha256)?.folded ?? NOTHING.folded;
  }

  text(sha256: Sha256, pageIndex: number): string {
    return this.#files.get(sha256)?.texts[pageIndex] ?? '';
  }

  keep(holder: string, files: readonly Sha256[]): void {
    const held = this.#holders.get(holder);
    if (!held) return;
    this.#holders.set(holder, new Set(files.filter((sha256) => held.has(sha256))));
    const all = new Set([...this.#holders.values()].flatMap((some) => [...some]));
    for (const sha256 of this.#files.keys()) if (!all.has(sha256)) this.#files.delete(sha256);
  }
}

const NOTHING: KeptFile = { pageCount: 0, texts: [], folded: [], blankPages: 0 };
