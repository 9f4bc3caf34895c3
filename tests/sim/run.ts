// node tests/sim/run.ts --seeds N [--from K]: histories of one hub and a few devices, and every promise checked
// after every step. Fails with the seed and a shrunk script; exits with 2 where fewer seeds ran than were asked.
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { keep } from './corpus.ts';
import { Coverage } from './coverage.ts';
import { EXPECTED_COVERAGE } from './expected-coverage.ts';
import { makeScript } from './make-script.ts';
import type { SeedResult } from './run-worker.ts';
import { shrink } from './shrink.ts';
import { runStretches, stretchesOf } from './workers.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string' },
    coverage: { type: 'boolean', default: false },
  },
});
const seeds = Number(values.seeds);
const from = Number(values.from);
if (!Number.isInteger(seeds) || seeds < 1 || !Number.isInteger(from) || from < 0) {
  console.error('--seeds wants a whole number from 1, --from one from 0');
  process.exit(2);
}

/** From this many seeds on, everything the simulation can do must have happened. */
const FULL_COVERAGE_FROM = 3000;
const MOST_FAILURES = 3;

const began = performance.now();
const coverage = new Coverage();
const results: SeedResult[] = [];
const failed = (): readonly SeedResult[] => results.filter((result) => result.violation !== null);
await runStretches(stretchesOf(from, seeds, 25), {
  ...(values.workers !== undefined && { workers: Number(values.workers) }),
  goesOn: () => failed().length < MOST_FAILURES,
  onResult: (stretch) => {
    results.push(...stretch.results);
    coverage.add(stretch.coverage);
  },
});
report();
const failures = failed().slice(0, MOST_FAILURES);
for (const failure of failures) await explain(failure);
const holes =
  results.length >= FULL_COVERAGE_FROM ? EXPECTED_COVERAGE.filter((what) => coverage.get(what) === 0) : [];
if (holes.length > 0) console.error(`never happened: ${holes.join(', ')}`);
if (failures.length > 0 || holes.length > 0) process.exitCode = 1;
else if (results.length < seeds) {
  console.error(`only ${results.length} of ${seeds} seeds ran`);
  process.exitCode = 2;
}

function report(): void {
  const seconds = (performance.now() - began) / 1000;
  const steps = results.reduce((sum, result) => sum + result.steps, 0);
  const slowest = results.reduce<SeedResult | null>((a, b) => (a && a.ms >= b.ms ? a : b), null);
  const inOrder = [...results].sort((a, b) => a.seed - b.seed);
  const trace = createHash('sha256');
  for (const { seed, digest } of inOrder) trace.update(`${seed}:${digest}\n`);
  console.log(`seeds    ${results.length} of ${seeds}, from ${from}`);
  console.log(`steps    ${steps} (${Math.round(steps / Math.max(results.length, 1))} a seed)`);
  console.log(`trace    ${trace.digest('hex').slice(0, 32)}`);
  console.log(
    `slowest  seed ${slowest?.seed ?? '-'}, ${Math.round(slowest?.ms ?? 0)} ms, ${slowest?.steps ?? 0} steps`,
  );
  console.log(`time     ${seconds.toFixed(1)} s, ${Math.round(results.length / seconds)} seeds/s`);
  const sum = (prefix: string): number =>
    [...coverage.counts].reduce((all, [what, count]) => (what.startsWith(prefix) ? all + count : all), 0);
  console.log(
    `covered  ${sum('accepted ')} commands accepted, ${sum('rejected ')} rejected, ${sum('fault ')} faults, ` +
      `${coverage.get('review reached final')} reviews reached final`,
  );
  if (values.coverage)
    for (const what of [...coverage.counts.keys()].sort(compare))
      console.log(`  ${what} ${coverage.get(what)}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

async function explain({ seed, violation }: SeedResult): Promise<void> {
  if (!violation) return;
  console.error(`\nseed ${seed} breaks ${violation.message}`);
  const small = await shrink(makeScript(seed), violation.invariant);
  const file = keep({ name: violation.message.slice(0, 200), invariant: violation.invariant, script: small });
  console.error(
    `shrunk to ${small.ops.length} operations on ${small.devices.join(', ')} from ${small.start}: ${file}`,
  );
  for (const op of small.ops) console.error(`  ${JSON.stringify(op)}`);
}
