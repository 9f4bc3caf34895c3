// Runs stretches of seeds for run.ts, one after the other, and says what came of them.
import { Coverage } from './coverage.ts';
import { makeScript } from './make-script.ts';
import { runScript, type Outcome } from './run-script.ts';

export interface Stretch {
  readonly from: number;
  readonly count: number;
}

export interface SeedResult {
  readonly seed: number;
  readonly steps: number;
  readonly digest: string;
  readonly ms: number;
  readonly violation: Outcome['violation'];
}

export interface StretchResult {
  readonly results: readonly SeedResult[];
  readonly coverage: readonly (readonly [string, number])[];
}

process.on('message', ({ from, count }: Stretch) => void runStretch(from, count));

async function runStretch(from: number, count: number): Promise<void> {
  const coverage = new Coverage();
  const results: SeedResult[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const began = performance.now();
    const outcome = await runScript(makeScript(seed));
    coverage.add(outcome.coverage.counts);
    const { steps, digest, violation } = outcome;
    results.push({ seed, steps, digest, ms: performance.now() - began, violation });
  }
  const answer: StretchResult = { results, coverage: [...coverage.counts] };
  process.send?.(answer);
}
