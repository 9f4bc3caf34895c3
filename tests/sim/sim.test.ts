import { expect, test } from 'vitest';
import { keptCases } from './corpus.ts';
import { makeScript } from './make-script.ts';
import { MUTANTS } from './mutants/catalog.ts';
import { runScript } from './run-script.ts';
import fs from 'node:fs';

const root = new URL('../../', import.meta.url);

test('histories that once broke a promise do so no more', async () => {
  for (const { file, kept } of keptCases()) {
    const { violation } = await runScript(kept.script);
    expect(violation, `${file}: ${kept.name}`).toBeNull();
  }
});

test('the same seed gives the same history, step for step', async () => {
  for (const seed of [1, 26, 77, 1069]) {
    const first = await runScript(makeScript(seed));
    const second = await runScript(makeScript(seed));
    expect([second.digest, second.steps]).toEqual([first.digest, first.steps]);
  }
});

test(
  'L1 L2 L3 S1 S2 S3 S4 R1 R4 SY10 hold at every step of a first few histories',
  { timeout: 60_000 },
  async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { violation, steps } = await runScript(makeScript(seed));
      expect(violation, `seed ${seed}`).toBeNull();
      expect(steps).toBeGreaterThan(20);
    }
  },
);

test('every planted bug still finds its place in the sources', () => {
  const astray = MUTANTS.flatMap(({ name, changes }) =>
    changes
      .filter(({ file, find }) => fs.readFileSync(new URL(file, root), 'utf8').split(find).length !== 2)
      .map(({ find }) => `${name}: ${find}`),
  );
  expect(astray).toEqual([]);
});
