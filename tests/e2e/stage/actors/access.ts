import { expect, type Page } from '@playwright/test';

export interface Newcomer {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** The first start: the hub of this machine, and its first administrator. */
export async function startsOnThisMachine(page: Page, who: Newcomer, unit: string): Promise<void> {
  await page.getByRole('button', { name: '在本机开始' }).click();
  await page.getByLabel('单位名称').fill(unit);
  await page.getByLabel('您的姓名').fill(who.name);
  await page.getByLabel('用户名').fill(who.login);
  await page.getByLabel('密码', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: '完成设置并进入' }).click();
  await isConnected(page);
}

/** In the desktop app at its first start: the whole link says which hub. */
export async function joinsFromDesktop(page: Page, link: string, who: Newcomer): Promise<void> {
  await page.getByRole('button', { name: '我收到了邀请' }).click();
  await page.getByLabel('邀请链接').fill(link);
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await accepts(page, who);
}

export async function joinsFromBrowser(page: Page, link: string, who: Newcomer): Promise<void> {
  await page.goto(link);
  await accepts(page, who);
}

async function accepts(page: Page, who: Newcomer): Promise<void> {
  await expect(page.getByRole('heading', { name: `${who.name}，您好` })).toBeVisible();
  await page.getByLabel('用户名').fill(who.login);
  await page.getByLabel('密码', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: /^以.+身份加入$/u }).click();
  await isConnected(page);
}

/** A colleague of the bureau, by an administrator's link: an account with a login of their own. */
export async function opensAccount(page: Page, link: string, who: Newcomer): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole('heading', { name: `${who.name}，您好` })).toBeVisible();
  await page.getByLabel('用户名').fill(who.login);
  await page.getByLabel('密码', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: '开通账户并进入' }).click();
  await isConnected(page);
}

/** As an administrator: an invitation for a clerk. Returns its link. */
export async function invitesClerk(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name: '账户', exact: true }).click();
  await page.getByRole('button', { name: '邀请人员' }).click();
  await page.getByLabel('姓名', { exact: true }).fill(name);
  await page.getByRole('button', { name: '生成邀请码' }).click();
  const link = await page.getByRole('group', { name: '链接', exact: true }).textContent();
  await page.getByRole('button', { name: '完成' }).click();
  return link ?? '';
}

export async function signsIn(page: Page, hubUrl: string, who: Newcomer): Promise<void> {
  await page.goto(hubUrl);
  await signsInHere(page, who);
}

/** On a machine that knows its hub already. */
export async function signsInHere(page: Page, who: Newcomer): Promise<void> {
  await page.getByLabel('用户名').fill(who.login);
  await page.getByLabel('密码', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: '登录' }).click();
  await isConnected(page);
}

export async function isConnected(page: Page): Promise<void> {
  await expect(page.getByTestId('link-state')).toHaveText('已连接');
}
