// package.json promises: exact versions, and commands whose files exist.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ALL_OUTPUTS } from '../../tools/build.mjs';
import { allFiles, read } from './repository.ts';

const names = z.record(z.string(), z.string());
const manifest = z
  .object({
    bin: names,
    main: z.string(),
    scripts: names,
    dependencies: names,
    devDependencies: names,
    optionalDependencies: names,
  })
  .parse(JSON.parse(read('package.json')));

test('package.json: every version is exact', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

test('package.json: every file named by a script exists', () => {
  const missing = Object.entries(manifest.scripts).flatMap(([name, command]) =>
    [...command.matchAll(/(?<=^|\s)[\w./-]+\.(?:mjs|ts)(?=\s|$)/g)]
      .filter(([file]) => !allFiles().includes(file))
      .map(([file]) => `npm run ${name}: ${file}`),
  );
  expect(missing).toEqual([]);
});

test('package.json: main and bin are what the build writes', () => {
  const wanted = [manifest.main, ...Object.values(manifest.bin)];
  expect(wanted.filter((file) => !ALL_OUTPUTS.includes(file))).toEqual([]);
});

test('package.json: every script makes sure of the set-up first', () => {
  const without = Object.entries(manifest.scripts).filter(
    ([, command]) => !command.startsWith('node tools/setup/run.mjs'),
  );
  expect(without).toEqual([]);
});
