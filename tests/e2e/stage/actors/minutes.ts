import { expect, type Page } from '@playwright/test';
import path from 'node:path';
import { goesTo } from './navigation.ts';

/** The clerk's desk of a meeting's minutes: signed and set, then sent to everyone who takes part. */
export async function issuesAndSends(page: Page, place: string): Promise<void> {
  await goesTo(page, place);
  await page.getByRole('button', { name: '签发会议纪要' }).click();
  const issuing = page.getByRole('dialog', { name: '签发会议纪要' });
  await issuing.getByRole('button', { name: '签发会议纪要' }).click();
  await expect(issuing).toBeHidden();
  await page.getByRole('button', { name: '发送给…' }).click({ timeout: 60_000 });
  const sending = page.getByRole('dialog', { name: '发送会议纪要' });
  await sending.getByRole('radio', { name: /^全体/u }).check();
  await sending.getByRole('button', { name: '发送第 1 稿' }).click();
  await expect(sending).toBeHidden();
}

/** Saves the edition that was received, and returns where it lies. */
export async function savesMinutes(page: Page, place: string, folder: string): Promise<string> {
  await goesTo(page, place);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 PDF' }).first().click();
  const file = await download;
  const target = path.join(folder, file.suggestedFilename());
  await file.saveAs(target);
  return target;
}
