import path from 'node:path';
import type { Page } from '@playwright/test';
import { signsIn } from './stage/actors/access.ts';
import { goesTo } from './stage/actors/navigation.ts';
import * as opinion from './stage/actors/opinion.ts';
import { looksHere, seriousViolations } from './stage/appearance.ts';
import { aReviewBeforeItsMeeting, PASSWORD } from './stage/prepared.ts';
import { expect, test, type Seat, type Stage } from './stage/stage.ts';

const SHOTS = path.resolve('.cache/shots/opinion-together');

test('JD5 OP15 OP16: three people word one opinion at once; one of them is cut off meanwhile, another loses the page', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const { hub, place } = await aDraft(stage);
  const chair = await writer(stage, hub, place, '孟书田');
  const clerk = await writer(stage, hub, place, '许青', 'xuqing');
  const expert = await writer(stage, hub, place, '韩立峰');
  const texts = [chair, clerk, expert].map(({ page }) => overall(page));
  await expect(expert.page.getByText('由组长和经办人起草，内容随时更新')).toBeVisible();
  await expect(expert.page.getByRole('textbox', { name: '二、总体评价' })).toBeHidden();

  await chair.page.getByRole('button', { name: '专家共同执笔' }).click();
  await expect(expert.page.getByText('专家共同执笔中，可直接修改文字')).toBeVisible();

  // All three in one paragraph, each at another place.
  await atEnd(chair.page);
  await atStart(clerk.page);
  await atEnd(expert.page, 4);
  await Promise.all([
    chair.page.keyboard.type('同意上报。', { delay: 30 }),
    clerk.page.keyboard.type('专家组认为：', { delay: 30 }),
    expert.page.keyboard.type('（详见附件）', { delay: 30 }),
  ]);
  await expect(expert.page.getByText('孟书田').first()).toBeVisible();
  await chair.page.screenshot({ path: path.join(SHOTS, 'three-at-once.png') });
  for (const text of texts) {
    await expect(text).toContainText('专家组认为：');
    await expect(text).toContainText('同意上报。');
    await expect(text).toContainText('（详见附件）');
  }
  for (const { page } of [clerk, expert]) {
    await expect.poll(async () => (await words(page)) === (await words(chair.page))).toBe(true);
  }

  // Cut off, one types on, and the page itself is gone before the line is back.
  expert.wire.cut();
  await expect(expert.page.getByTestId('link-state')).not.toHaveText('已连接');
  await atEnd(expert.page);
  await expert.page.keyboard.type('离线写下的一句。');
  await expect(expert.page.getByText('已保存到本机，连上后送出')).toBeVisible();
  await atStart(chair.page);
  await chair.page.keyboard.type('经讨论，');
  expert.wire.mend();
  await expect(overall(chair.page)).toContainText('离线写下的一句。');
  await expect(overall(expert.page)).toContainText('经讨论，');

  await atEnd(clerk.page);
  await clerk.page.keyboard.type('刷新前的字。');
  await clerk.page.reload();
  await expect(overall(clerk.page)).toContainText('刷新前的字。');
  await expect(overall(chair.page)).toContainText('刷新前的字。');
  expect(await seriousViolations(chair.page)).toEqual([]);

  // What was typed a moment ago is in what is frozen.
  await atEnd(chair.page);
  await chair.page.keyboard.type('完。');
  await opinion.freezes(chair.page);
  await expect(chair.page.getByText('待签文件')).toBeVisible({ timeout: 60_000 });
  await chair.page.getByRole('button', { name: '退回起草' }).click();
  const dialog = chair.page.getByRole('dialog', { name: '退回起草' });
  await dialog.getByRole('textbox', { name: '退回原因' }).fill('补一处数字');
  await dialog.getByRole('button', { name: '退回起草' }).click();
  await expect(overall(clerk.page)).toContainText('刷新前的字。');
  await expect(overall(clerk.page)).toContainText('完。');
});

test('OP17 OP18: an expert proposes a wording, the chair takes it; a point without a verb is offered one', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const { hub, place } = await aDraft(stage);
  const chair = await writer(stage, hub, place, '孟书田');
  const expert = await writer(stage, hub, place, '韩立峰');
  await expert.page.getByRole('button', { name: /^复核/u }).first().click();
  await expert.page.getByRole('button', { name: '提修改建议' }).first().click();
  const words = expert.page.getByRole('textbox', { name: '建议的文字' });
  await words.fill('糙率取值要有实测洪痕支撑。');
  await expert.page.getByRole('button', { name: '送出建议' }).click();
  const point = chair.page.getByRole('textbox', { name: '第 1 条', exact: true });
  await point.click();
  await chair.page.screenshot({ path: path.join(SHOTS, 'proposal.png') });
  await chair.page.getByRole('button', { name: '采用', exact: true }).click();
  await expect(point).toHaveText('糙率取值要有实测洪痕支撑。');
  await chair.page
    .getByRole('group', { name: '开头的动词' })
    .getByRole('button', { name: '核实', exact: true })
    .click();
  await expect(point).toHaveText('核实糙率取值要有实测洪痕支撑。');
  await expect(chair.page.getByRole('group', { name: '开头的动词' })).toBeHidden();
  await expect(expert.page.getByRole('button', { name: '核实糙率取值要有实测洪痕支撑。' })).toBeVisible();
  await chair.page.getByRole('button', { name: '撤销' }).last().click();
  await expect(point).toHaveText('糙率取值要有实测洪痕支撑。');
  expect(await seriousViolations(chair.page)).toEqual([]);
  const paper = chair.page.getByRole('article').first();
  expect(await looksHere(chair.page, SHOTS, 'board', () => paper.waitFor())).toEqual([]);
});

const overall = (page: Page) =>
  page.getByRole('textbox', { name: '二、总体评价' }).or(page.getByRole('textbox', { name: 'Overall' }));

/** What the text says, without the names at the carets. */
function words(page: Page): Promise<string> {
  return overall(page).evaluate((field) => {
    const copy = field.cloneNode(true) as Element;
    for (const flag of copy.querySelectorAll('[aria-hidden]')) flag.remove();
    return copy.textContent ?? '';
  });
}

async function atEnd(page: Page, charactersBack = 0): Promise<void> {
  await overall(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  for (let back = 0; back < charactersBack; back++) await page.keyboard.press('ArrowLeft');
}

async function atStart(page: Page): Promise<void> {
  await overall(page).click();
  await page.keyboard.press('ControlOrMeta+Home');
}

async function writer(stage: Stage, hub: string, place: string, name: string, login = name): Promise<Seat> {
  const seat = await stage.browser(login);
  await signsIn(seat.page, hub, { name, login, password: PASSWORD });
  await goesTo(seat.page, place);
  await expect(seat.page.getByRole('article', { name: '专家组意见' })).toBeVisible();
  return seat;
}

/** The panel deliberates, and the opinion of the flood report is drafted. */
async function aDraft(stage: Stage): Promise<{ readonly hub: string; readonly place: string }> {
  const { hub, review, dossierId } = await aReviewBeforeItsMeeting(stage);
  await review.openMeeting();
  await review.deliberate();
  return { hub: hub.url, place: `/dossiers/${dossierId}/opinion/${review.item('flood')}` };
}
