import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import * as meeting from './stage/actors/meeting.ts';
import { goesTo } from './stage/actors/navigation.ts';
import { looksHere } from './stage/appearance.ts';
import { aReviewInPreReview, entersAs } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

const SHOTS = path.resolve('.cache/shots/room-order');
const HOUR_MS = 3_600_000;

const FLOOR = /^(发言|Floor)/u;
const QUESTIONS = /^(问答|Q&A)/u;
const PEOPLE = /^(人员|People)/u;
const VOTES = /^(表决|Votes)/u;

test('RH1 RH6 ME11 ME16 ME18 FL3 IN1 VO3 VO8: a rehearsal from the waiting room to a counted vote, by keyboard where there is a key', async ({
  stage,
}) => {
  test.setTimeout(900_000);
  const { hub, review, dossierId } = await aReviewInPreReview(stage, Date.now() + 2 * HOUR_MS);
  await review.appointChairs();
  const place = `/dossiers/${dossierId}/meeting`;
  const enter = async (name: string, login = name): Promise<Page> => {
    const page = await entersAs(stage, hub.url, name, login);
    await goesTo(page, place);
    return page;
  };
  const clerk = await enter('许青', 'xuqing');

  await test.step('the clerk begins a rehearsal, and everyone finds the way to it', async () => {
    await clerk.getByRole('button', { name: '开始演练' }).click();
    await expect(clerk.getByRole('note', { name: '演练' })).toBeVisible();
    await looks(clerk, 'before');
    await clerk.getByRole('button', { name: '开始会议' }).click();
    const dialog = clerk.getByRole('dialog', { name: /^开始会议/u });
    await dialog.getByRole('button', { name: '开始会议' }).click();
    await expect(dialog).toBeHidden();
    await meeting.signsInToTheMeeting(clerk);
  });
  const chair = await enter('孟书田');
  const expert = await enter('周景川');
  const compiler = await enter('段一鸣');

  await test.step('waiting room and admission', async () => {
    for (const page of [chair, expert, compiler]) {
      await page.getByRole('button', { name: '去演练' }).click();
      await expect(page.getByRole('note', { name: '演练' })).toBeVisible();
    }
    await meeting.waitsToBeLetIn(compiler);
    await looks(compiler, 'waiting');
    await clerk.getByRole('tab', { name: /^人员/u }).click();
    await looks(clerk, 'people', tab(clerk, PEOPLE));
    await clerk.getByRole('tab', { name: /^人员/u }).click();
    await clerk.getByRole('button', { name: '准入 段一鸣' }).press('Enter');
    for (const page of [chair, expert, compiler]) await meeting.signsInToTheMeeting(page);
  });

  await test.step('the roll is called, and what is missing is overridden with a reason', async () => {
    await meeting.movesOn(clerk);
    await meeting.movesOn(clerk);
    await looks(expert, 'roll-call');
    await looks(clerk, 'override', async () => {
      await clerk.getByRole('button', { name: /^(下一环节：|Next: )/u }).click();
      const dialog = clerk.getByRole('dialog');
      await dialog.getByRole('textbox').waitFor();
    });
    await clerk.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    for (const page of [chair, expert]) {
      const asked = page.getByRole('region', { name: '有无需要回避的情形？' });
      await asked.getByRole('button', { name: '无回避' }).press('Enter');
      await expect(asked).toBeHidden();
    }
    await goesOnWithout(clerk, '其余专家另行演练');
    await goesOnWithout(clerk, '其余专家另行演练');
  });

  await test.step('a hand, a turn, a point of order', async () => {
    await press(expert, 'h');
    await expect(expert.getByRole('button', { name: /^放下/u })).toHaveAttribute('aria-pressed', 'true');
    await clerk.getByRole('tab', { name: /^发言/u }).click();
    await expect(clerk.getByRole('button', { name: /^请周景川发言/u })).toBeVisible();
    await press(clerk, 'n');
    await expect(clerk.getByRole('timer', { name: '正在发言' })).toBeVisible();
    await looks(clerk, 'floor', tab(clerk, FLOOR));
    await expert.getByRole('tab', { name: /^发言/u }).click();
    await expert.getByRole('button', { name: '我说完了' }).press('Enter');
    await expect(clerk.getByText('现在没有人发言')).toBeVisible();
  });

  await test.step('a question with its page, answered with a promise', async () => {
    await expert.getByRole('tab', { name: /^问答/u }).click();
    await expert.getByRole('textbox', { name: '问题' }).fill('附图 2 的比例尺，1:2000 与 1:5000 哪个为准？');
    await expert.getByRole('button', { name: '提出问题' }).press('Enter');
    await compiler.getByRole('tab', { name: /^问答/u }).click();
    await expect(compiler.getByText('附图 2 的比例尺，1:2000 与 1:5000 哪个为准？')).toBeVisible();
    await compiler.getByRole('button', { name: '答复', exact: true }).press('Enter');
    await compiler.getByRole('textbox', { name: '答复内容' }).fill('以 1:5000 为准，附图 2 的说明改正。');
    await compiler.getByRole('button', { name: '提交答复' }).press('Enter');
    await expect(expert.getByText('以 1:5000 为准，附图 2 的说明改正。')).toBeVisible();
    await looks(expert, 'inquiry', tab(expert, QUESTIONS));
  });

  await test.step('behind closed doors: a named vote and a secret one', async () => {
    await goesBehindDoors(clerk, '其余专家另行演练');
    await meeting.waitsOutside(compiler);
    await votes(clerk, [chair, expert], '记名', 'named');
    await votes(clerk, [chair, expert], '无记名', 'secret');
    await expect(compiler.getByText('是否同意')).toBeHidden();
    // It cannot be ended now, and its button says so before it is pressed.
    const end = clerk.getByRole('button', { name: '结束演练', exact: true });
    await expect(end).toHaveAttribute('aria-disabled', 'true');
    await expect(end).toHaveAccessibleDescription(/正在闭门讨论/u);
  });

  await test.step('the doors open, and the second report is gone on to', async () => {
    await meeting.opensTheDoors(clerk, '其余专家另行演练');
    for (const page of [clerk, chair, expert, compiler]) {
      await expect(page.getByRole('document', { name: '水土保持方案报告书的页面' })).toBeVisible();
      await expect(page.getByRole('note', { name: '演练' })).toBeVisible();
    }
    await looks(compiler, 'second-report');
  });

  await test.step('ended, it is gone for everyone', async () => {
    await clerk.getByRole('button', { name: '结束演练', exact: true }).click();
    const dialog = clerk.getByRole('dialog', { name: '结束演练' });
    await dialog.getByRole('button', { name: '结束演练', exact: true }).click();
    await expect(clerk.getByRole('button', { name: '开始演练' })).toBeVisible();
    for (const page of [chair, expert, compiler]) {
      await expect(page.getByRole('note', { name: '演练' })).toBeHidden();
    }
  });
});

