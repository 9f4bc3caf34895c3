import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { tableValues } from '#shared/lib/table.ts';
import { hubProcess } from '#tools/demo/hub-process.ts';
import { isConnected, signsIn, signsInHere } from './stage/actors/access.ts';
import { seriousViolations } from './stage/appearance.ts';
import { watchesFor } from './stage/appears.ts';
import { aReportBeingRead, opensAddress } from './stage/being-read.ts';
import { goesTo } from './stage/actors/navigation.ts';
import * as reader from './stage/actors/reader.ts';
import { PASSWORD } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

const ZHOU = { name: '周景川', login: '周景川', password: PASSWORD };
const LONG =
  '左岸滩地的糙率取值没有说明依据，与上游已批复的同类工程相差较大，壅水高度因此偏小；' +
  '请补充现场调查和率定成果，重新计算各频率下的最大壅水高度和壅水长度，并说明对两岸堤防的影响。' +
  '施工期围堰束窄河床，各期的过水断面、流速和最高水位也要一并列出，度汛标准写明依据，拆除时限写到日。';
const LAST_WORDS = /写到日/u;

test('CD1 CD2 CL4: the whole app is killed in the middle of typing; the words, the place and the clause are there', async ({
  stage,
}) => {
  const { hub, report } = await aReportBeingRead(stage);
  const first = await stage.desktop('zhou', ['--hub', hub.url]);
  await signsInHere(first.page, ZHOU);
  await opensAddress(first.page, report);
  await reader.goesToPage(first.page, 14);
  const typing = await reader.beginsPageNote(first.page);
  await typing.getByLabel('依据').pressSequentially('糙率');
  await typing.getByLabel('依据').press('ArrowDown');
  await typing.getByLabel('依据').press('Enter');
  await expect(typing.getByRole('list', { name: '已选条款' })).toContainText('SL/T 808—2021');
  const words = await typesAndIsCutOff(typing, () => first.killEverything());

  const again = await stage.desktop('zhou');
  await isConnected(again.page);
  await opensAddress(again.page, report);
  const found = await reopens(again.page, words);
  await expect(found.getByRole('list', { name: '已选条款' })).toContainText('壅水分析');
  await expect(again.page.getByRole('button', { name: '第 14 页，共' })).toBeVisible();
  await reader.keepsToThemselves(found);
  await expect(reader.card(again.page, words)).toContainText('第 14 页');
  await reader.card(again.page, words).getByRole('button').first().click();
  await expect(reader.card(again.page, words)).toContainText('防洪评价报告编制导则》（SL/T 808—2021）');
});

test('CD1 CD2: the tab is killed in the middle of typing; the words are there in another one', async ({
  stage,
}) => {
  const { hub, report } = await aReportBeingRead(stage);
  const { page, context } = await stage.browser('zhou');
  await signsIn(page, hub.url, ZHOU);
  await opensAddress(page, report);
  await reader.goesToPage(page, 8);
  const typing = await reader.beginsPageNote(page);
  const words = await typesAndIsCutOff(typing, async () => {
    const gone = page.waitForEvent('crash');
    const devtools = await context.newCDPSession(page);
    void devtools.send('Page.crash').catch(() => undefined); // who is killed does not answer
    await gone;
  });

  const another = await context.newPage();
  await signsIn(another, hub.url, ZHOU);
  await opensAddress(another, report);
  await reopens(another, words);
});

test('S1 CD1 BC7: a browser is killed with all its processes in the middle of typing, twice; what it called saved is there', async ({
  stage,
}) => {
  const { hub, report } = await aReportBeingRead(stage);
  const first = await stage.keptBrowser('zhou');
  await signsIn(first.page, hub.url, ZHOU);
  await opensAddress(first.page, report);
  const words = await typesAndIsCutOff(await reader.beginsPageNote(first.page), () => first.kill());

  const second = await stage.keptBrowser('zhou');
  await signsIn(second.page, hub.url, ZHOU);
  await opensAddress(second.page, report);
  const found = await reopens(second.page, words);
  const field = found.getByLabel('意见', { exact: true });
  await field.fill('');
  const more = await typesAndIsCutOff(found, () => second.kill());

  const third = await stage.keptBrowser('zhou');
  await signsIn(third.page, hub.url, ZHOU);
  await opensAddress(third.page, report);
  await reader.keepsToThemselves(await reopens(third.page, more));
  await expect(reader.card(third.page, more)).toContainText('已送达');
  await third.page.reload();
  await expect(reader.card(third.page, more)).toContainText('已送达');
  await expect(third.page.getByText('正在写')).toHaveCount(0);
});

