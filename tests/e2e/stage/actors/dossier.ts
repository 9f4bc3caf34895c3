import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { goesTo } from './navigation.ts';

export type Tab = '报告与材料' | '专家与回避' | '会议' | '意见' | '修改与复核' | '归档' | '记录';

export interface NewSeat {
  readonly name: string;
  readonly unit: string;
  readonly post: string;
}

export async function opensTab(page: Page, tab: Tab): Promise<void> {
  await page.getByRole('tab', { name: tab }).click();
  await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
}

/** Back from a report, the room or the opinion to the dossier's own screen. */
export async function goesToDossier(page: Page, hash: string): Promise<void> {
  await goesTo(page, hash);
  await expect(page.getByRole('tablist', { name: '案卷内容' })).toBeVisible();
}

/** The act of the single next step, where it is confirmed in a dialog of the same words. */
export async function takesNextStep(page: Page, act: string): Promise<void> {
  await nextStep(page).getByRole('button', { name: act }).click();
  const dialog = page.getByRole('dialog', { name: act });
  await dialog.getByRole('button', { name: act }).click();
  await expect(dialog).toBeHidden();
}

export function nextStep(page: Page): Locator {
  return page.getByRole('region', { name: '下一步' });
}

export async function addsExpert(page: Page, seat: NewSeat & { readonly specialty: string }): Promise<void> {
  await page.getByRole('button', { name: '添加专家' }).last().click();
  const sheet = page.getByRole('dialog', { name: '添加专家' });
  await sheet.getByLabel('姓名').fill(seat.name);
  await sheet.getByLabel('单位').fill(seat.unit);
  await sheet.getByLabel('职称').fill(seat.post);
  await sheet.getByLabel('专业').fill(seat.specialty);
  for (const report of await sheet.getByRole('checkbox').all()) await report.check();
  await finishes(page, sheet, seat.name);
}

export async function addsParty(page: Page, role: '建设单位' | '编制单位', seat: NewSeat): Promise<void> {
  await page.getByRole('button', { name: '添加人员' }).click();
  const sheet = page.getByRole('dialog', { name: '添加人员' });
  await sheet.getByRole('radio', { name: role }).check();
  await expect(sheet.getByLabel('单位', { exact: true })).toHaveValue(seat.unit);
  await sheet.getByLabel('姓名').fill(seat.name);
  await sheet.getByLabel('职务').fill(seat.post);
  await finishes(page, sheet, seat.name);
}

async function finishes(page: Page, sheet: Locator, name: string): Promise<void> {
  await sheet.getByRole('button', { name: '添加', exact: true }).click();
  await expect(sheet.getByLabel('姓名')).toHaveValue('');
  await sheet.getByRole('button', { name: '完成' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: `为${name}生成邀请` })).toBeVisible();
}

/** 生成邀请: the link to hand over to this person alone. */
export async function invites(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: `为${name}生成邀请` }).click();
  const seat = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `为${name}生成邀请` }) });
  return seat.getByRole('group', { name: '邀请链接' }).innerText();
}

/** 回避声明 and 承诺书, which open the reports to an expert. */
export async function declaresAndCommits(page: Page): Promise<void> {
  await opensTab(page, '专家与回避');
  await page.getByRole('radio', { name: /^没有需要回避的情形(?!，)/u }).check();
  await page.getByRole('button', { name: '提交声明' }).click();
  await page.getByRole('checkbox', { name: '以上九条我已阅读，愿意遵守' }).check();
  await page.getByRole('button', { name: '签署承诺书' }).click();
  await expect(page.getByText(/ 已于 .+ 签署。$/u)).toBeVisible();
}

export async function nominatesChair(page: Page, reportTitle: string, name: string): Promise<void> {
  const row = chairRow(page, reportTitle);
  await row.getByRole('combobox', { name: '推荐组长' }).click();
  // The options of antd's list that a screen reader hears are not those a mouse can reach.
  await page.locator('.ant-select-item-option').filter({ hasText: name }).click();
  await expect(row).toContainText('等待本人同意');
}

/** One consent after the other, for each report one was asked for. */
export async function consentsToChair(page: Page, reportTitle: string): Promise<void> {
  const row = chairRow(page, reportTitle);
  await row.getByRole('button', { name: '同意担任组长' }).click();
  await expect(row).toContainText('已同意担任');
}

function chairRow(page: Page, reportTitle: string): Locator {
  return page
    .getByRole('region', { name: '专家组组长' })
    .locator('div')
    .filter({ has: page.getByRole('heading', { name: reportTitle, exact: true }) })
    .last();
}

/** 安排会议 with the usual agenda. `startsAt` as a person types it: 2026-04-28 14:00. */
export async function schedulesMeeting(page: Page, startsAt: string, endsAt: string): Promise<void> {
  await opensTab(page, '会议');
  await page.getByRole('button', { name: '安排会议' }).last().click();
  for (const [label, time] of [
    ['开始时间', startsAt],
    ['结束时间', endsAt],
  ] as const) {
    await page.getByLabel(label).fill(time);
    await page.getByLabel(label).press('Enter');
  }
  await page.getByRole('button', { name: '安排会议' }).last().click();
  await expect(page.getByText('等待开始')).toBeVisible();
}

export async function entersTheRoom(page: Page): Promise<void> {
  await opensTab(page, '会议');
  await page.getByRole('button', { name: '进入会议室' }).last().click();
  await expect(page.getByRole('tablist', { name: '案卷内容' })).toBeHidden();
}

export async function opensRevision(page: Page): Promise<void> {
  await opensTab(page, '修改与复核');
  await page
    .getByRole('button', { name: /^(打开|查看)修改与复核/u })
    .first()
    .click();
}

/** Every file of one kind on the screen, saved into a folder. Returns the paths. */
export async function downloads(page: Page, name: string, dir: string): Promise<readonly string[]> {
  const buttons = page.getByRole('button', { name: `下载${name}` });
  await expect(buttons.first()).toBeVisible();
  const files: string[] = [];
  for (const [index, button] of (await buttons.all()).entries()) {
    const offered = page.waitForEvent('download');
    await button.click();
    const file = path.join(dir, `${index}.pdf`);
    await (await offered).saveAs(file);
    files.push(file);
  }
  return files;
}
