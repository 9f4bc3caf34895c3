import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { pdfjsAssets } from '../../../tools/build-pdfjs.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const pages = path.join(root, 'renderer/pdf/testing');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
};

/** Pages to be measured, built and served over HTTP with ranges, with one PDF beside them. */
export interface BuiltPages {
  /** Of a page by its name, with the PDF to open. */
  readonly address: (name: string, query?: string) => string;
  readonly close: () => Promise<void>;
}

export async function buildPages(names: readonly string[], pdfPath: string): Promise<BuiltPages> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'reader-pages-'));
  await build({
    configFile: false,
    root: pages,
    logLevel: 'error',
    plugins: [react(), pdfjsAssets(path.join(root, 'node_modules/pdfjs-dist'))],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      rolldownOptions: { input: names.map((name) => path.join(pages, `${name}.html`)) },
    },
  });
  const { size } = await stat(pdfPath);
  const server = await serve(outDir, pdfPath);
  return {
    address: (name, query = '') => `${origin(server)}/${name}.html?file=/report.pdf&size=${size}${query}`,
    close: async () => {
      server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

async function serve(folder: string, pdfPath: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname === '/report.pdf' ? pdfPath : path.join(folder, path.normalize(pathname));
    void answer(file, request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

async function answer(file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => -1,
  );
  if (size < 0) {
    response.writeHead(404).end();
    return;
  }
  const headers = {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'accept-ranges': 'bytes',
  };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (!range) {
    response.writeHead(200, { ...headers, 'content-length': size });
    response.end(await readFile(file));
    return;
  }
  const start = Number(range[1]);
  const end = Math.min(size - 1, range[2] ? Number(range[2]) : size - 1);
  response.writeHead(206, {
    ...headers,
    'content-length': end - start + 1,
    'content-range': `bytes ${start}-${end}/${size}`,
  });
  createReadStream(file, { start, end }).pipe(response);
}

function origin(server: Server): string {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${bound.port}`;
}
