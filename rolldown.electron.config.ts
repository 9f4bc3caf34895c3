import type { RolldownOptions } from 'rolldown';

// Everything but Electron itself is bundled: a sandboxed preload can require nothing, and main starts sooner.
const external = [/^electron(\/|$)/, /^node:/];

const configs: RolldownOptions[] = [
  {
    input: 'electron/main/main.ts',
    platform: 'node',
    external,
    transform: { target: 'node20' },
    output: { file: 'dist/electron/main.mjs', format: 'esm', codeSplitting: false },
  },
  {
    input: 'electron/preload/preload.ts',
    platform: 'node',
    external,
    transform: { target: 'node20' },
    output: { file: 'dist/electron/preload.cjs', format: 'cjs', codeSplitting: false },
  },
];
export default configs;
