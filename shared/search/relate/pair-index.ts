/** Neighbouring characters of a text, each pair as one number: what Chinese texts are compared by. */
export type Pairs = ReadonlySet<number>;

/** Of letters, digits and ideographs; marks and spaces between them say nothing. `folded` as search folds. */
export function pairsOf(folded: string): Pairs {
  const pairs = new Set<number>();
  const words = folded.replaceAll(/[^\p{L}\p{N}]/gu, '');
  for (let at = 0; at + 1 < words.length; at++) {
    pairs.add(words.charCodeAt(at) * 0x1_0000 + words.charCodeAt(at + 1));
  }
  return pairs;
}

/** 0 where nothing is shared, 1 where all is (Dice). */
export function likenessOf(a: Pairs, b: Pairs): number {
  const sum = a.size + b.size;
  return sum === 0 ? 0 : (2 * countShared(a, b)) / sum;
}

/** Of the smaller, the share that is in the other too: 1 where one text is a part of the other. */
export function containedIn(a: Pairs, b: Pairs): number {
  const smaller = Math.min(a.size, b.size);
  return smaller === 0 ? 0 : countShared(a, b) / smaller;
}

function countShared(a: Pairs, b: Pairs): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const pair of few) if (many.has(pair)) shared++;
  return shared;
}

/** A text is looked up by its rarest pairs; common ones would find everything. */
const ASKED_PAIRS = 16;
/** Of the texts that hold a pair, the oldest are looked at. */
const MOST_HOLDERS = 120;
const MOST_COMPARED = 12;

/** Texts by their pairs, so that those like a given one are found without comparing all of them. */
export class PairIndex {
  readonly #holders = new Map<number, number[]>();
  readonly #texts: Pairs[] = [];

  /** The number of the text, counting from 0. */
  add(pairs: Pairs): number {
    const id = this.#texts.push(pairs) - 1;
    for (const pair of pairs) {
      const holders = this.#holders.get(pair);
      if (holders) holders.push(id);
      else this.#holders.set(pair, [id]);
    }
    return id;
  }

  /** Texts that share rare pairs with the given one, those that share most first, of equals the older. */
  near(pairs: Pairs): readonly number[] {
    const lists: number[][] = [];
    for (const pair of pairs) {
      const holders = this.#holders.get(pair);
      if (holders) lists.push(holders);
    }
    lists.sort((a, b) => a.length - b.length);
    const shared = new Map<number, number>();
    for (const holders of lists.slice(0, ASKED_PAIRS)) {
      for (let at = 0; at < holders.length && at < MOST_HOLDERS; at++) {
        const id = holders[at] ?? 0;
        shared.set(id, (shared.get(id) ?? 0) + 1);
      }
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_COMPARED)
      .map(([id]) => id);
  }

  pairs(id: number): Pairs {
    return this.#texts[id] ?? new Set();
  }
}
