import { expect, type Page } from '@playwright/test';

type Tab = '发言' | '意见' | '问答' | '表决' | '人员';

export async function turnsTo(page: Page, tab: Tab): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${tab}`, 'u') }).click();
}

/** 举手, by its key. */
export async function raisesHand(page: Page): Promise<void> {
  await page.keyboard.press('h');
  await expect(page.getByRole('button', { name: /^放下/u })).toBeVisible();
}

/** 申请发言, with what about. */
export async function raisesHandFor(page: Page, topic: string): Promise<void> {
  await turnsTo(page, '发言');
  await page.getByRole('textbox', { name: /^想说什么/u }).fill(topic);
  await page.getByRole('button', { name: '举手发言' }).click();
  await expect(page.getByText(topic)).toBeVisible();
}

/** 请…发言, by its key. */
export async function callsNext(page: Page, name: string): Promise<void> {
  await turnsTo(page, '发言');
  await expect(page.getByRole('button', { name: new RegExp(`^请${name}发言`, 'u') })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('button', { name: '结束发言' })).toBeVisible();
}

export async function endsOwnTurn(page: Page): Promise<void> {
  await turnsTo(page, '发言');
  await page.getByRole('button', { name: '我说完了' }).click();
  await expect(page.getByText('现在没有人发言')).toBeVisible();
}

/** 提问, of whoever compiled the report. */
export async function asks(page: Page, question: string): Promise<void> {
  await turnsTo(page, '问答');
  await page.getByRole('textbox', { name: '问题' }).fill(question);
  await page.getByRole('button', { name: '提出问题' }).click();
  await expect(page.getByText(question)).toBeVisible();
}

export async function answers(page: Page, answer: string, promise: string): Promise<void> {
  await turnsTo(page, '问答');
  await page.getByRole('button', { name: '答复', exact: true }).first().click();
  await page.getByRole('textbox', { name: '答复内容' }).fill(answer);
  await page.getByRole('textbox', { name: /^承诺事项/u }).fill(promise);
  await page.getByRole('button', { name: '提交答复' }).click();
  await expect(page.getByText(answer)).toBeVisible();
}

/** 准备表决 and 开始表决, with the options offered. */
export async function putsToTheVote(page: Page, question: string): Promise<void> {
  await turnsTo(page, '表决');
  await page.getByRole('button', { name: '准备表决' }).click();
  await page.getByRole('textbox', { name: '表决事项' }).fill(question);
  await page.getByRole('button', { name: '存为待表决' }).click();
  await page.getByRole('button', { name: '开始表决' }).click();
  await expect(page.getByText('表决进行中').first()).toBeVisible();
}

export async function votes(page: Page, option: string): Promise<void> {
  await turnsTo(page, '表决');
  await page
    .getByRole('group', { name: '请投票' })
    .getByRole('button', { name: option, exact: true })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `投“${option}”` })
    .click();
  await expect(page.getByText(`您已投：${option}`)).toBeVisible();
}

/** 截止表决, and its result to the panel alone. */
export async function closesTheVote(page: Page): Promise<void> {
  await turnsTo(page, '表决');
  await page.getByRole('button', { name: '截止表决' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '截止表决' }).click();
  await page.getByRole('button', { name: '向专家组公布' }).click();
  await expect(page.getByText('已公布').first()).toBeVisible();
}
