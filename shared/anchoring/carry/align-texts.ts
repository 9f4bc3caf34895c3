import { heaviestChain, withoutDisputes } from './blocks.ts';
import { withoutCopies } from './copies.ts';
import { uniqueBlocks, type Block } from './unique-grams.ts';

/**
 * Which character of one text is which of the other: `toNew[i]` is where character `i` of the old text stands
 * in the new one, -1 where that is not certain. Both ways at once, each character at most once.
 *
 * 1. What is unique in both whole texts is the same place, moved or not (`SEED` characters at least).
 * 2. Between two such places that follow one another in both, what is unique there, with ever shorter grams.
 * 3. Outwards from each as far as the words are equal. Where that could be said from both sides with different
 *    results (a line of two equal ones was taken out: which?) nothing is said (AN12).
 */
export interface Alignment {
  readonly toNew: Int32Array;
  readonly toOld: Int32Array;
}

export const UNKNOWN = -1;
/** A sentence of this many characters that was moved by itself is still known. */
const SEED = 24;
const SHORTEST_SEED_BLOCK = 32;
/** Where the two texts go on differently, chance is all there is to expect. */
const SHORTEST_TORN = 12;
/** Lengths of grams between certain places, longest first. */
const GRAMS = [16, 12, 8, 6, 4, 3, 2];
/** Characters of gaps worked on between two yields. */
const SLICE = 16_384;

export function* alignTexts(a: Uint16Array, b: Uint16Array): Generator<undefined, Alignment> {
  const aligner = new Aligner(a, b);
  const whole = (codes: Uint16Array) => ({ codes, start: 0, end: codes.length });
  const seeds = yield* uniqueBlocks(whole(a), whole(b), SEED);
  const certain = withoutCopies(withoutDisputes(seeds, SHORTEST_SEED_BLOCK), a, b);
  yield;
  const grown = withoutDisputes(aligner.growTorn(certain), SHORTEST_SEED_BLOCK);
  yield;
  yield* aligner.fill(grown);
  return { toNew: aligner.toNew, toOld: aligner.toOld };
}

interface Gap {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
  /** What stands before (behind) the gap in both texts is certainly the same. */
  readonly isLeftFirm: boolean;
  readonly isRightFirm: boolean;
}

class Aligner {
  readonly toNew: Int32Array;
  readonly toOld: Int32Array;
  readonly #a: Uint16Array;
  readonly #b: Uint16Array;

  constructor(a: Uint16Array, b: Uint16Array) {
    this.#a = a;
    this.#b = b;
    this.toNew = new Int32Array(a.length).fill(UNKNOWN);
    this.toOld = new Int32Array(b.length).fill(UNKNOWN);
  }

  /** Lets each block grow over equal words, no further than the next block of either text. */
  growTorn(blocks: readonly Block[]): readonly Block[] {
    const byB = [...blocks].sort((one, other) => one.b - other.b);
    const rank = new Map(byB.map((block, index) => [block, index]));
    return blocks.map((block, index) => {
      const at = rank.get(block) ?? 0;
      const room = {
        left: Math.min(block.a - endA(blocks[index - 1]), block.b - endB(byB[at - 1])),
        right: Math.min(
          (blocks[index + 1]?.a ?? this.#a.length) - endA(block),
          (byB[at + 1]?.b ?? this.#b.length) - endB(block),
        ),
      };
      // Where both texts go on with the same block, the gap between them is filled from both sides later.
      const left = blocks[index - 1] === byB[at - 1] ? 0 : this.#equalBefore(block.a, block.b, room.left);
      const right =
        blocks[index + 1] === byB[at + 1] ? 0 : this.#equalFrom(endA(block), endB(block), room.right);
      return { a: block.a - left, b: block.b - left, length: block.length + left + right };
    });
  }

  *fill(blocks: readonly Block[]): Generator<undefined, void> {
    for (const block of blocks) this.#map(block);
    const byB = [...blocks].sort((one, other) => one.b - other.b);
    const rank = new Map(byB.map((block, index) => [block, index]));
    let work = 0;
    for (let index = 0; index <= blocks.length; index++) {
      const left = blocks[index - 1];
      const right = blocks[index];
      const a0 = endA(left);
      const a1 = right?.a ?? this.#a.length;
      if (a0 >= a1) continue;
      const afterLeft = byB[left ? (rank.get(left) ?? 0) + 1 : 0];
      const beforeRight = byB[(right ? (rank.get(right) ?? 0) : byB.length) - 1];
      const gap = { a0, a1, b0: endB(left), b1: afterLeft?.b ?? this.#b.length };
      if (afterLeft === right) {
        work += yield* this.#close({ ...gap, isLeftFirm: true, isRightFirm: true });
      } else {
        work += yield* this.#close({ ...gap, isLeftFirm: true, isRightFirm: false });
        const b1 = right?.b ?? this.#b.length;
        if (this.#isFree(gap)) {
          work += yield* this.#close({
            a0,
            a1,
            b0: endB(beforeRight),
            b1,
            isLeftFirm: false,
            isRightFirm: true,
          });
        }
      }
      if (work > SLICE) {
        work = 0;
        yield;
      }
    }
  }

  #isFree({ a0, a1 }: { readonly a0: number; readonly a1: number }): boolean {
    for (let index = a0; index < a1; index++) if (this.toNew[index] !== UNKNOWN) return false;
    return true;
  }

