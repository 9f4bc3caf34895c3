import { runScript } from './run-script.ts';
import type { RateName, Script } from './script.ts';

/** Runs at most, so that a slow history cannot shrink for ever. */
const MOST_RUNS = 400;

/** A smaller script that breaks the same invariant: fewer faults, then fewer operations (delta debugging). */
export async function shrink(script: Script, invariant: string): Promise<Script> {
  let runs = 0;
  let best = script;
  const breaks = async (candidate: Script): Promise<boolean> => {
    if (++runs > MOST_RUNS) return false;
    const { violation } = await runScript(candidate);
    if (violation?.invariant !== invariant) return false;
    best = candidate;
    return true;
  };
  for (const rate of Object.keys(script.rates) as RateName[]) {
    if (best.rates[rate] > 0) await breaks({ ...best, rates: { ...best.rates, [rate]: 0 } });
  }
  let size = Math.ceil(best.ops.length / 2);
  while (size >= 1 && runs < MOST_RUNS) {
    let hasShrunk = false;
    for (let from = 0; from < best.ops.length;) {
      const ops = [...best.ops.slice(0, from), ...best.ops.slice(from + size)];
      if (ops.length > 0 && (await breaks({ ...best, ops }))) hasShrunk = true;
      else from += size;
    }
    if (!hasShrunk || size > 1) size = size === 1 ? 0 : Math.floor(size / 2);
  }
  return best;
}
