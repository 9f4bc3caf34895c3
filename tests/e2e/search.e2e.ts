import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { filePath } from '#shared/protocol/hub-api.ts';
import * as reader from './stage/actors/reader.ts';
import { seriousViolations } from './stage/appearance.ts';
import { aReportBeingRead, opensAddress } from './stage/being-read.ts';
import { entersAs } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

const SHOTS = path.resolve('test-results', 'search');
/** Zhou keeps it to themself. */
const PRIVATE = 'A02';

test('SR1 SR2 SR3 SR4 RD6: words are found in all reports, comments and the opinion, by report and page, while reports are still being read', async ({
  stage,
}) => {
  test.setTimeout(300_000);
  const { hub, review, dossierId, itemId, report } = await aReportBeingRead(stage);
  await review.comment(new Set([PRIVATE]));
  await review.appointChairs();
  const meng = review.person('meng');
  await meng.submit(dossierId, {
    type: 'opinion.setSection',
    itemId,
    section: 'overview',
    text: '工程位于桑干河支流，設計洪水標準为５０年一遇，施工期跨两个汛期。',
  });
  const soil = meng.state(dossierId).parties.items[review.item('soil')]?.versions.at(-1);
  if (!soil) throw new Error('the item has a report');

  const chair = await entersAs(stage, hub.url, 'meng', '孟书田');
  // The second report does not come until somebody lets it.
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await chair.route(`**${filePath(dossierId, soil.file.sha256)}*`, async (route) => {
    await held;
    await route.continue();
  });
  await opensAddress(chair, report);
  await searchesEverything(chair);

  await test.step('what was read is found while the rest is not there yet', async () => {
    await sought(chair).fill('設計洪水');
    await expect(group(chair, '防洪评价报告')).toContainText('正在看的');
    await expect(group(chair, '水土保持方案')).toHaveCount(0);
    await expect(chair.getByText('正在建立索引')).toBeVisible();
    await expect(results(chair)).toContainText('设计洪水');
    expect(await seriousViolations(chair)).toEqual([]);
    await chair.screenshot({ path: path.join(SHOTS, 'indexing.png') });
  });

  await test.step('comments and the opinion are found with the reports, under any way of writing', async () => {
    for (const number of ['50', '５０ ', '五十']) {
      // Few enough hits to stand in the window together.
      await sought(chair).fill(`${number}年一遇壅水计算`);
      await expect(lines(chair, 'comment')).not.toHaveCount(0);
      await sought(chair).fill(`标准为${number}年一遇`);
      await expect(lines(chair, 'opinion')).toHaveCount(1);
      await expect(lines(chair, 'opinion')).toContainText('５０年一遇');
    }
    await sought(chair).fill('(gb 50201-94)');
    await expect(results(chair)).toContainText('GB 50201—94');
    await sought(chair).fill('設計洪水標準');
    await expect(lines(chair, 'opinion')).toHaveCount(1);
  });

  await test.step('what a colleague keeps to themself is found by them alone', async () => {
    await sought(chair).fill('补列 20 年一遇');
    await expect(chair.getByText('已读完的页里还没有')).toBeVisible();
    await expect(lines(chair, 'comment')).toHaveCount(0);
    const zhou = await entersAs(stage, hub.url, 'zhou', '周景川');
    await opensAddress(zhou, report);
    await searchesEverything(zhou);
    await sought(zhou).fill('補列20年一遇');
    await expect(lines(zhou, 'comment')).toHaveCount(1);
    await zhou.close();
  });

  await test.step('the other report joins when it has come', async () => {
    await sought(chair).fill('弃渣场');
    await expect(chair.getByText('正在建立索引')).toBeVisible();
    await expect(group(chair, '水土保持方案')).toHaveCount(0);
    letGo();
    await expect(group(chair, '水土保持方案')).toHaveCount(1, { timeout: 60_000 });
    await expect(chair.getByText('正在建立索引')).toHaveCount(0, { timeout: 60_000 });
    await chair.screenshot({ path: path.join(SHOTS, 'all.png') });
  });

  await test.step('a comment leads to its place and card, and another report to a way back', async () => {
    await sought(chair).fill('滩地糙率会明显加大');
    await lines(chair, 'comment').first().click();
    await expect(reader.card(chair, '滩地糙率会明显加大').getByRole('button').first()).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    await searchesEverything(chair);
    await sought(chair).fill('弃渣场');
    await expect(group(chair, '水土保持方案')).toBeVisible();
    await sought(chair).press('ArrowDown');
    await sought(chair).press('Enter');
    await expect(chair.getByRole('button', { name: /^回到《防洪评价报告》第 \d+ 页$/u })).toBeVisible();
    await chair.getByRole('button', { name: /^回到《防洪评价报告》第 \d+ 页$/u }).click();
    await expect(chair).toHaveURL(new RegExp(itemId, 'u'));
  });
  expect(stage.complaints).toEqual([]);
});

async function searchesEverything(page: Page): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.getByRole('button', { name: '全部报告和意见', exact: true }).click();
}

function sought(page: Page): Locator {
  return page.getByRole('combobox', { name: '在全部报告和意见中查找' });
}

function results(page: Page): Locator {
  return page.getByRole('listbox', { name: '全部报告和意见中的查找结果' });
}

function group(page: Page, title: string): Locator {
  return results(page).locator('[data-kind="report"]').filter({ hasText: title });
}

/** What was found among comments, or in the opinion. */
function lines(page: Page, kind: 'comment' | 'opinion'): Locator {
  return results(page).locator(`[role="option"][data-kind="${kind}"]`);
}
