import { z } from 'zod';
import { keep } from './keep.ts';

/** `text` is null where the text was deleted; `at`: when it was written, in ms. */
export interface KeptText {
  readonly text: string | null;
  readonly at: number;
}

/** Where texts come to lie. What is written is on the disk when the promise resolves, not merely on its way. */
export interface TextDisk {
  read(key: string): Promise<KeptText | null>;
  /** All or none of them. */
  write(texts: ReadonlyMap<string, KeptText>): Promise<void>;
  /** Every text whose key begins so. */
  under(prefix: string): Promise<ReadonlyMap<string, KeptText>>;
}

const LEFT = 'yunping:left:';
const leftSchema = z.object({ text: z.string().nullable(), at: z.number() });

/**
 * Texts that are being typed in a browser. A write is done when the disk has it, so that even a browser that is
 * killed loses nothing that was called saved (S1); texts that come meanwhile wait and are written together, of each
 * key the newest. A page that goes away cannot wait: it leaves what is under way in `localStorage`, from where the
 * next page takes it.
 *
 * ```
 *  save ──► waiting ──► writing ──► on the disk: done
 *              └────────────┴── page going away, or the disk refused ──► left ──► taken up by `load`
 * ```
 */
export class DurableTexts {
  readonly #disk: TextDisk;
  readonly #left: Storage;
  readonly #nowMs: () => number;
  #waiting = new Map<string, KeptText>();
  #writing: ReadonlyMap<string, KeptText> = new Map();
  #turn: Promise<unknown> = Promise.resolve();
  #next: Promise<void> | null = null;
  #isLeaving = false;

  constructor(disk: TextDisk, left: Storage, nowMs: () => number = Date.now) {
    this.#disk = disk;
    this.#left = left;
    this.#nowMs = nowMs;
  }

  async load(key: string): Promise<string | null> {
    const unwritten = this.#unwritten(key);
    if (unwritten) return unwritten.text;
    const left = this.#leftOf(key);
    if (!left) return (await this.#disk.read(key))?.text ?? null;
    const written = await this.#disk.read(key).catch(() => null);
    if (written && written.at > left.at) {
      keep(this.#left, LEFT + key, null);
      return written.text;
    }
    // What was left behind gets its place on the disk, unless something newer is already on its way there.
    if (!this.#unwritten(key)) await this.#put(key, left).catch(() => undefined);
    return left.text;
  }

  /** Resolves when the text is on the disk; rejects when it could not be written. Null deletes. */
  save(key: string, text: string | null): Promise<void> {
    return this.#put(key, { text, at: this.#nowMs() });
  }

  /** The page is going away: what has not been written is left behind at once, and so is what still comes. */
  leave(): void {
    this.#isLeaving = true;
    for (const [key, text] of [...this.#writing, ...this.#waiting]) this.#leave(key, text);
  }

  /** The page has come back after all. */
  stay(): void {
    this.#isLeaving = false;
  }

  #put(key: string, text: KeptText): Promise<void> {
    this.#waiting.set(key, text);
    if (this.#isLeaving) this.#leave(key, text);
    if (!this.#next) {
      this.#next = this.#turn.then(() => this.#write());
      this.#turn = this.#next.catch(() => undefined);
    }
    return this.#next;
  }

  async #write(): Promise<void> {
    this.#next = null;
    const texts = this.#waiting;
    this.#waiting = new Map();
    this.#writing = texts;
    try {
      await this.#disk.write(texts);
      for (const [key, { at }] of texts) {
        const left = this.#leftOf(key);
        if (left && left.at <= at) keep(this.#left, LEFT + key, null);
      }
    } catch (error) {
      for (const [key, text] of texts) this.#leave(key, text);
      throw error;
    } finally {
      this.#writing = new Map();
    }
  }

  #unwritten(key: string): KeptText | null {
    return this.#waiting.get(key) ?? this.#writing.get(key) ?? null;
  }

  #leave(key: string, text: KeptText): void {
    keep(this.#left, LEFT + key, JSON.stringify(text));
  }

  #leftOf(key: string): KeptText | null {
    try {
      return leftSchema.parse(JSON.parse(this.#left.getItem(LEFT + key) ?? 'null'));
    } catch {
      return null;
    }
  }
}
