import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { pdfjsAssets } from '../../../tools/build-pdfjs.ts';

/** Milliseconds from asking for the file to its first page being drawn, one number a run. */
export interface FirstPageTimes {
  readonly ours: readonly number[];
  readonly base: readonly number[];
}

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

/**
 * Opens a PDF in our viewer and in the least page that pdf.js needs, in turns, each time in a fresh context of
 * the same browser, over the same local server with HTTP Range. The first turn of each is thrown away.
 */
export async function measureReaderFirstPage(
  browser: Browser,
  pdfPath: string,
  { runs = 9 }: { readonly runs?: number } = {},
): Promise<FirstPageTimes> {
  const built = await mkdtemp(path.join(tmpdir(), 'reader-first-page-'));
  await buildPages(built);
  const server = await serve(built, pdfPath);
  const ours: number[] = [];
  const base: number[] = [];
  try {
    const { size } = await stat(pdfPath);
    for (let run = 0; run <= runs; run++) {
      for (const [name, times] of [
        ['ours', ours],
        ['base', base],
      ] as const) {
        const time = await timeOnce(
          browser,
          `${address(server)}/first-page-${name}.html?file=/report.pdf&size=${size}`,
        );
        if (run > 0) times.push(time);
      }
    }
  } finally {
    server.close();
    await rm(built, { recursive: true, force: true });
  }
  return { ours, base };
}

async function timeOnce(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction("performance.getEntriesByName('pdf-first-page').length > 0", null, {
      timeout: 60_000,
    });
    return await page.evaluate<number>(
      `performance.getEntriesByName('pdf-first-page')[0].startTime - performance.getEntriesByName('pdf-open')[0].startTime`,
    );
  } finally {
    await context.close();
  }
}

async function buildPages(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: pages,
    logLevel: 'error',
    plugins: [react(), pdfjsAssets(path.join(root, 'node_modules/pdfjs-dist'))],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      rolldownOptions: {
        input: ['ours', 'base'].map((name) => path.join(pages, `first-page-${name}.html`)),
      },
    },
  });
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

function address(server: Server): string {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${bound.port}`;
}
