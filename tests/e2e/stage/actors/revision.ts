import { expect, type Locator, type Page } from '@playwright/test';

/** The compiler's revised report, as a whole, before the answers can be handed in. */
export async function uploadsRevision(page: Page, file: string): Promise<void> {
  await page.getByLabel('上传修改稿').setInputFiles(file);
  await expect(page.getByText('换一份修改稿')).toBeVisible({ timeout: 60_000 });
}

/** Every point in turn: 已修改, in words, from page to page. */
export async function answersEveryPoint(page: Page, text: string): Promise<number> {
  const count = await page.getByRole('button', { name: /^第 \d+ 条，未完成$/u }).count();
  for (let no = 1; no <= count; no++) {
    await page.getByRole('button', { name: `第 ${no} 条，未完成` }).click();
    const answer = page.getByRole('group', { name: `答复第 ${no} 条` });
    await answer.getByRole('radio', { name: '已修改' }).check();
    await answer.getByLabel('修改说明').fill(`${text}（第 ${no} 条）`);
    await answer.getByLabel('原页').fill('P12');
    await answer.getByLabel('新页').fill('P13');
    await expect(page.getByRole('button', { name: `第 ${no} 条，已完成` })).toBeVisible();
  }
  return count;
}

export async function submitsAnswers(page: Page): Promise<void> {
  await confirms(page, '提交修改说明', '提交修改说明和修改稿', '提交修改说明');
}

/** Marks each point that waits for this expert. */
export async function rechecksTheirPoints(page: Page): Promise<void> {
  await expect(page.getByText('已复核', { exact: true })).toBeVisible(); // the answers have come
  const mine = page.getByRole('row').filter({ hasText: '待我复核' });
  for (let left = await mine.count(); left > 0; left--) {
    const card = page.getByRole('complementary', { name: '我的复核' });
    const closed = mine.first().getByRole('button', { expanded: false });
    if (await closed.isVisible()) await closed.click();
    await card.getByRole('radio', { name: '已落实', exact: true }).check();
    await card.getByRole('button', { name: '记为已落实' }).click();
    await expect(mine).toHaveCount(left - 1);
  }
}

export async function concludesRecheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: '作出复核结论' }).click();
  const dialog = page.getByRole('dialog', { name: '复核结论' });
  await dialog.getByRole('button', { name: /^经复核，修改稿已按专家组意见修改完善/u }).click();
  await dialog.getByRole('button', { name: '复核通过' }).click();
  await expect(dialog).toBeHidden();
}

export async function issuesFinal(page: Page): Promise<void> {
  await confirms(page, '出具定稿', '出具定稿', '出具定稿');
}

export async function turnsToRevisionOf(page: Page, report: string): Promise<void> {
  const tab: Locator = page.getByRole('group', { name: '报告' }).getByRole('button', { name: report });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-pressed', 'true');
}

async function confirms(page: Page, button: string, title: string, act: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: act }).click();
  await expect(dialog).toBeHidden();
}
