import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { longReport } from '#tests/corpus/pdf/long-report.ts';
import { signsIn, signsInHere } from './stage/actors/access.ts';
import { goesTo } from './stage/actors/navigation.ts';
import { asksFor, sheet } from './stage/actors/reader.ts';
import { aReview, CHAIR } from './stage/one-report.ts';
import { SlowLink } from './stage/slow-link.ts';
import { expect, test, type Stage } from './stage/stage.ts';

/** As a typesetting program writes it: the tree of its pages has branches. */
const BRANCHED = longReport({ pages: 400, mapEvery: 4, pagesPerNode: 10 });
/** As an office program writes it: all pages hang in one node, and each stands beside its content. */
const FLAT = longReport({ pages: 400, mapEvery: 4 });

for (const [shape, bytes] of [
  ['with a branched page tree', BRANCHED],
  ['with all pages in one node', FLAT],
] as const) {
  test(`RD9 RD5 RD21: a large report ${shape} is read while it is still arriving, the page that is looked at first`, async ({
    stage,
  }) => {
    const { page, address, file } = await opensInBrowser(stage, bytes);
    // All of it would take over twenty seconds.
    const arrived = await slowsDown(page, file, 500_000);
    await goesTo(page, address);
    await expect(sheet(page, 1)).toHaveAttribute('data-painted');
    expect(arrived()).toBeLessThan(bytes.length / 2);
    await asksFor(page, '#300');
    await expect(sheet(page, 300)).toHaveAttribute('data-painted');
    expect(arrived()).toBeLessThan(bytes.length);
    // The pages between were jumped over, and are there when they are asked for.
    await asksFor(page, '#150');
    await expect(sheet(page, 150)).toHaveAttribute('data-painted');
    expect(stage.complaints).toEqual([]);
  });
}

test('WS23 RD9 RD21: the desktop shows pages of a report that is still arriving, and keeps it once it is here', async ({
  stage,
}) => {
  const { hub, address, file } = await aReview(stage, FLAT);
  const sha256 = path.basename(file);
  const link = await SlowLink.lay(hub, 500_000);
  stage.cleanUp(() => link.remove());
  const { page, dataDir } = await stage.desktop('meng', ['--hub', link.url]);
  const kept = path.join(dataDir, 'blobs', sha256.slice(0, 2), sha256);
  await signsInHere(page, CHAIR);
  const before = link.passed;
  const arrived = () => link.passed - before;
  await goesTo(page, address);
  await expect(sheet(page, 1)).toHaveAttribute('data-painted');
  expect(arrived()).toBeLessThan(FLAT.length / 2);
  await asksFor(page, '#300');
  await expect(sheet(page, 300)).toHaveAttribute('data-painted');
  expect(arrived()).toBeLessThan(FLAT.length);
  // The rest comes by itself, and what was looked at is not fetched twice.
  await expect.poll(() => fs.existsSync(kept), { timeout: 60_000 }).toBe(true);
  expect(arrived()).toBeLessThan(FLAT.length * 1.2);
  const whole = link.passed;
  await goesTo(page, '/dossiers');
  await goesTo(page, address);
  await asksFor(page, '#210');
  await expect(sheet(page, 210)).toHaveAttribute('data-painted');
  // Nothing of the report; the dossier itself is opened anew.
  expect(link.passed - whole).toBeLessThan(FLAT.length / 20);
  expect(stage.complaints).toEqual([]);
});

test('RD3: a page that was asked for stays, when sizes become known before the window tells that it moved', async ({
  stage,
}) => {
  const { page, address, file } = await opensInBrowser(stage, BRANCHED);
  // So sizes become known one after another.
  await page.route('**/page-directory', (route) => route.fulfill({ status: 204 }));
  const arrived = await slowsDown(page, file, 2_000_000);
  await goesTo(page, address);
  await expect(sheet(page, 1)).toHaveAttribute('data-painted');
  // On a busy machine it tells so late; here never.
  await page.evaluate(() => addEventListener('scroll', (event) => event.stopImmediatePropagation(), true));
  await asksFor(page, '#300');
  await expect(sheet(page, 300)).toHaveAttribute('data-painted');
  expect(arrived()).toBeLessThan(BRANCHED.length);
  await expect.poll(arrived).toBeGreaterThanOrEqual(BRANCHED.length);
  await expect(sheet(page, 300)).toBeInViewport();
  expect(stage.complaints).toEqual([]);
});

async function opensInBrowser(
  stage: Stage,
  bytes: Buffer,
): Promise<{ readonly page: Page; readonly address: string; readonly file: string }> {
  const { hub, address, file } = await aReview(stage, bytes);
  const { page } = await stage.browser('chair');
  await signsIn(page, hub, CHAIR);
  return { page, address, file };
}

/** A slow link, in bytes a second; returns how much of the report has arrived. */
async function slowsDown(page: Page, file: string, bytesPerSecond: number): Promise<() => number> {
  let arrived = 0;
  const link = await page.context().newCDPSession(page);
  const ofReport = new Set<string>();
  link.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.includes(file)) ofReport.add(requestId);
  });
  link.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (ofReport.has(requestId)) arrived += dataLength;
  });
  await link.send('Network.enable');
  await link.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  return () => arrived;
}
