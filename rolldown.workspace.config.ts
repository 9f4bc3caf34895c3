import path from 'node:path';
import type { RolldownOptions } from 'rolldown';
import { fileUrls, isPackage, workerEntries } from './tools/build-urls.ts';

const root = import.meta.dirname;
const outDir = path.join(root, 'dist/workspace');

/**
 * The workspace process, one way whether the app is packaged or not. Small packages of plain JavaScript that it
 * needs at every start are bundled in: finding and reading hundreds of files took longer than running them.
 */
const BUNDLED =
  /^(zod|socket\.io-client|socket\.io-parser|engine\.io-client|engine\.io-parser|@socket\.io\/component-emitter|xmlhttprequest-ssl|debug|ms|opencc-js)(\/|$)/;

const config: RolldownOptions = {
  input: { workspace: 'electron/workspace/main.ts', ...workerEntries(path.join(root, 'hub')) },
  platform: 'node',
  external: (id) => isPackage(id) && !BUNDLED.test(id),
  plugins: [fileUrls(outDir)],
  transform: { target: 'node24' },
  output: {
    dir: outDir,
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: 'workspace-[hash].mjs',
  },
};
export default config;
