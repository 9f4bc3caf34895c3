import { expect, type Locator, type Page } from '@playwright/test';
import { opensTab } from './dossier.ts';

/** 开始会议, in the dossier's own screen: introduces the experts to everyone. */
export async function opensTheMeeting(page: Page): Promise<void> {
  await opensTab(page, '会议');
  await page.getByRole('button', { name: '开始会议' }).click();
  const dialog = page.getByRole('dialog', { name: /^开始会议/u });
  await dialog.getByRole('button', { name: '开始会议' }).click();
  await expect(dialog).toBeHidden();
}

/** 候会室, until the clerk lets them in. */
export async function waitsToBeLetIn(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '请在候会室稍候' })).toBeVisible();
}

/** 全部准入, in the list of people. */
export async function letsEveryoneIn(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^人员/u }).click();
  const door = page.getByRole('region', { name: /^候会室/u });
  await door.getByRole('button', { name: '全部准入' }).click();
  await expect(door).toBeHidden();
}

/** 无回避, where the host asks at the opening. */
export async function answersTheRollCall(page: Page): Promise<void> {
  const asked = page.getByRole('region', { name: '有无需要回避的情形？' });
  await asked.getByRole('button', { name: '无回避' }).click();
  await expect(asked).toBeHidden();
}

export async function signsInToTheMeeting(page: Page): Promise<void> {
  await page.getByRole('region', { name: '签到', exact: true }).getByRole('button', { name: '签到' }).click();
  await expect(page.getByRole('region', { name: '签到', exact: true })).toBeHidden();
}

/** 闭门讨论 of the report that the agenda calls so: 防洪评价报告. */
export async function closesTheDoors(page: Page, report: string): Promise<void> {
  const topic = agendaOf(page, report);
  const step = topic.getByRole('button', { name: /^进入：\s*专家组闭门讨论/u });
  const fold = topic.getByRole('button', { expanded: false });
  await expect(step.or(fold).first()).toBeVisible();
  if (!(await step.isVisible())) await fold.click();
  await step.click();
  const dialog = page.getByRole('dialog', { name: '开始闭门讨论' });
  await dialog.getByRole('button', { name: '开始闭门讨论' }).click();
  await isBehindClosedDoors(page);
}

export async function movesOn(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.innerText();
  await page.getByRole('button', { name: /^下一环节：/u }).click();
  await expect(heading).not.toHaveText(before);
}

function agendaOf(page: Page, report: string): Locator {
  return page
    .getByRole('navigation', { name: '会议议程' })
    .locator('div')
    .filter({ has: page.getByRole('heading', { name: report }) })
    .last();
}

export async function isBehindClosedDoors(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: '闭门讨论' })).toBeVisible();
}

/** The waiting room: nothing of the case but since when. */
export async function waitsOutside(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '专家组正在闭门讨论' })).toBeVisible();
  await expect(page.getByText('已连接，等候主持人请各方回来')).toBeVisible();
}

/** `reason`: where the step that follows lacks somebody. */
export async function opensTheDoors(page: Page, reason?: string): Promise<void> {
  await page.getByRole('button', { name: '结束闭门讨论' }).click();
  const dialog = page.getByRole('dialog', { name: '结束闭门讨论' });
  if (reason !== undefined) await dialog.getByRole('textbox', { name: '仍要进入的理由' }).fill(reason);
  await dialog.getByRole('button', { name: '结束闭门讨论，请各方回来' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '闭门讨论' })).toBeHidden();
}

/** 专家组意见 in the middle of the room, in the place of the shared page. */
export async function showsTheOpinion(page: Page): Promise<void> {
  await page
    .getByRole('group', { name: '报告' })
    .getByRole('button', { name: '专家组意见', exact: true })
    .click();
  await expect(page.getByRole('article', { name: '专家组意见' })).toBeVisible();
}

/** From the record of a meeting that is over to the opinion of one of its reports. */
export async function goesFromRecordToOpinion(page: Page, report: string): Promise<void> {
  await page.getByRole('button', { name: `${report}专家组意见` }).click();
  await expect(page.getByRole('article', { name: '专家组意见' })).toBeVisible();
}

/** Within the room: the opinion of the report under discussion, in the place of the page. */
export async function goesToOpinion(page: Page): Promise<void> {
  await page.getByRole('button', { name: '打开专家组意见' }).first().click();
  await expect(page.getByRole('article', { name: '专家组意见' })).toBeVisible();
}

/** 列入专家组意见: the comment under discussion becomes a point of the opinion. */
export async function listsCurrentComment(page: Page): Promise<void> {
  await page.getByRole('button', { name: '列入专家组意见' }).click();
  await expect(page.getByText(/^已列为第 \d+ 条$/u).last()).toBeVisible();
}

export async function endsTheMeeting(page: Page): Promise<void> {
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('menuitem', { name: '结束会议' }).click();
  const dialog = page.getByRole('dialog', { name: '结束会议' });
  await dialog.getByRole('button', { name: '结束会议' }).click();
  await expect(dialog).toBeHidden();
}