test('BC9 S1: a browser is killed while it is offline; what it had kept is sent once when it is back', async ({
  stage,
}) => {
  test.setTimeout(240_000);
  const { hub, review, dossierId, report } = await aReportBeingRead(stage);
  const words = '断网时发给专家组的意见。';
  const first = await stage.keptBrowser('zhou');
  await signsIn(first.page, hub.url, ZHOU);
  await opensAddress(first.page, report);
  await hub.stop();
  const open = await reader.beginsPageNote(first.page);
  await reader.writes(open, { severity: '建议', concern: words });
  await reader.handsToThePanel(open);
  await expect(reader.card(first.page, words)).toContainText('已保存到本机，还没发出');
  await first.kill();

  const back = await hubProcess(path.join(stage.dir, 'hub'), Number(new URL(hub.url).port));
  stage.cleanUp(() => back.stop());
  const second = await stage.keptBrowser('zhou');
  await signsIn(second.page, hub.url, ZHOU);
  await opensAddress(second.page, report);
  await expect(reader.card(second.page, words)).toContainText('已送达');
  const handedIn = () =>
    tableValues(review.person('meng').state(dossierId).panel.comments).filter(
      ({ content }) => content.concern === words,
    ).length;
  await expect.poll(handedIn).toBe(1);
  await second.page.reload();
  await expect(reader.card(second.page, words)).toHaveCount(1);
  expect(handedIn()).toBe(1);

  // Who logs out is asked first, and leaves nothing on the machine. A screen that was never open is not there offline.
  await goesTo(second.page, '/settings');
  await expect(second.page.getByRole('button', { name: '退出登录' })).toBeVisible();
  await opensAddress(second.page, report);
  await back.stop();
  const more = await reader.beginsPageNote(second.page);
  await reader.writes(more, { severity: '建议', concern: '不打算发出的意见。' });
  await reader.handsToThePanel(more);
  await expect(reader.card(second.page, '不打算发出的意见')).toContainText('已保存到本机，还没发出');
  expect(await keptOutboxes(second.page)).toBe(1);
  await goesTo(second.page, '/settings');
  await second.page.getByRole('button', { name: '退出登录' }).click();
  await second.page.getByRole('button', { name: '不发了，退出' }).click();
  await expect.poll(() => keptOutboxes(second.page)).toBe(0);
});

test('BC4 BC7: what one person types in a browser is not shown to the next, and is there when they come back', async ({
  stage,
}) => {
  const { hub, report } = await aReportBeingRead(stage);
  const { page } = await stage.browser('shared machine');
  await signsIn(page, hub.url, ZHOU);
  await opensAddress(page, report);
  const typing = await reader.beginsPageNote(page);
  await typing.getByLabel('意见', { exact: true }).fill('只有周景川该看见的话');
  await page.reload(); // at once: what is under way is left behind by the page, and taken up by the next
  await expect(reader.card(page, '只有周景川该看见的话')).toBeVisible();
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(hub.url);
  await signsIn(page, hub.url, { name: '孟书田', login: '孟书田', password: PASSWORD });
  await opensAddress(page, report);
  await expect(page.getByRole('complementary', { name: '意见' })).toBeVisible();
  await expect(page.getByText('只有周景川该看见的话')).toHaveCount(0);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(hub.url);
  await signsIn(page, hub.url, ZHOU);
  await opensAddress(page, report);
  await reopens(page, '只有周景川该看见的话');
});

test('CD1 CD2: the workspace process is killed in the middle of typing, and then everything', async ({
  stage,
}) => {
  const { hub, report } = await aReportBeingRead(stage);
  const first = await stage.desktop('zhou', ['--hub', hub.url]);
  await signsInHere(first.page, ZHOU);
  await opensAddress(first.page, report);
  const typing = await reader.beginsPageNote(first.page);
  const field = typing.getByLabel('意见', { exact: true });
  await field.pressSequentially('先写下的话，');
  const down = await watchesFor(first.page, '本机工作进程正在重启');
  first.killWorkspace();
  await down();
  await isConnected(first.page);
  const words = await typesAndIsCutOff(typing, () => first.killEverything());
  expect(words).toMatch(/^先写下的话，/u);

  const again = await stage.desktop('zhou');
  await isConnected(again.page);
  await opensAddress(again.page, report);
  await reopens(again.page, words);
});

