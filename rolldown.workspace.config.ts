import path from 'node:path';
import type { RolldownOptions } from 'rolldown';
import { fileUrls, isPackage, workerEntries } from './tools/build-urls.ts';

const root = import.meta.dirname;
const outDir = path.join(root, 'dist/electron');

/** For a packaged app; from source the workspace process runs its TypeScript under the pinned Node. */
const config: RolldownOptions = {
  input: { workspace: 'electron/workspace/main.ts', ...workerEntries(path.join(root, 'hub')) },
  platform: 'node',
  external: isPackage,
  plugins: [fileUrls(outDir)],
  transform: { target: 'node24' },
  output: {
    dir: outDir,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'workspace-[hash].mjs',
  },
};
export default config;
