// npm run kill -- [--runs N] [--target hub|workspace|all] [--seed N]
// Kills a process with SIGKILL while it writes, again and again, and holds it to what it had acknowledged.
import { parseArgs } from 'node:util';
import type { CrashTarget } from './crash-target.ts';
import { hubTarget } from './hub-target.ts';
import { workspaceTarget } from './workspace-target.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    target: { type: 'string', default: 'all' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const targets = targetsOf(values.target);
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed) || targets.length === 0) {
  console.error('usage: kill [--runs N] [--target hub|workspace|all] [--seed N]');
  process.exit(2);
}

let lossCount = 0;
for (const target of targets) {
  const began = performance.now();
  const report = await target.run(runs, mulberry32(seed));
  const seconds = (performance.now() - began) / 1000;
  lossCount += report.losses.length;
  for (const loss of report.losses.slice(0, 20)) console.error(`${target.name}: ${loss}`);
  const summary = {
    target: target.name,
    seed,
    kills: report.runs,
    acknowledged: report.acknowledged,
    losses: report.losses.length,
    seconds: Number(seconds.toFixed(1)),
  };
  console.log(JSON.stringify(summary));
  if (report.runs < runs) lossCount++;
}
// Sockets of killed processes may still linger.
process.exit(lossCount === 0 ? 0 : 1);

function targetsOf(name: string): readonly CrashTarget[] {
  const all = [hubTarget, workspaceTarget];
  return name === 'all' ? all : all.filter((target) => target.name === name);
}

/** A small generator of numbers from 0 to 1, so that a seed repeats the same moments. */
function mulberry32(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