test('CL3 CL5 PB1 PB3: a superseded clause is replaced, one of one’s own is added, a phrase is kept and inserted', async ({
  stage,
}) => {
  const { hub, report } = await aReportBeingRead(stage);
  const { page } = await stage.browser('zhou');
  await signsIn(page, hub.url, ZHOU);
  await opensAddress(page, report);
  const first = await reader.beginsPageNote(page);
  const basis = first.getByLabel('依据');
  const cited = first.getByRole('list', { name: '已选条款' });
  await basis.fill('批复文件；办建管 壅水');
  await first.getByRole('option', { name: /壅水分析/u }).click();
  await expect(basis).toHaveValue('批复文件');
  await expect(cited).toContainText('已由 SL/T 808—2021 代替');
  await first.getByRole('button', { name: '换成现行' }).click();
  await expect(cited).toContainText('SL/T 808—2021 防洪评价计算：壅水分析');
  await expect(cited).not.toContainText('办建管');

  await first.getByRole('button', { name: '加自己的条款' }).click();
  const form = first.getByRole('group', { name: '加自己的条款' });
  await form.getByLabel('标准号').fill('DB14/T 2455');
  await form.getByLabel('条号').fill('6.2');
  await form.getByRole('button', { name: '加入并选用' }).click();
  await expect(cited).toContainText('DB14/T 2455');
  await expect(basis).toHaveValue('批复文件');
  expect(await seriousViolations(page)).toEqual([]);

  await first.getByLabel('意见', { exact: true }).fill('请补充计算过程和参数取值依据。');
  await first.getByLabel('意见', { exact: true }).focus();
  await first.getByRole('button', { name: '存为常用语' }).click();
  await expect(first.getByRole('list', { name: '常用语' })).toContainText('请补充计算过程');
  expect(await seriousViolations(page)).toEqual([]);
  await reader.handsToThePanel(first);

  await page.reload();
  const second = await reader.beginsPageNote(page);
  await second.getByLabel('依据').fill('2455');
  await expect(second.getByRole('option', { name: /DB14\/T 2455/u })).toContainText('自己的条款');
  await second.getByLabel('依据').press('ArrowDown');
  await second.getByLabel('依据').press('Delete');
  await expect(second.getByRole('option')).toHaveCount(0);
  await expect(second.getByLabel('依据')).toHaveValue('2455');
  await second.getByLabel('建议', { exact: true }).fill('第 3 节：');
  await second.getByLabel('建议', { exact: true }).press('Alt+1');
  await expect(second.getByLabel('建议', { exact: true })).toHaveValue(
    '第 3 节：请补充计算过程和参数取值依据。',
  );
  expect(stage.complaints).toEqual([]);
});

/**
 * Types without a pause and is cut off while it goes on. Returns what the field held before the machine last said
 * that it was saved: a window of waiting for a pause would never have said so.
 */
async function typesAndIsCutOff(composer: Locator, cut: () => Promise<void>): Promise<string> {
  const field = composer.getByLabel('意见', { exact: true });
  const typed = field.pressSequentially(LONG, { delay: 60 }).catch(() => undefined);
  await expect(field).toHaveValue(/率定成果/u);
  const words = await field.inputValue();
  await expect(composer.getByRole('status')).toContainText('已保存到本机');
  await expect(field).not.toHaveValue(LAST_WORDS); // it was said in between, not in a pause
  await cut();
  await typed;
  return words;
}

/** The draft in the list, opened: it holds at least these words, with nothing in between lost. */
async function reopens(page: Page, words: string): Promise<Locator> {
  await reader
    .card(page, words)
    .getByRole('button', { name: /我，正在写/u })
    .click();
  const field = reader.composer(page).getByLabel('意见', { exact: true });
  const kept = await field.inputValue();
  expect(kept.startsWith(words)).toBe(true);
  return reader.composer(page);
}

/** How many outboxes lie in the browser's database. */
async function keptOutboxes(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('yunping');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const keys = opening.result.transaction('texts').objectStore('texts').getAllKeys();
          keys.onerror = () => reject(new Error('no keys'));
          keys.onsuccess = () => {
            resolve(keys.result.filter((key) => typeof key === 'string' && key.startsWith('outbox:')).length);
            opening.result.close();
          };
        };
      }),
  );
}
