import type { KeptText, TextDisk } from '../durable-texts.ts';

/** A disk that can be slow, and can be full. */
export class MemoryTextDisk implements TextDisk {
  readonly texts = new Map<string, KeptText>();
  readonly writes: ReadonlyMap<string, KeptText>[] = [];
  isFull = false;
  #gate: Promise<void> = Promise.resolve();

  /** Nothing more gets written until the returned function is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#gate = promise;
    return () => resolve(undefined);
  }

  read(key: string): Promise<KeptText | null> {
    return Promise.resolve(this.texts.get(key) ?? null);
  }

  under(prefix: string): Promise<ReadonlyMap<string, KeptText>> {
    return Promise.resolve(new Map([...this.texts].filter(([key]) => key.startsWith(prefix))));
  }

  async write(texts: ReadonlyMap<string, KeptText>): Promise<void> {
    await this.#gate;
    if (this.isFull) throw new Error('disk full');
    this.writes.push(new Map(texts));
    for (const [key, kept] of texts) {
      if (kept.text === null) this.texts.delete(key);
      else this.texts.set(key, kept);
    }
  }
}
