import { UNKNOWN, type Alignment } from '../carry/align-texts.ts';
import type { Tokens } from './tokens.ts';

/** Equal runs of tokens: `length` of them from `a` on in the old text and from `b` on in the new one. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

const SLICE = 32_768;

/** The alignment in whole tokens: one that went on in part only is another (CV2). Sorted by `a`. */
export function* matchTokens(
  { toNew }: Alignment,
  old: Tokens,
  now: Tokens,
): Generator<undefined, readonly Run[]> {
  const runs: { a: number; b: number; length: number }[] = [];
  const tokenAt = new Int32Array((now.starts[now.count] ?? 0) + 1).fill(UNKNOWN);
  for (let token = 0; token < now.count; token++) tokenAt[now.starts[token] ?? 0] = token;
  yield;
  for (let a = 0; a < old.count; a++) {
    if (a % SLICE === SLICE - 1) yield;
    const start = old.starts[a] ?? 0;
    const end = old.starts[a + 1] ?? start;
    const b = tokenAt[toNew[start] ?? UNKNOWN] ?? UNKNOWN;
    if (b === UNKNOWN || old.ids[a] !== now.ids[b] || !isTogether(toNew, start, end)) continue;
    const last = runs.at(-1);
    if (last && last.a + last.length === a && last.b + last.length === b) last.length++;
    else runs.push({ a, b, length: 1 });
  }
  return runs;
}

function isTogether(toNew: Int32Array, start: number, end: number): boolean {
  const first = toNew[start] ?? UNKNOWN;
  for (let at = start + 1; at < end; at++) if (toNew[at] !== first + at - start) return false;
  return true;
}

/**
 * Of runs sorted by `a`, the ones in the same order in both texts that hold the most characters: what stayed,
 * against which the others have moved.
 */
export function keptRuns(runs: readonly Run[], weightOf: (run: Run) => number): ReadonlySet<Run> {
  const ends = [...new Set(runs.map(({ b }) => b))].sort((one, other) => one - other);
  const rank = new Map(ends.map((b, index) => [b, index]));
  const best = new Prefixes(ends.length);
  const before = new Map<Run, Run | undefined>();
  let heaviest: { run: Run; weight: number } | undefined;
  for (const run of runs) {
    const at = rank.get(run.b) ?? 0;
    const under = best.upTo(at);
    const weight = (under?.weight ?? 0) + weightOf(run);
    before.set(run, under?.run);
    best.put(at, { run, weight });
    if (!heaviest || weight > heaviest.weight) heaviest = { run, weight };
  }
  const kept = new Set<Run>();
  for (let run = heaviest?.run; run; run = before.get(run)) kept.add(run);
  return kept;
}

interface Weighed {
  readonly run: Run;
  readonly weight: number;
}

/** The heaviest of all that were put at a place up to a given one (Fenwick 1994). */
class Prefixes {
  readonly #tree: (Weighed | undefined)[];
  constructor(size: number) {
    this.#tree = Array.from({ length: size + 1 });
  }
  put(at: number, entry: Weighed): void {
    for (let slot = at + 1; slot < this.#tree.length; slot += slot & -slot) {
      if (entry.weight > (this.#tree[slot]?.weight ?? 0)) this.#tree[slot] = entry;
    }
  }
  upTo(at: number): Weighed | undefined {
    let best: Weighed | undefined;
    for (let slot = at; slot > 0; slot -= slot & -slot) {
      const entry = this.#tree[slot];
      if (entry && entry.weight > (best?.weight ?? 0)) best = entry;
    }
    return best;
  }
}
