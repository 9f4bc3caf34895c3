import type { Carried } from '#shared/anchoring/carry/carried.ts';
import type { PageRange } from '#shared/anchoring/carry/flat-text.ts';
import type { Atom, TypesetPage } from './typeset.ts';

/** What became of marked words in truth: all there and together; there in part or replaced; gone. */
export type Fate = 'survives' | 'changed' | 'gone';

export interface Verdict {
  readonly fate: Fate;
  readonly result: 'right' | 'wrong' | 'unplaced';
}

/** Knows where each character of the first version stands in the second. */
export class Truth {
  readonly #now: readonly Atom[];
  readonly #pages: readonly TypesetPage[];
  /** Where the atoms that come from an old one stand. */
  readonly #byOrigin = new Map<number, number[]>();

  constructor(now: readonly Atom[], pages: readonly TypesetPage[]) {
    this.#now = now;
    this.#pages = pages;
    now.forEach(({ origin }, index) => {
      if (origin === null) return;
      const known = this.#byOrigin.get(origin);
      if (known) known.push(index);
      else this.#byOrigin.set(origin, [index]);
    });
  }

  /** `marked`: the old atoms under the mark, in order. Right is a place that is nearly the true one. */
  judge(marked: readonly number[], carried: Carried): Verdict {
    const all = marked.flatMap((origin) => this.#byOrigin.get(origin) ?? []);
    const fate = this.#fate(marked, all);
    const there = all.filter((atom) => !this.#isSpace(atom));
    if (carried.status === 'unplaced') return { fate, result: 'unplaced' };
    if (fate === 'gone') return { fate, result: 'wrong' };
    const found = this.#atomsOf(carried.place.parts);
    const isRight = fate === 'survives' ? isNearlyAll(there, found) : isBeside(there, found);
    return { fate, result: isRight ? 'right' : 'wrong' };
  }

  #isSpace(atom: number): boolean {
    return this.#now[atom]?.character === ' ';
  }

  #fate(marked: readonly number[], there: readonly number[]): Fate {
    if (there.length === 0) return 'gone';
    const isWhole =
      there.length === marked.length &&
      there.every(
        (at, index) => !this.#now[at]?.isNew && (index === 0 || at === (there[index - 1] ?? 0) + 1),
      );
    return isWhole ? 'survives' : 'changed';
  }

  #atomsOf(parts: readonly PageRange[]): readonly number[] {
    return parts.flatMap(({ pageIndex, start, end }) =>
      [...(this.#pages[pageIndex]?.atoms.slice(start, end) ?? [])].filter(
        (atom) => atom >= 0 && !this.#isSpace(atom),
      ),
    );
  }
}

/** Three quarters of either are the other. */
function isNearlyAll(there: readonly number[], found: readonly number[]): boolean {
  const wanted = new Set(there);
  const common = new Set(found.filter((atom) => wanted.has(atom))).size;
  return common >= Math.max(wanted.size, new Set(found).size) * 0.75;
}

/** Touches what is left or was put in its place, and reaches no further than a line away from it. */
function isBeside(there: readonly number[], found: readonly number[]): boolean {
  const sorted = [...there].sort((a, b) => a - b);
  const distance = (atom: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? 0) < atom) low = middle + 1;
      else high = middle;
    }
    const behind = sorted[low] ?? Infinity;
    const before = sorted[low - 1] ?? -Infinity;
    return Math.min(behind - atom, atom - before);
  };
  const distances = found.map(distance);
  return Math.min(...distances) <= 1 && Math.max(...distances) <= 36;
}
