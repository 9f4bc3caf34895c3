import { expect, type Locator, type Page } from '@playwright/test';

/** Writes into the paper and waits until the words have gone. */
export async function writesSection(
  page: Page,
  section: '开头' | '一、项目概况' | '二、总体评价',
  text: string,
): Promise<void> {
  const field = page.getByRole('textbox', { name: section });
  await field.fill(text);
  await field.blur();
  await expect(field).toHaveText(text);
  await isSaved(page);
}

export async function fillsOpeningFromRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: '按资料填写' }).click();
  await expect(page.getByRole('textbox', { name: '开头' })).not.toHaveText('');
}

/** 另写一条: a point that came from no comment. */
export async function addsPoint(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '另写一条，回车加入' }).fill(text);
  await page.getByRole('textbox', { name: '另写一条，回车加入' }).press('Enter');
  await expect(page.getByRole('textbox', { name: /^第 \d+ 条$/u }).last()).toHaveText(text);
}

export async function concludes(page: Page, conclusion: '通过' | '修改后通过' | '不通过'): Promise<void> {
  const choice = page.getByRole('radio', { name: conclusion, exact: true });
  await choice.click();
  await expect(choice).toBeChecked();
  await expect(page.getByRole('textbox', { name: '结论文字' })).not.toHaveValue('');
}

/** 宣读 to its end. */
export async function readsAloud(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开始宣读' }).click();
  const view = page.getByRole('dialog', { name: '开始宣读' });
  const finish = view.getByRole('button', { name: '宣读完毕' });
  const on = view.getByRole('button', { name: '下一段' });
  while (!(await finish.isVisible())) {
    const place = await view.getByText(/^第 \d+ 段，共 \d+ 段$/u).innerText();
    await on.click();
    await expect(view.getByText(place, { exact: true })).toBeHidden();
  }
  await finish.click();
  await expect(view).toBeHidden();
}

export async function freezes(page: Page): Promise<void> {
  await page.getByRole('button', { name: '冻结文本' }).click();
  const dialog = page.getByRole('dialog', { name: '冻结专家组意见' });
  await dialog.getByRole('button', { name: '冻结文本' }).click();
  await expect(dialog).toBeHidden();
}

/** Signs the bytes shown, once this machine has checked that they are those of the record. */
export async function signs(page: Page): Promise<void> {
  await expect(page.getByText('已在本机核对：所示文件与 SHA-256 一致')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('region', { name: '同意并签字' }).getByRole('button', { name: '同意并签字' }).click();
  const dialog = page.getByRole('dialog', { name: '同意并签字' });
  await dialog.getByRole('button', { name: '同意并签字' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: '同意并签字' })).toBeHidden();
}

export async function signsWithDissent(page: Page, text: string): Promise<void> {
  await expect(page.getByText('已在本机核对：所示文件与 SHA-256 一致')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '签字并附保留意见' }).click();
  const dialog = page.getByRole('dialog', { name: '签字并附保留意见' });
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('textbox', { name: '保留意见' }).fill(text);
  await dialog.getByRole('button', { name: '签字并附保留意见' }).click();
  await expect(dialog).toBeHidden();
}

/** 发布: the sealed opinion goes to every party. */
export async function releases(page: Page): Promise<void> {
  await page.getByRole('button', { name: '发布专家组意见' }).click({ timeout: 60_000 });
  const dialog = page.getByRole('dialog', { name: '发布专家组意见' });
  await dialog.getByRole('button', { name: '发布专家组意见' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: '下载定稿' })).toBeVisible();
}

/** The other report's opinion, by the tab above. */
export async function turnsToOpinionOf(page: Page, report: string): Promise<void> {
  await opinionTab(page, report).click();
  await expect(opinionTab(page, report)).toHaveAttribute('aria-pressed', 'true');
}

function opinionTab(page: Page, report: string): Locator {
  return page.getByRole('button', { name: report, exact: true });
}

async function isSaved(page: Page): Promise<void> {
  await expect(page.getByText(/^\d\d:\d\d 已保存$/u)).toBeVisible();
}
