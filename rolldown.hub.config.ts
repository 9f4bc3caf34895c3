import path from 'node:path';
import type { RolldownOptions } from 'rolldown';
import { command, fileUrls, isPackage, workerEntries } from './tools/build-urls.ts';

const root = import.meta.dirname;
const outDir = path.join(root, 'dist/hub');

const config: RolldownOptions = {
  input: { 'yunping-hub': 'hub/main.ts', ...workerEntries(path.join(root, 'hub')) },
  platform: 'node',
  external: isPackage,
  plugins: [fileUrls(outDir), command('yunping-hub.mjs')],
  transform: { target: 'node24' },
  output: {
    dir: outDir,
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunk-[hash].mjs',
  },
};
export default config;
