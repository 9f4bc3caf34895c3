import { expect, type Locator, type Page } from '@playwright/test';

export type Severity = '必改' | '建议' | '疑问' | '勘误';

export interface Remark {
  readonly severity: Severity;
  readonly concern: string;
  readonly basis?: string;
  readonly suggestion?: string;
}

/** From the dossier's documents into a report, at its first page or where one was last. Waits until it can be read. */
export async function opensReport(page: Page, reportTitle: string): Promise<void> {
  await page.getByRole('article', { name: reportTitle }).getByRole('button', { name: /阅读/u }).click();
  const pages = page.getByRole('document', { name: '报告正文' }).getByRole('region');
  await expect(pages.filter({ hasText: /\S/u }).first()).toBeVisible();
}

export async function goesToPage(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: /第 \d+ 页，共 \d+ 页$/u }).click();
  await page.getByLabel('转到第几页').fill(`#${number}`); // the report's own names of its pages are others
  await page.getByLabel('转到第几页').press('Enter');
  await expect(page.getByRole('button', { name: `第 ${number} 页，共` })).toBeVisible();
  await expect(sheet(page, number)).toContainText(/\S/u);
}

/** By the key, and whatever the page box takes: a number, a name the report gives, `#12`. */
export async function asksFor(page: Page, name: string): Promise<void> {
  await page.getByRole('document', { name: '报告正文' }).focus();
  await page.keyboard.press('g');
  await page.getByLabel('转到第几页').fill(name);
  await page.getByLabel('转到第几页').press('Enter');
}

/** 页注: the composer opens at the page now in view. */
export async function beginsPageNote(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '页注' }).click();
  return composer(page);
}

/** 高亮: the mouse is drawn over the words, and the composer opens under them. */
export async function beginsHighlight(page: Page, number: number, words: string): Promise<Locator> {
  await page.getByRole('button', { name: '高亮' }).click();
  const line = sheet(page, number).getByText(words, { exact: false }).first();
  await line.scrollIntoViewIfNeeded();
  const box = await line.boundingBox();
  if (!box) throw new Error(`no words "${words}" on page ${number}`);
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 2, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, middle, { steps: 6 });
  await page.mouse.move(box.x + box.width - 2, middle, { steps: 6 });
  await page.mouse.up();
  return composer(page);
}

export async function writes(open: Locator, remark: Remark): Promise<void> {
  await open.getByRole('radio', { name: remark.severity }).click();
  await open.getByLabel('意见', { exact: true }).fill(remark.concern);
  if (remark.basis !== undefined) await open.getByLabel('依据').fill(remark.basis);
  if (remark.suggestion !== undefined) await open.getByLabel('建议', { exact: true }).fill(remark.suggestion);
}

/** 存为个人意见 */
export async function keepsToThemselves(open: Locator): Promise<void> {
  await open.getByTestId('comment-keep').click();
  await expect(open).toBeHidden();
}

/** 发给专家组 */
export async function handsToThePanel(open: Locator): Promise<void> {
  await open.getByTestId('comment-share').click();
  await expect(open).toBeHidden();
}

export async function commentsOn(page: Page, number: number, remark: Remark): Promise<void> {
  await goesToPage(page, number);
  const open = await beginsPageNote(page);
  await writes(open, remark);
  await handsToThePanel(open);
}

export function composer(page: Page): Locator {
  return page.getByRole('dialog', { name: '写意见' });
}

/** The card of a comment in the pane beside the page. */
export function card(page: Page, words: string): Locator {
  return page.getByRole('complementary', { name: '意见' }).getByRole('article').filter({ hasText: words });
}

export function sheet(page: Page, number: number): Locator {
  return page.getByRole('document', { name: '报告正文' }).locator(`[data-page="${number}"]`);
}
