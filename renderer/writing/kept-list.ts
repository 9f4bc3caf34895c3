import type { Scratch } from './kept-draft.ts';

export interface KeptListState<T> {
  readonly items: readonly T[];
  readonly isLoaded: boolean;
}

/** Less than a scratch text may hold, whatever characters it is made of. */
const LONGEST_TEXT = 90_000;

/**
 * A short list of a person's own on this machine: clauses, phrases. Each change is made on what is stored at that
 * moment, so that two windows of one person do not undo each other (CL5).
 */
export class KeptList<T> {
  readonly #scratch: Scratch;
  readonly #key: string;
  readonly #parse: (stored: unknown) => readonly T[] | null;
  #state: KeptListState<T> = { items: [], isLoaded: false };
  #turn: Promise<unknown>;
  readonly #listeners = new Set<() => void>();

  constructor(scratch: Scratch, key: string, parse: (stored: unknown) => readonly T[] | null) {
    this.#scratch = scratch;
    this.#key = key;
    this.#parse = parse;
    this.#turn = this.#read().then(
      (items) => this.#set(items),
      () => this.#set([]),
    );
  }

  get = (): KeptListState<T> => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** One change after the other; false when it did not reach the disk, and the list is as it was. */
  change(next: (items: readonly T[]) => readonly T[]): Promise<boolean> {
    const done = this.#turn.then(() => this.#apply(next));
    this.#turn = done;
    return done;
  }

  async #apply(next: (items: readonly T[]) => readonly T[]): Promise<boolean> {
    try {
      const items = next(await this.#read());
      const text = JSON.stringify(items);
      if (text.length > LONGEST_TEXT) return false;
      await this.#scratch.save(this.#key, items.length === 0 ? null : text);
      this.#set(items);
      return true;
    } catch {
      return false;
    }
  }

  async #read(): Promise<readonly T[]> {
    const text = await this.#scratch.load(this.#key);
    if (text === null) return [];
    const items = this.#parsed(text);
    // What cannot be read is put aside before anything is written over it.
    if (items === null) await this.#scratch.save(`${this.#key}:unreadable`, text);
    return items ?? [];
  }

  #parsed(text: string): readonly T[] | null {
    try {
      return this.#parse(JSON.parse(text));
    } catch {
      return null;
    }
  }

  #set(items: readonly T[]): void {
    this.#state = { items, isLoaded: true };
    for (const listener of [...this.#listeners]) listener();
  }
}
