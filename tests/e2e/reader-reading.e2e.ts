import type { Locator, Page } from '@playwright/test';
import { longReport } from '#tests/corpus/pdf/long-report.ts';
import { signsIn } from './stage/actors/access.ts';
import { goesTo } from './stage/actors/navigation.ts';
import { asksFor, sheet } from './stage/actors/reader.ts';
import { aReview, CHAIR } from './stage/one-report.ts';
import { expect, test, type Stage } from './stage/stage.ts';

const PAGES = 40;

/** The chair before a report of 40 pages with four Roman pages in front, an appendix of three, and map sheets. */
async function opensLabelledReport(stage: Stage): Promise<{ page: Page; address: string }> {
  const labels = { front: 4, appendix: 3 };
  const { hub, address } = await aReview(stage, longReport({ pages: PAGES, mapEvery: 10, labels }));
  const { page } = await stage.browser('chair');
  await signsIn(page, hub, CHAIR);
  await goesTo(page, address);
  await expect(sheet(page, 1)).toHaveAttribute('data-painted');
  return { page, address };
}

test('RD10, RD12, RD13, RD14: how pages stand, what they are called, how large, and where one was', async ({
  stage,
}) => {
  const { page, address } = await opensLabelledReport(stage);
  const where = page.getByRole('button', { name: /第 \d+ 页，共 40 页/u });

  await test.step('RD12 the page box knows the names the file gives its pages, and their numbers', async () => {
    await expect(where).toHaveText('页码 i · 第 1 页，共 40 页');
    await asksFor(page, 'A-2');
    await expect(where).toHaveText('页码 A-2 · 第 39 页，共 40 页');
    await asksFor(page, '2');
    await expect(where).toHaveText('页码 2 · 第 6 页，共 40 页');
    await asksFor(page, '#2');
    await expect(where).toHaveText('页码 ii · 第 2 页，共 40 页');
  });

  await test.step('RD4 back and forward return over what was asked for', async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(where).toContainText('第 6 页');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(where).toContainText('第 2 页');
  });

  await test.step('RD10 single pages: the next page replaces the one before', async () => {
    await choosesInView(page, '单页');
    await expect(sheet(page, 2)).toBeVisible();
    await expect(sheet(page, 3)).toBeHidden();
    await page.keyboard.press('ArrowRight');
    await expect(sheet(page, 3)).toBeVisible();
    await expect(sheet(page, 2)).toBeHidden();
    await expect(where).toContainText('第 3 页');
  });

  await test.step('RD10 facing pages with a cover: 2 and 3 beside each other', async () => {
    await choosesInView(page, '对页，封面单独一页');
    await expect(sheet(page, 3)).toHaveAttribute('data-painted');
    const [left, right] = [await boxOf(sheet(page, 2)), await boxOf(sheet(page, 3))];
    expect(left.y).toBe(right.y);
    expect(right.x).toBeGreaterThan(left.x + left.width);
  });

  await test.step('RD13 a typed percentage, and a turn', async () => {
    await page.getByRole('button', { name: /^显示比例/u }).click();
    await page.getByLabel('输入显示比例').fill('６０％');
    await page.getByLabel('输入显示比例').press('Enter');
    await expect(page.getByRole('button', { name: '显示比例 60%' })).toBeVisible();
    await page.getByRole('document', { name: '报告正文' }).focus();
    await page.keyboard.press('t');
    await expect
      .poll(async () => (await boxOf(sheet(page, 3))).width)
      .toBeGreaterThan((await boxOf(sheet(page, 3))).height);
  });

  await test.step('RD14 all of it is there again the next time', async () => {
    await asksFor(page, '#4');
    await expect(where).toContainText('第 4 页');
    const before = await boxOf(sheet(page, 4));
    await goesTo(page, address.replace(/\/read\/.*/u, ''));
    await expect(sheet(page, 4)).toHaveCount(0);
    await page.reload();
    await goesTo(page, address);
    await expect(where).toContainText('第 4 页');
    await expect(page.getByRole('button', { name: '显示比例 60%' })).toBeVisible();
    await expect.poll(() => boxOf(sheet(page, 4))).toEqual(before);
    const [left, right] = [await boxOf(sheet(page, 4)), await boxOf(sheet(page, 5))];
    expect(left.y).toBe(right.y);
  });

  await test.step('a link to a page leads there, however one looked last', async () => {
    await goesTo(page, `${address}?page=30`);
    await expect(where).toContainText('第 30 页');
  });
  expect(stage.complaints).toEqual([]);
});

test('RD11, RD13: a box drawn over a map fills the window, and is sharp', async ({ stage }) => {
  const { page } = await opensLabelledReport(stage);
  await asksFor(page, '#10');
  await expect(sheet(page, 10)).toHaveAttribute('data-painted');
  await page.keyboard.press('z');
  const box = await boxOf(page.getByRole('document', { name: '报告正文' }));
  const [x, y] = [box.x + box.width / 2, box.y + 160];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 60, { steps: 4 });
  await page.mouse.up();
  const percent = page.getByRole('button', { name: /^显示比例/u });
  await expect
    .poll(async () => Number.parseInt((await percent.textContent()) ?? '', 10))
    .toBeGreaterThan(400);
  // One pixel of a tile is one of the screen.
  const tile = sheet(page, 10).locator('canvas').last();
  await expect
    .poll(() =>
      tile.evaluate((canvas: HTMLCanvasElement) => canvas.width / canvas.getBoundingClientRect().width),
    )
    .toBeCloseTo(1, 2);
  expect(stage.complaints).toEqual([]);
});

test('RD15: pages that were left give back their pictures, and a hidden window all but what it shows', async ({
  stage,
}) => {
  const { page } = await opensLabelledReport(stage);
  const pictures = () => page.locator('[data-page] canvas').count();
  for (const name of ['#5', '#12', '#19', '#26', '#33', '#38']) {
    await asksFor(page, name);
    await expect(sheet(page, Number(name.slice(1)))).toHaveAttribute('data-painted');
  }
  await expect.poll(pictures).toBeLessThanOrEqual(4);
  await expect.poll(pictures).toBeGreaterThan(1);
  await page.clock.install();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.clock.fastForward(61_000);
  await expect.poll(pictures).toBe(1);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(pictures).toBeGreaterThan(1);
});

async function choosesInView(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '版式' }).click();
  await page.getByRole('menuitem', { name, exact: false }).filter({ hasText: name }).last().click();
  await page.getByRole('document', { name: '报告正文' }).focus();
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not there');
  return box;
}