  /** Returns how many characters it looked at. */
  *#close(first: Gap): Generator<undefined, number> {
    const open = [first];
    let work = 0;
    let sinceYield = 0;
    for (let gap = open.pop(); gap; gap = open.pop()) {
      const size = gap.a1 - gap.a0 + gap.b1 - gap.b0;
      work += size;
      sinceYield += size;
      if (sinceYield > SLICE) {
        sinceYield = 0;
        yield;
      }
      const inner = this.#closeEnds(gap);
      if (!inner) continue;
      const chain = yield* this.#chainIn(inner);
      if (chain.length === 0) continue;
      for (const block of chain) this.#map(block);
      for (let index = 0; index <= chain.length; index++) {
        const left = chain[index - 1];
        const right = chain[index];
        open.push({
          a0: left ? endA(left) : inner.a0,
          a1: right ? right.a : inner.a1,
          b0: left ? endB(left) : inner.b0,
          b1: right ? right.b : inner.b1,
          isLeftFirm: left ? true : inner.isLeftFirm,
          isRightFirm: right ? true : inner.isRightFirm,
        });
      }
    }
    return work;
  }

  /** Takes in what is equal at the firm ends; null when nothing is left between. */
  #closeEnds(gap: Gap): Gap | null {
    const room = Math.min(gap.a1 - gap.a0, gap.b1 - gap.b0);
    const isSameLength = gap.a1 - gap.a0 === gap.b1 - gap.b0;
    let left = gap.isLeftFirm ? this.#equalFrom(gap.a0, gap.b0, room) : 0;
    let right = gap.isRightFirm ? this.#equalBefore(gap.a1, gap.b1, room) : 0;
    if (left + right > room) {
      if (isSameLength && left === room) right = 0;
      else if (isSameLength && right === room) left = 0;
      else [left, right] = [room - right, room - left];
      this.#map({ a: gap.a0, b: gap.b0, length: left });
      this.#map({ a: gap.a1 - right, b: gap.b1 - right, length: right });
      return null;
    }
    this.#map({ a: gap.a0, b: gap.b0, length: left });
    this.#map({ a: gap.a1 - right, b: gap.b1 - right, length: right });
    const inner = { ...gap, a0: gap.a0 + left, a1: gap.a1 - right, b0: gap.b0 + left, b1: gap.b1 - right };
    return inner.a0 < inner.a1 && inner.b0 < inner.b1 ? inner : null;
  }

  *#chainIn({ a0, a1, b0, b1, isLeftFirm, isRightFirm }: Gap): Generator<undefined, readonly Block[]> {
    const isTorn = !isLeftFirm || !isRightFirm;
    const shortest = Math.max(isTorn ? SHORTEST_TORN : 0, shortestGram((a1 - a0) * (b1 - b0)));
    for (const size of GRAMS) {
      if (size < shortest) break;
      if (size > Math.min(a1 - a0, b1 - b0)) continue;
      const found = yield* uniqueBlocks(
        { codes: this.#a, start: a0, end: a1 },
        { codes: this.#b, start: b0, end: b1 },
        size,
      );
      const chain = withoutDisputes(heaviestChain(found), shortest);
      if (chain.length > 0) return chain;
    }
    return [];
  }

  #map({ a, b, length }: Block): void {
    for (let step = 0; step < length; step++) {
      if (this.toNew[a + step] !== UNKNOWN || this.toOld[b + step] !== UNKNOWN) continue;
      this.toNew[a + step] = b + step;
      this.toOld[b + step] = a + step;
    }
  }

  #equalFrom(a: number, b: number, room: number): number {
    let length = 0;
    while (length < room && this.#a[a + length] === this.#b[b + length]) length++;
    return length;
  }

  #equalBefore(a: number, b: number, room: number): number {
    let length = 0;
    while (length < room && this.#a[a - 1 - length] === this.#b[b - 1 - length]) length++;
    return length;
  }
}

function endA(block: Block | undefined): number {
  return block ? block.a + block.length : 0;
}

function endB(block: Block | undefined): number {
  return block ? block.b + block.length : 0;
}

/** The more there is to compare, the longer a gram that is there twice by chance. */
function shortestGram(area: number): number {
  if (area <= 100) return 2;
  if (area <= 2_500) return 3;
  if (area <= 40_000) return 4;
  if (area <= 1_000_000) return 6;
  return area <= 25_000_000 ? 8 : 12;
}
