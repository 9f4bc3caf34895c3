import { createHash } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import type {} from '#renderer/carry/testing/carry-pages.ts';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import { sha256Schema } from '#shared/domain/ids.ts';
import type { Drawing } from '../carry/drawing.ts';
import { aMap, overlay } from '../carry/made-sheets.ts';
import { aScan } from '../carry/rescan.ts';
import { pinAt, scannedReport, type ScannedSheet } from '../carry/scanned-report.ts';
import { Random } from '../sim/random.ts';
import { servesPage, type ServedPage } from './stage/own-page.ts';

// The whole way of a mark on a map in a real browser: both files read, their pages drawn, compared, given back.

const files = new Map<string, Buffer>();

let served: ServedPage;
test.beforeAll(async () => {
  served = await servesPage('renderer/carry/testing/carry-pages.html', (name) => files.get(name));
});
test.afterAll(() => served.remove());

const random = new Random(2026, 11);
const template = (): Random => new Random(7, 7);
const maps = [1, 2, 3].map(() => aMap(random, template()));
const base = aMap(random, template());
const twins = [1, 2].map(() => overlay(base, random, 4));
const scansOf = (sheets: readonly Drawing[]): readonly ScannedSheet[] =>
  sheets.map((sheet) => ({ sheet, scan: aScan(random) }));
const before = scansOf([...maps, ...twins]);
// The second map was taken out, another put in, the order changed.
const inserted = aMap(random, template());
const order = [maps[2], twins[1], inserted, twins[0], maps[0]].flatMap((sheet) => sheet ?? []);
const after = scansOf(order);

test('AN17 AN18 marks on scanned maps go with their sheets, and those of a sheet that is gone wait', async ({
  page,
}) => {
  const [old, now] = [put(before), put(after)];
  const spots = before.flatMap((one, pageIndex) =>
    [
      { x: 0.3, y: 0.35 },
      { x: 0.6, y: 0.55 },
    ].map((spot) => ({ one, pageIndex, spot })),
  );
  const anchors = spots.map(({ one, pageIndex, spot }) => pinAt(pageIndex, one, spot));
  await page.goto(`${served.origin}/carry-pages.html`);
  const { carried, fractions, turns } = await carry(page, old, now, anchors, 2);
  expect(carried).toHaveLength(anchors.length);
  for (const [index, { one, pageIndex, spot }] of spots.entries()) {
    const result = carried[index];
    const to = after.findIndex(({ sheet }) => sheet === one.sheet);
    const target = after[to];
    if (!target) {
      expect(result, `page ${pageIndex}`).toMatchObject({ status: 'unplaced', reason: 'lost' });
      continue;
    }
    expect(result, `page ${pageIndex}`).toMatchObject({
      status: 'placed',
      by: 'image',
      place: { pageIndex: to },
    });
    const [truth] = pinAt(to, target, spot).rects;
    const [found] = result?.status === 'placed' ? result.place.rects : [];
    const away = Math.hypot((found?.[0] ?? 0) - (truth?.[0] ?? 0), (found?.[1] ?? 0) - (truth?.[1] ?? 0));
    expect(away, `page ${pageIndex}`).toBeLessThan(10);
  }
  expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
  expect(fractions.length).toBeGreaterThan(5);
  // The window was free again and again while pages were drawn and compared.
  expect(turns).toBeGreaterThan(before.length + after.length);
  expect(await page.locator('canvas').count()).toBe(0);
  expect(page.workers()).toEqual([]);
});

test('AN17 carrying that is called off in the middle ends, and leaves no file open', async ({ page }) => {
  const [old, now] = [put(before), put(after)];
  await page.goto(`${served.origin}/carry-pages.html`);
  const [first] = before;
  if (!first) throw new Error('a sheet');
  const anchors = [pinAt(0, first, { x: 0.4, y: 0.4 })];
  await expect(carry(page, old, now, anchors, 0.6)).rejects.toThrow('called off');
  await expect.poll(() => page.workers().length).toBe(0);
});

async function carry(page: Page, old: FileRef, now: FileRef, anchors: readonly Anchor[], stopAt: number) {
  await page.waitForFunction(() => window.carryPages !== undefined);
  return page.evaluate(
    ([from, to, marks, at]) => {
      if (!window.carryPages) throw new Error('the page is not ready');
      return window.carryPages(from, to, marks, at);
    },
    [old, now, anchors, stopAt] as const,
  );
}

function put(sheets: readonly ScannedSheet[]): FileRef {
  const bytes = scannedReport(sheets);
  const sha256 = sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));
  files.set(sha256, bytes);
  return { sha256, sizeBytes: bytes.length, name: 'report.pdf', pages: sheets.length };
}
