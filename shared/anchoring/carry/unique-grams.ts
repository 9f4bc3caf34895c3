/** Equal stretches of two texts: `length` characters from `a` on in the one and from `b` on in the other. */
export interface Block {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

export interface Stretch {
  readonly codes: Uint16Array;
  readonly start: number;
  readonly end: number;
}

const FACTOR = 0x01000193;
const NONE = -1;
const SEVERAL = -2;
/** Characters read between two yields. */
const SLICE = 8_192;

/**
 * Stretches made of grams of `size` characters that stand exactly once in each of the two texts: what is unique
 * on both sides is the same place, wherever it has moved (Cohen 2010's patience idea, by characters and without
 * an order). In the order of `a`. Yields every few thousand characters.
 */
export function* uniqueBlocks(a: Stretch, b: Stretch, size: number): Generator<undefined, Block[]> {
  const count = Math.max(0, a.end - a.start - size + 1) + Math.max(0, b.end - b.start - size + 1);
  const table = new GramTable(count);
  if (count > SLICE) yield;
  yield* eachGram(a, size, (hash, at) => table.noteA(hash, at));
  yield* eachGram(b, size, (hash, at) => table.noteB(hash, at));
  const blocks: Block[] = [];
  let open: Block | undefined;
  yield* eachGram(a, size, (hash, at) => {
    const to = table.partner(hash, at);
    if (to < 0) return;
    if (open && at - open.a === to - open.b && at <= open.a + open.length) {
      if (!isSame(a.codes, open.a + open.length, b.codes, open.b + open.length, at + size)) return;
      open = { ...open, length: at + size - open.a };
      blocks[blocks.length - 1] = open;
      return;
    }
    if (!isSame(a.codes, at, b.codes, to, at + size)) return;
    open = { a: at, b: to, length: size };
    blocks.push(open);
  });
  return blocks;
}

function isSame(a: Uint16Array, from: number, b: Uint16Array, to: number, end: number): boolean {
  for (let index = from; index < end; index++) if (a[index] !== b[to + index - from]) return false;
  return true;
}

function* eachGram(
  { codes, start, end }: Stretch,
  size: number,
  visit: (hash: number, at: number) => void,
): Generator<undefined, void> {
  if (end - start < size) return;
  let leaving = 1;
  for (let step = 0; step < size; step++) leaving = Math.imul(leaving, FACTOR);
  let hash = 0;
  for (let index = start; index < end; index++) {
    hash = (Math.imul(hash, FACTOR) + (codes[index] ?? 0)) | 0;
    if (index - start >= size) hash = (hash - Math.imul(codes[index - size] ?? 0, leaving)) | 0;
    if (index - start >= size - 1) visit(hash, index - size + 1);
    if ((index - start) % SLICE === SLICE - 1) yield;
  }
}

/** Open addressing over flat arrays: half a million grams fit without an object each. */
class GramTable {
  readonly #mask: number;
  readonly #hashes: Int32Array;
  readonly #a: Int32Array;
  readonly #b: Int32Array;

  constructor(count: number) {
    let size = 16;
    while (size < count * 2) size *= 2;
    this.#mask = size - 1;
    this.#hashes = new Int32Array(size);
    this.#a = new Int32Array(size).fill(NONE);
    this.#b = new Int32Array(size).fill(NONE);
  }

  noteA(hash: number, at: number): void {
    const slot = this.#slot(hash);
    this.#hashes[slot] = hash;
    this.#a[slot] = this.#a[slot] === NONE ? at : SEVERAL;
  }

  noteB(hash: number, at: number): void {
    const slot = this.#slot(hash);
    this.#hashes[slot] = hash;
    this.#b[slot] = this.#b[slot] === NONE ? at : SEVERAL;
  }

  /** Where the gram stands in the other text, if it is unique in both; else negative. */
  partner(hash: number, at: number): number {
    const slot = this.#slot(hash);
    return this.#a[slot] === at ? (this.#b[slot] ?? NONE) : NONE;
  }

  #slot(hash: number): number {
    let slot = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) & this.#mask;
    while ((this.#a[slot] !== NONE || this.#b[slot] !== NONE) && this.#hashes[slot] !== hash) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }
}