/** A key of the room, with the focus on nothing that would take it as a letter. */
async function press(page: Page, key: string): Promise<void> {
  await page.locator('main').focus();
  await page.keyboard.press(key);
}

async function goesOnWithout(page: Page, reason: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.innerText();
  await page.getByRole('button', { name: /^下一环节：/u }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '仍要进入的理由' }).fill(reason);
  await dialog
    .getByRole('button', { name: /进入|闭门/u })
    .last()
    .press('Enter');
  await expect(heading).not.toHaveText(before);
}

async function goesBehindDoors(page: Page, reason: string): Promise<void> {
  await goesOnWithout(page, reason);
  await meeting.isBehindClosedDoors(page);
}

/** Prepared and opened by the clerk, cast by each elector from the keyboard, closed, and published to the panel. */
async function votes(
  clerk: Page,
  electors: readonly Page[],
  secrecy: '记名' | '无记名',
  name: string,
): Promise<void> {
  await clerk.getByRole('tab', { name: /^表决/u }).click();
  const prepare = clerk.getByRole('button', { name: /^(准备表决|Prepare a vote)$/u });
  if (name === 'named') {
    await looks(clerk, 'vote-form', async () => {
      await tab(clerk, VOTES)();
      if (await prepare.isVisible()) await prepare.click();
      await clerk.getByRole('radio').first().waitFor();
    });
  } else await prepare.click();
  await clerk.getByRole('textbox', { name: '表决事项' }).fill(`是否同意演练样例（${secrecy}）`);
  await clerk.getByRole('radio', { name: new RegExp(`^${secrecy}`, 'u') }).check();
  await clerk.getByRole('button', { name: '存为待表决' }).press('Enter');
  await clerk.getByRole('button', { name: '开始表决' }).press('Enter');
  for (const [index, page] of electors.entries()) {
    if (index === 0) {
      await ballotOf(page);
      await looks(page, `ballot-${name}`, tab(page, VOTES));
    }
    const ballot = await ballotOf(page);
    await ballot.getByRole('button', { name: '同意', exact: true }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: '投“同意”' }).press('Enter');
    await expect(page.getByText(/^您已投/u)).toBeVisible();
  }
  await clerk.getByRole('button', { name: '截止表决' }).click();
  await clerk.getByRole('dialog').getByRole('button', { name: '截止表决' }).click();
  await clerk.getByRole('button', { name: '向专家组公布' }).press('Enter');
  const [first] = electors;
  if (!first) return;
  await expect(first.getByText('通过：同意').first()).toBeVisible();
  await looks(first, `result-${name}`, tab(first, VOTES));
}

/** Where the vote is cast; the call to it stands over every other tab. */
async function ballotOf(page: Page): Promise<Locator> {
  const go = page.getByRole('button', { name: '去投票' });
  const ballot = page.getByRole('group', { name: '请投票' });
  await expect(go.or(ballot).first()).toBeVisible();
  if (!(await ballot.isVisible())) await go.press('Enter');
  await expect(ballot).toBeVisible();
  return ballot;
}

/** The page with this tab of the room's side open, in whatever language. */
function tab(page: Page, name: RegExp): () => Promise<void> {
  return () => page.getByRole('tab', { name }).click();
}

async function looks(
  page: Page,
  name: string,
  ready: () => Promise<void> = () => page.getByRole('heading').first().waitFor(),
): Promise<void> {
  expect(await looksHere(page, SHOTS, name, ready)).toEqual([]);
}
