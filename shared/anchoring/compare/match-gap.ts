import type { Run } from './match-tokens.ts';
import type { Tokens } from './tokens.ts';

/** Tokens `a0` to `a1` of the old text against `b0` to `b1` of the new one. */
export interface Gap {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** Past this, what lies between two certain places was written anew; comparing it would take too long. */
const MOST_CELLS = 1_000_000;
/** Cells filled between two yields. */
const SLICE = 65_536;

const UP = 1;
const LEFT = 2;
const BOTH = 3;

/** The runs that both sides of a gap share in order: those with the most characters (Wagner and Fischer 1974). */
export function* matchGap(old: Tokens, now: Tokens, gap: Gap): Generator<undefined, readonly Run[]> {
  let { a0, a1, b0, b1 } = gap;
  const runs: Run[] = [];
  while (a0 < a1 && b0 < b1 && old.ids[a0] === now.ids[b0]) [a0, b0] = [a0 + 1, b0 + 1];
  if (a0 > gap.a0) runs.push({ a: gap.a0, b: gap.b0, length: a0 - gap.a0 });
  while (a0 < a1 && b0 < b1 && old.ids[a1 - 1] === now.ids[b1 - 1]) [a1, b1] = [a1 - 1, b1 - 1];
  const rows = a1 - a0;
  const columns = b1 - b0;
  if (rows > 0 && columns > 0 && rows * columns <= MOST_CELLS) {
    runs.push(...(yield* inner(old, now, { a0, a1, b0, b1 })));
  }
  if (a1 < gap.a1) runs.push({ a: a1, b: b1, length: gap.a1 - a1 });
  return runs;
}

function* inner(old: Tokens, now: Tokens, { a0, a1, b0, b1 }: Gap): Generator<undefined, readonly Run[]> {
  const columns = b1 - b0;
  const steps = new Uint8Array((a1 - a0) * columns);
  let row = new Uint32Array(columns + 1);
  let sinceYield = 0;
  for (let a = a0; a < a1; a++) {
    const next = new Uint32Array(columns + 1);
    const weight = (old.starts[a + 1] ?? 0) - (old.starts[a] ?? 0);
    for (let column = 0; column < columns; column++) {
      const up = row[column + 1] ?? 0;
      const left = next[column] ?? 0;
      const both = old.ids[a] === now.ids[b0 + column] ? (row[column] ?? 0) + weight : -1;
      const best = Math.max(up, left, both);
      next[column + 1] = best;
      steps[(a - a0) * columns + column] = both === best ? BOTH : up === best ? UP : LEFT;
    }
    row = next;
    sinceYield += columns;
    if (sinceYield > SLICE) {
      sinceYield = 0;
      yield;
    }
  }
  const runs: Run[] = [];
  for (let a = a1 - 1, b = b1 - 1; a >= a0 && b >= b0;) {
    const step = steps[(a - a0) * columns + b - b0];
    if (step === BOTH) {
      const last = runs.at(-1);
      if (last && last.a === a + 1 && last.b === b + 1)
        runs[runs.length - 1] = { a, b, length: last.length + 1 };
      else runs.push({ a, b, length: 1 });
      a--;
      b--;
    } else if (step === UP) a--;
    else b--;
  }
  return runs.reverse();
}
