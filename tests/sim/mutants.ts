// node tests/sim/mutants.ts [--only WORDS]: plants known bugs one at a time and fails unless the simulation
// finds each within a bounded number of seeds. A simulation that finds none of these would prove nothing.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MUTANTS } from './mutants/catalog.ts';
import type { SeedResult } from './run-worker.ts';
import { runStretches, stretchesOf } from './workers.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, seeds: { type: 'string', default: '3000' } },
});
const PLANT = pathToFileURL(fileURLToPath(new URL('./mutants/plant.ts', import.meta.url))).href;

interface Found {
  readonly name: string;
  readonly by: SeedResult | null;
  readonly ran: number;
  readonly ms: number;
}

const chosen = MUTANTS.map((mutant, index) => ({ ...mutant, index })).filter(
  ({ name }) => values.only === undefined || name.includes(values.only),
);
const waiting = [...chosen];
const found: Found[] = [];
await Promise.all(Array.from({ length: availableParallelism() }, () => work()));
const missed = found.filter(({ by }) => by === null);
console.log(`${found.length - missed.length} of ${chosen.length} planted bugs found`);
if (missed.length > 0 || found.length < chosen.length) process.exitCode = 1;

async function work(): Promise<void> {
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const result = await hunt(mutant.name, mutant.index);
    found.push(result);
    const seconds = (result.ms / 1000).toFixed(1);
    const { by } = result;
    console.log(
      by
        ? `found   ${mutant.name}: seed ${by.seed}, ${by.violation?.message.split('\n')[0]?.slice(0, 110) ?? ''} (${seconds} s)`
        : `MISSED  ${mutant.name}: ${result.ran} seeds (${seconds} s)`,
    );
  }
}

async function hunt(name: string, index: number): Promise<Found> {
  const began = performance.now();
  let by: SeedResult | null = null;
  let ran = 0;
  await runStretches(stretchesOf(1, Number(values.seeds), 5), {
    workers: 1,
    execArgv: ['--import', PLANT],
    env: { ...process.env, YUNPING_MUTANT: String(index) },
    goesOn: () => by === null,
    onResult: ({ results }) => {
      ran += results.length;
      by ??= results.find((result) => result.violation !== null) ?? null;
    },
  });
  return { name, by, ran, ms: performance.now() - began };
}
