import type { RolldownOptions } from 'rolldown';

const config: RolldownOptions = {
  input: 'hub/main.ts',
  platform: 'node',
  // Our own code in one file; packages stay packages, because several carry native code, WebAssembly or fonts
  // that they find relative to themselves.
  external: (id) =>
    !id.startsWith('.') && !id.startsWith('#') && !id.startsWith('/') && !/^[A-Za-z]:/.test(id),
  transform: { target: 'node24' },
  output: {
    file: 'dist/hub/yunping-hub.mjs',
    format: 'esm',
    codeSplitting: false,
    banner: '#!/usr/bin/env node',
  },
};
export default config;
