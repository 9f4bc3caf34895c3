import { expect, test, type Page } from '@playwright/test';
import { hostileReports, type Fate } from '../corpus/pdf/hostile-page.ts';
import { percentile, watchFrames } from './stage/main-thread.ts';
import { servesPage, type ServedPage } from './stage/own-page.ts';

// The product's viewer on reports that mean harm: what is sound of them is read, nothing runs, nothing leaves.

const reports = new Map(hostileReports().map((report) => [report.name, report]));
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' data:; connect-src 'self' http://outside.test; worker-src 'self' blob:";
let served: ServedPage;
test.beforeAll(async () => {
  served = await servesPage('renderer/pdf/testing/hostile.html', (name) => reports.get(name)?.bytes, {
    'content-security-policy': POLICY,
  });
});
test.afterAll(() => served.remove());

for (const { name, bytes, outcome } of reports.values()) {
  test(`RD7 RD8 ${name}`, async ({ page, context, browser }) => {
    const strange: string[] = [];
    await context.route('**/*', (route) => {
      if (route.request().url().startsWith(`${served.origin}/`)) return route.continue();
      strange.push(route.request().url());
      return route.abort();
    });
    page.on('dialog', (dialog) => {
      strange.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    context.on('page', (opened) => strange.push(`window: ${opened.url()}`));
    page.on('framenavigated', (frame) => {
      if (!frame.url().startsWith(`${served.origin}/`)) strange.push(`went to: ${frame.url()}`);
    });
    const framesSince = await watchFrames(browser, page);
    await page.goto(`${served.origin}/hostile.html?file=/reports/${name}&size=${bytes.length}`);
    const body = page.locator('body');
    if ('refused' in outcome) {
      await expect(body).toHaveAttribute('data-report', outcome.refused);
    } else {
      await expect(body).toHaveAttribute('data-report', 'open');
      await expectPage(page, 1, 'drawn');
      await scrollTo(page, 2);
      await expectPage(page, 2, outcome.secondPage);
      for (let further = 3; further <= outcome.pages; further++) {
        await scrollTo(page, further);
        await expectPage(page, further, 'drawn');
      }
      await page.mouse.click(400, 300);
    }
    expect(
      await page.evaluate(() => document.querySelectorAll('img, iframe, object, embed, script').length),
    ).toBe(1);
    expect(strange).toEqual([]);
    // Whatever the report does, the window stays at hand.
    const frames = await framesSince();
    expect(frames.length).toBeGreaterThan(10);
    expect(percentile(frames, 0.95)).toBeLessThan(100);
  });
}

test('RD20 an image too large to be shown is said on its page, and on no other', async ({ page }) => {
  const name = 'picture-of-ten-thousand-million-pixels';
  const size = reports.get(name)?.bytes.length ?? 0;
  await page.goto(`${served.origin}/hostile.html?file=/reports/${name}&size=${size}`);
  await expectPage(page, 1, 'drawn');
  await scrollTo(page, 2);
  await expectPage(page, 2, 'drawn');
  await expect(page.locator('[data-page="2"]').getByRole('note')).toHaveText('blank image');
  await scrollTo(page, 3);
  await expectPage(page, 3, 'drawn');
  await expect(page.getByRole('note')).toHaveCount(1);
});

async function scrollTo(page: Page, number: number): Promise<void> {
  await page.evaluate((at) => {
    document.querySelector(`[data-page="${at}"]`)?.scrollIntoView({ block: 'center' });
  }, number);
}

async function expectPage(page: Page, number: number, fate: Fate): Promise<void> {
  const sheet = page.locator(`[data-page="${number}"]`);
  const drawn = page.locator(`[data-page="${number}"][data-painted]`);
  const card = sheet.getByRole('alert');
  const wanted = fate === 'drawn' ? drawn : fate === 'either' ? drawn.or(card) : card;
  await expect(wanted.first()).toBeVisible({ timeout: 120_000 });
  if (fate === 'slow' || fate === 'damaged') await expect(card).toContainText(fate);
}
