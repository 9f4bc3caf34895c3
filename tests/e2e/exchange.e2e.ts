import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { signsIn } from './stage/actors/access.ts';
import { goesTo } from './stage/actors/navigation.ts';
import { aReviewInPreReview, PASSWORD } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

test('EX1 EX5 EX7 EX11: an expert takes comments out of the reader and brings marks of another program in', async ({
  stage,
}) => {
  test.setTimeout(300_000);
  const { hub, review, dossierId } = await aReviewInPreReview(stage);
  await review.comment();
  const flood = review.item('flood');
  const version = review.person('meng').state(dossierId).parties.items[flood]?.versions.at(-1);
  if (!version) throw new Error('a report');
  const { page } = await stage.browser('han');
  await signsIn(page, hub.url, { name: '韩立峰', login: '韩立峰', password: PASSWORD });
  await goesTo(page, `/dossiers/${dossierId}/read/${flood}/${version.versionId}`);
  await page.locator('[data-comment]').first().waitFor();

  const copy = await takesOut(page, '带批注的 PDF 副本', stage.dir);
  expect(copy.name).toContain('批注副本');
  const bytes = await fs.readFile(copy.file);
  const head = createHash('sha256').update(bytes.subarray(0, version.file.sizeBytes)).digest('hex');
  expect(head).toBe(version.file.sha256);
  execFileSync('qpdf', ['--check', copy.file]);
  const table = await takesOut(page, '专家意见汇总表　Word 文档', stage.dir);
  expect((await fs.readFile(table.file)).subarray(0, 2).toString()).toBe('PK');

  // The panel's comments under other names: as if another program had written them.
  const xfdf = await takesOut(page, '批注文件（XFDF）', stage.dir);
  const foreign = path.join(stage.dir, 'foreign.xfdf');
  await fs.writeFile(foreign, (await fs.readFile(xfdf.file, 'utf8')).replaceAll(' name="', ' name="other-'));
  const dialog = await chooses(page, foreign);
  const act = dialog.getByRole('button', { name: /^导入 \d+ 条$/u });
  const count = Number(/\d+/u.exec((await act.textContent()) ?? '')?.[0]);
  expect(count).toBeGreaterThan(0);
  await act.click();
  await expect(page.getByText(`已导入 ${count} 条，只有您看得到`)).toBeVisible();
  await expect(chooses(page, foreign).then((again) => again.innerText())).resolves.toContain(
    `${count} 条已经在这里`,
  );
  await page.keyboard.press('Escape');

  const hostile = path.join(stage.dir, 'hostile.xfdf');
  await fs.writeFile(hostile, '<!DOCTYPE x [<!ENTITY a "b">]><xfdf xmlns="http://ns.adobe.com/xfdf/"/>');
  const refused = await chooses(page, hostile);
  await expect(refused.getByRole('alert')).toContainText('不安全的定义');
  expect(stage.complaints).toEqual([]);
});

/** Chooses a file of the export menu and has it made. */
async function takesOut(
  page: Page,
  what: string,
  dir: string,
): Promise<{ readonly name: string; readonly file: string }> {
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await page.getByRole('menuitem', { name: what }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click();
  const made = await download;
  const name = made.suggestedFilename();
  const file = path.join(dir, `taken${path.extname(name)}`);
  await made.saveAs(file);
  await expect(page.getByRole('dialog')).toBeHidden();
  return { name, file };
}

/** Opens the import with a file, and waits for what it says of it. */
async function chooses(page: Page, file: string) {
  await page.getByRole('button', { name: '导入批注' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('button', { name: '换一个文件' }).waitFor();
  return dialog;
}
