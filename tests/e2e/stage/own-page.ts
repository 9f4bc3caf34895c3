import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { pdfjsAssets } from '../../../tools/build-pdfjs.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

/** Builds a page of the tests' own, named from the root, as the product is built. Returns the folder it lies in. */
export async function buildsPage(page: string): Promise<string> {
  const outDir = await mkdtemp(path.join(os.tmpdir(), 'yunping-page-'));
  await build({
    configFile: false,
    root: path.dirname(path.join(root, page)),
    logLevel: 'error',
    plugins: [react(), pdfjsAssets(path.join(root, 'node_modules/pdfjs-dist'))],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      rolldownOptions: { input: path.join(root, page) },
    },
  });
  return outDir;
}

export interface ServedPage {
  readonly origin: string;
  readonly remove: () => Promise<void>;
}

/** The same, served beside the reports under `/reports/`, which are read by ranges. */
export async function servesPage(
  page: string,
  report: (name: string) => Buffer | undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<ServedPage> {
  const dir = await buildsPage(page);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const whole = report(pathname.slice('/reports/'.length));
    if (whole) {
      const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
      const bytes = range ? whole.subarray(Number(range[1]), Number(range[2]) + 1) : whole;
      response.writeHead(range ? 206 : 200, { 'content-type': 'application/pdf' }).end(bytes);
      return;
    }
    readFile(path.join(dir, path.normalize(pathname))).then(
      (bytes) => {
        const type = TYPES[path.extname(pathname)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, ...headers }).end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    remove: async () => {
      server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
