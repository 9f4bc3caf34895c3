import fs from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { SECURITY_HEADERS } from '#electron/main/content-security.ts';
import { listPageFiles } from '#electron/main/page-files.ts';
import { setSecurityHeaders } from '#hub/http/security-headers.ts';
import { StaticFiles } from '#hub/http/static-files.ts';
import { decoderPages } from '#tests/corpus/pdf/decoders.ts';
import { expect, test } from '@playwright/test';
import { buildsPage } from './stage/own-page.ts';

const PAGE = 'reader-ours';

/** Answers true when it has answered. */
type Serve = (place: string, response: http.ServerResponse) => Promise<boolean>;

/** The two that bring the reader to people: the hub to browsers, the desktop to its own window. */
const HOSTS: readonly { readonly name: string; readonly serve: (dir: string) => Serve }[] = [
  {
    name: 'the hub',
    serve: (dir) => {
      const files = new StaticFiles(dir);
      return (place, response) => {
        setSecurityHeaders(response, false);
        return files.serve(place, false, response);
      };
    },
  },
  {
    name: 'the desktop',
    serve: (dir) => {
      const files = listPageFiles(dir);
      return async (place, response) => {
        const found = files.get(place);
        if (!found) return false;
        response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': found.type });
        response.end(await fs.readFile(found.file));
        return true;
      };
    },
  },
];

let built = '';
test.beforeAll(async () => {
  built = await buildsPage(`renderer/pdf/testing/${PAGE}.html`);
});
test.afterAll(() => fs.rm(built, { recursive: true, force: true }));

for (const host of HOSTS) {
  test(`RD17 ${host.name} brings everything that decodes scans, maps and Chinese, under its policy`, async ({
    browser,
  }) => {
    const serve = host.serve(built);
    let report: Buffer = Buffer.alloc(0);
    const server = http.createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname === '/report') response.end(report);
      else if (pathname === '/favicon.ico')
        response.writeHead(204).end(); // asked for by the browser alone
      else void serve(pathname, response).then((isServed) => isServed || response.writeHead(404).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      for (const { name, bytes, colour, needs } of decoderPages()) {
        report = bytes;
        const page = await browser.newPage({ viewport: { width: 800, height: 1100 } });
        const complaints: string[] = [];
        const brought: string[] = [];
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        page.on('response', (response) => response.ok() && brought.push(response.url()));
        await page.goto(`http://127.0.0.1:${port}/${PAGE}.html?file=/report&size=${bytes.length}`);
        await page.waitForSelector('[data-painted]');
        const [red, green, blue, inked] = await page.evaluate(lookAtMiddle);
        expect(
          brought.some((url) => needs.test(url)),
          `${name}: ${needs}`,
        ).toBe(true);
        expect(complaints, name).toEqual([]);
        expect(inked, name).toBeGreaterThan(0.02);
        for (const [at, wanted] of (colour ?? []).entries()) {
          expect(
            Math.abs(([red, green, blue][at] ?? -999) - wanted),
            `${name}: ${red} ${green} ${blue}`,
          ).toBeLessThan(12);
        }
        await page.close();
      }
    } finally {
      server.close();
    }
  });
}

/** The colour of the middle of the page's picture, and how much of the square around it is not white. */
function lookAtMiddle(): [number, number, number, number] {
  const canvas = document.querySelector<HTMLCanvasElement>('[data-page] canvas');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return [0, 0, 0, 0];
  const side = Math.round(canvas.width / 2);
  const { data } = context.getImageData((canvas.width - side) / 2, (canvas.height - side) / 2, side, side);
  let inked = 0;
  for (let at = 0; at < data.length; at += 4)
    if ((data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) < 600) inked++;
  const [red = 0, green = 0, blue = 0] = context.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
  return [red, green, blue, inked / (side * side)];
}
