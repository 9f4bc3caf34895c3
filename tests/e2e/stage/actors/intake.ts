import { expect, type Page } from '@playwright/test';

export interface NewCase {
  readonly title: string;
  readonly docNo: string;
  readonly projectCode: string;
  readonly ownerUnit: string;
  readonly compilerUnit: string;
  readonly reports: readonly { readonly matter: string; readonly title: string; readonly file: string }[];
}

/** From the home screen to the open dossier with its reports taken. Returns the dossier's place in the app. */
export async function createsDossier(page: Page, made: NewCase): Promise<string> {
  await page.getByRole('button', { name: '新建案卷' }).first().click();
  await page.getByRole('radio', { name: '非涉密' }).check();
  await page.getByLabel('项目名称').fill(made.title);
  await page.getByLabel('案卷编号').fill(made.docNo);
  await page.getByLabel('项目代码').fill(made.projectCode);
  await page.getByLabel('建设单位').fill(made.ownerUnit);
  await page.getByLabel('编制单位').fill(made.compilerUnit);
  for (const { matter } of made.reports) await page.getByRole('checkbox', { name: matter }).check();
  for (const [index, { title, file }] of made.reports.entries()) {
    await page.getByLabel('报告名称').nth(index).fill(title);
    await page.getByLabel(`拖入或选择《${title}》的 PDF`).setInputFiles(file);
  }
  await page.getByRole('button', { name: '建立案卷' }).click();
  await expect(page.getByText(/^已收下 /u)).toHaveCount(made.reports.length, { timeout: 60_000 });
  await page.getByRole('button', { name: '进入案卷' }).click();
  await expect(page.getByRole('heading', { name: `《${made.title}》` })).toBeVisible();
  return new URL(page.url()).hash;
}
