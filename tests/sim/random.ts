/** Chance that can be repeated: xoshiro128** (Blackman, Vigna) from a 64-bit seed given as two halves. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(high: number, low: number) {
    this.#a = mix(high, 0x9e3779b9);
    this.#b = mix(low, 0x243f6a88);
    this.#c = mix(high ^ 0x85ebca6b, low);
    this.#d = mix(low ^ 0xc2b2ae35, high) | 1;
  }

  /** 32 random bits. */
  next(): number {
    const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = rotate(this.#d, 11);
    return result;
  }

  /** A whole number from 0 to `end - 1`. */
  below(end: number): number {
    return Math.floor((this.next() / 4_294_967_296) * end);
  }

  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability * 4_294_967_296;
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

/** One 32-bit number that depends on every bit of the given ones (after murmur3's finaliser). */
export function mix(...numbers: readonly number[]): number {
  let h = 0x2545f491;
  for (const n of numbers) {
    h = Math.imul(h ^ n, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h = (h ^ (h >>> 16)) + 0x6d2b79f5;
  }
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}
