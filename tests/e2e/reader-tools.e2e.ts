import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { commentIdSchema, versionIdSchema } from '#shared/domain/ids.ts';
import { newId } from '#tools/demo/participant.ts';
import { signsIn } from './stage/actors/access.ts';
import * as reader from './stage/actors/reader.ts';
import { seriousViolations } from './stage/appearance.ts';
import { aReportBeingRead, opensAddress } from './stage/being-read.ts';
import { PASSWORD } from './stage/prepared.ts';
import { fileOf, sampleReports } from './stage/sample.ts';
import { expect, test } from './stage/stage.ts';

const ZHOU = { name: '周景川', login: '周景川', password: PASSWORD };
const MENG = { name: '孟书田', login: '孟书田', password: PASSWORD };
const SHOTS = path.resolve('test-results', 'reader-tools');

test('MK1 MK2: every tool makes its mark, with the mouse, and none needs another', async ({ stage }) => {
  test.setTimeout(240_000);
  const { hub, report } = await aReportBeingRead(stage);
  const { page } = await stage.browser('zhou');
  await signsIn(page, hub.url, ZHOU);
  await opensAddress(page, report);
  await reader.goesToPage(page, 14);
  const sheet = pageOf(page, 14);

  await picks(page, '文字标注方式', '下划线');
  await dragsOverWords(page, sheet, 3);
  await keeps(page, '下划线一处');
  await page.keyboard.press('x');
  await dragsOverWords(page, sheet, 6);
  await keeps(page, '删除线一处');
  await page.keyboard.press('h');
  await dragsOverWords(page, sheet, 9);
  await keeps(page, '高亮一处');

  await draws(page, 'r');
  await drags(page, sheet, [
    [0.62, 0.2],
    [0.78, 0.28],
  ]);
  await keeps(page, '框选一处');
  await picks(page, '图形标注方式', '多边形');
  for (const corner of [
    [0.3, 0.62],
    [0.5, 0.6],
    [0.55, 0.72],
    [0.32, 0.74],
  ] as const) {
    await clicks(page, sheet, corner);
  }
  await clicks(page, sheet, [0.3, 0.62]);
  await keeps(page, '多边形一处');
  await draws(page, 'a');
  await drags(page, sheet, [
    [0.85, 0.5],
    [0.66, 0.4],
  ]);
  await keeps(page, '箭头一处');
  await draws(page, 'i');
  await drags(page, sheet, [
    [0.62, 0.8],
    [0.68, 0.76],
    [0.72, 0.84],
    [0.8, 0.78],
  ]);
  await drags(page, sheet, [
    [0.62, 0.86],
    [0.8, 0.86],
  ]);
  await drags(page, sheet, [
    [0.1, 0.9],
    [0.2, 0.95],
  ]);
  const bar = page.getByRole('toolbar', { name: '正在画的标注' });
  await expect(bar).toContainText('已写 3 笔');
  await page.keyboard.press('Control+z');
  await expect(bar).toContainText('已写 2 笔');
  await page.screenshot({ path: path.join(SHOTS, 'drawing.png') });
  await page.keyboard.press('Enter');
  await keeps(page, '手写一处');
  await draws(page, 'd');
  await clicks(page, sheet, [0.2, 0.5]);
  await keeps(page, '图钉一处');
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await keeps(page, '整页说一句');
  await page.keyboard.press('w');
  await page.screenshot({ path: path.join(SHOTS, 'whole-report.png') });
  await keeps(page, '全文说一句');

  const kinds = await sheet
    .locator('[data-mark]')
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-kind')));
  const byName = (a: string | null, b: string | null) => (a ?? '').localeCompare(b ?? '');
  expect(kinds.sort(byName)).toEqual(
    ['arrow', 'ink', 'page', 'pin', 'polygon', 'rect', 'strikeOut', 'text', 'underline'].sort(byName),
  );
  await expect(reader.card(page, '全文说一句')).toContainText('全文');
  await page.screenshot({ path: path.join(SHOTS, 'all-marks.png') });
  expect(await seriousViolations(page)).toEqual([]);

  // A thin line is hit beside it, and its own mark comes to hand with what can be done with it.
  await clicks(page, sheet, [0.755, 0.452]);
  await expect(page.getByRole('toolbar', { name: '改动这处标注' })).toBeVisible();
  await expect(reader.card(page, '箭头一处').getByRole('button').first()).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  expect(await seriousViolations(page)).toEqual([]);
  await page.screenshot({ path: path.join(SHOTS, 'in-hand.png') });
  await page.keyboard.press('t');
  await expect(sheet.locator('[data-kind="arrow"] button')).toBeVisible();
  await page.screenshot({ path: path.join(SHOTS, 'rotated.png') });
  expect(stage.complaints).toEqual([]);
});

test('MK2 AN15: a selection over a page break is one mark with parts on both pages', async ({ stage }) => {
  const { hub, report } = await aReportBeingRead(stage);
  const { page } = await stage.browser('zhou');
  await signsIn(page, hub.url, ZHOU);
  await opensAddress(page, report);
  await reader.goesToPage(page, 14);
  await page.keyboard.press('2'); // the whole page
  await page.keyboard.press('u');
  const first = pageOf(page, 14);
  const second = pageOf(page, 15);
  await second.scrollIntoViewIfNeeded();
  await page
    .getByRole('document', { name: '报告正文' })
    .evaluate((viewer) => viewer.scrollBy(0, -viewer.clientHeight / 2));
  await expect(second).toContainText(/\S/u);
  const [from, to] = [await lineBox(first, -3), await lineBox(second, 2)];
  await page.mouse.move(from.x + 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
  await page.mouse.up();
  await keeps(page, '跨页一处');
  await page.keyboard.press('Escape');
  await expect(first.locator('[data-mark][data-kind="underline"]')).toHaveCount(1);
  await expect(second.locator('[data-mark]')).toHaveCount(0);
  for (const sheet of [first, second]) await expect(sheet.locator('svg path')).not.toHaveCount(0);
  await page.screenshot({ path: path.join(SHOTS, 'over-a-break.png') });
  expect(stage.complaints).toEqual([]);
});

test('MK5 MK6 MK7: one’s own mark is moved, resized, recoloured and deleted, and all of it undone and redone', async ({
  stage,
}) => {
  test.setTimeout(180_000);
  const { hub, report } = await aReportBeingRead(stage);
  const { page } = await stage.browser('zhou');
  await signsIn(page, hub.url, ZHOU);
  await opensAddress(page, report);
  await reader.goesToPage(page, 14);
  const sheet = pageOf(page, 14);
  await draws(page, 'r');
  await drags(page, sheet, [
    [0.3, 0.3],
    [0.5, 0.4],
  ]);
  await keeps(page, '挪来挪去');
  await page.keyboard.press('Escape');
  await clicks(page, sheet, [0.4, 0.35]);
  const bar = page.getByRole('toolbar', { name: '改动这处标注' });
  await expect(bar).toBeVisible();
  const frame = page.getByRole('button', { name: /^移动标注/u });
  const begin = await placeIn(sheet, frame);

  await drags(page, sheet, [
    [0.4, 0.35],
    [0.5, 0.45],
  ]);
  await expect.poll(() => placeIn(sheet, frame).then(({ x }) => x - begin.x)).toBeCloseTo(0.1, 2);
  const moved = await placeIn(sheet, frame);
  await drags(page, sheet, [
    [moved.x + moved.width, moved.y + moved.height],
    [0.75, 0.6],
  ]);
  await expect.poll(() => placeIn(sheet, frame).then(({ x, width }) => x + width)).toBeCloseTo(0.75, 2);
  await bar.getByRole('button', { name: '移动' }).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => placeIn(sheet, frame).then(({ x }) => x)).toBeGreaterThan(moved.x + 0.02);
  const last = await placeIn(sheet, frame);
  await bar.getByRole('button', { name: '改色' }).click();
  await page.screenshot({ path: path.join(SHOTS, 'colours.png') });
  await page.getByRole('menuitem', { name: '紫' }).click();
  await expect(sheet.locator('[data-colour="plum"]')).toHaveCount(1);

  // Colour, keys, size, place: back one by one, and forth again.
  await page.keyboard.press('Control+z');
  await expect(sheet.locator('[data-colour="plum"]')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => placeIn(sheet, frame)).toEqual(begin);
  for (let step = 0; step < 4; step++) await page.keyboard.press('Control+Shift+z');
  await expect(sheet.locator('[data-colour="plum"]')).toHaveCount(1);
  await expect.poll(() => placeIn(sheet, frame)).toEqual(last);

  await bar.getByRole('button', { name: '删除' }).click();
  await expect(bar).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(reader.card(page, '挪来挪去')).not.toContainText('撤回中');
  await expect(sheet.locator('[data-mark][data-kind="rect"]')).toHaveCount(1);
  expect(stage.complaints).toEqual([]);
});

test('MK8: two at once: one moves while the other edits, all see both; undo takes back nothing of what came since', async ({
  stage,
}) => {
  test.setTimeout(240_000);
  const { hub, report } = await aReportBeingRead(stage);
  const open = async (name: string, who: typeof ZHOU): Promise<Page> => {
    const { page } = await stage.browser(name);
    await signsIn(page, hub.url, who);
    await opensAddress(page, report);
    await reader.goesToPage(page, 14);
    return page;
  };
  const here = await open('zhou-desk', ZHOU);
  const there = await open('zhou-tablet', ZHOU);
  const chair = await open('meng', MENG);
  await draws(here, 'r');
  await drags(here, pageOf(here, 14), [
    [0.3, 0.3],
    [0.5, 0.4],
  ]);
  const composer = reader.composer(here);
  await composer.getByLabel('意见', { exact: true }).fill('两边同时改');
  await reader.handsToThePanel(composer);
  await here.keyboard.press('Escape');
  for (const page of [there, chair]) await expect(reader.card(page, '两边同时改')).toBeVisible();
  const tagAt = (page: Page) =>
    placeIn(pageOf(page, 14), pageOf(page, 14).locator('[data-kind="rect"] button'));
  const begin = await tagAt(chair);

  // At the same time: the mark at one place, the words at the other.
  await clicks(here, pageOf(here, 14), [0.4, 0.35]);
  await reader.card(there, '两边同时改').getByRole('button').first().click();
  await reader.card(there, '两边同时改').getByRole('button', { name: '修改', exact: true }).click();
  const editing = there.getByRole('dialog', { name: '修改意见' });
  await editing.getByLabel('意见', { exact: true }).fill('两边同时改，话也改了');
  await Promise.all([
    drags(here, pageOf(here, 14), [
      [0.4, 0.35],
      [0.5, 0.45],
    ]),
    editing.getByTestId('comment-keep').click(),
  ]);
  for (const page of [here, there, chair]) {
    await expect(reader.card(page, '话也改了')).toBeVisible();
    await expect.poll(() => tagAt(page).then(({ x }) => x - begin.x)).toBeCloseTo(0.1, 2);
  }

  // Undo of the move leaves the other's words alone.
  await here.keyboard.press('Control+z');
  for (const page of [here, there, chair]) {
    await expect.poll(() => tagAt(page)).toEqual(begin);
    await expect(reader.card(page, '话也改了')).toBeVisible();
  }
  await here.keyboard.press('Control+Shift+z');
  await expect.poll(() => tagAt(chair).then(({ x }) => x - begin.x)).toBeCloseTo(0.1, 2);

  // Moved on elsewhere: undo here says why not, and nothing moves.
  await expect.poll(() => tagAt(there).then(({ x }) => x - begin.x)).toBeCloseTo(0.1, 2);
  await there.keyboard.press('Escape');
  await clicks(there, pageOf(there, 14), [0.5, 0.45]);
  await drags(there, pageOf(there, 14), [
    [0.5, 0.45],
    [0.5, 0.6],
  ]);
  await expect.poll(() => tagAt(here).then(({ y }) => y - begin.y)).toBeCloseTo(0.25, 2);
  const settled = await tagAt(here);
  await here.keyboard.press('Control+z');
  await expect(here.getByText('撤销不了：这条意见之后又在别处改过')).toBeVisible();
  await here.screenshot({ path: path.join(SHOTS, 'undo-refused.png') });
  for (const page of [here, there, chair]) await expect.poll(() => tagAt(page)).toEqual(settled);

  // The chair has no handles on it.
  await clicks(chair, pageOf(chair, 14), [0.5, 0.6]);
  await expect(chair.getByRole('toolbar', { name: '改动这处标注' })).toHaveCount(0);
  expect(stage.complaints).toEqual([]);
});

test('MK9: a finger underlines with the tool in hand, and a pen writes', async ({ stage }) => {
  const { hub, report } = await aReportBeingRead(stage);
  const { page, context } = await stage.browser('zhou');
  await signsIn(page, hub.url, ZHOU);
  await opensAddress(page, report);
  await reader.goesToPage(page, 14);
  const sheet = pageOf(page, 14);
  const devtools = await context.newCDPSession(page);
  await page.keyboard.press('u');
  const line = await lineBox(sheet, 4);
  const y = line.y + line.height / 2;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await touch('touchStart', line.x + 4);
  for (const share of [0.2, 0.4, 0.6]) await touch('touchMove', line.x + line.width * share);
  await touch('touchEnd', 0);
  await keeps(page, '手指划的');
  await expect(sheet.locator('[data-mark][data-kind="underline"]')).toHaveCount(1);

  await draws(page, 'i');
  const box = await sheet.boundingBox();
  if (!box) throw new Error('no page');
  const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, fromTop: number) =>
    devtools.send('Input.dispatchMouseEvent', {
      type,
      x: box.x + box.width * x,
      y: box.y + box.height * fromTop,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
      pointerType: 'pen',
    });
  await pen('mousePressed', 0.6, 0.4);
  for (const step of [0.62, 0.66, 0.7]) await pen('mouseMoved', step, 0.4 + (step - 0.6));
  await pen('mouseReleased', 0.7, 0.5);
  await page.getByRole('button', { name: '写意见' }).click();
  await keeps(page, '笔写的');
  await expect(sheet.locator('[data-mark][data-kind="ink"]')).toHaveCount(1);
  expect(stage.complaints).toEqual([]);
});

test('CD8 CM9: marks that were not carried over get their place in the new version by a frame and by a pin', async ({
  stage,
}) => {
  test.setTimeout(240_000);
  const { hub, review, dossierId, itemId } = await aReportBeingRead(stage);
  const clerk = review.person('xuQing');
  const old = clerk.state(dossierId).parties.items[itemId]?.versions.at(-1);
  if (!old) throw new Error('the item has a report');
  const zhou = review.person('zhou');
  for (const [at, concern] of ['红线与图例不一致', '比例尺没有标'].entries()) {
    const commentId = commentIdSchema.parse(newId());
    const left = 200 + 40 * at;
    // Words that no version has: what is carried by them is lost.
    const quote = { exact: '红线图例比例尺说明另附页', prefix: '', suffix: '' };
    const anchor = { kind: 'rect', pageIndex: 13, rects: [[left, 640, left + 30, 660]], quote } as const;
    const subject = { commentId, itemId, versionId: old.versionId, anchor };
    const content = {
      category: 'drawings',
      severity: 'mustFix',
      concern,
      basis: '',
      suggestion: '',
    } as const;
    await zhou.submit(dossierId, { type: 'comment.add', subject, content });
  }
  const versionId = versionIdSchema.parse(newId());
  const revised = fileOf(await sampleReports(), 'floodRevised');
  const file = await clerk.upload(dossierId, revised);
  await clerk.submit(dossierId, {
    type: 'report.addVersion',
    itemId,
    versionId,
    kind: 'submissionDraft',
    file,
  });

  const { page } = await stage.browser('zhou');
  await signsIn(page, hub.url, ZHOU);
  await opensAddress(page, `/dossiers/${dossierId}/read/${itemId}/${versionId}`);
  await reader.goesToPage(page, 14);
  const sheet = pageOf(page, 14);
  const queue = page.getByRole('region', { name: '待定位' });
  await expect(queue).toContainText('已定位 0 条，待定位 2 条', { timeout: 120_000 });
  await queue.getByRole('button', { name: /红线与图例不一致/u }).click();
  await queue.getByRole('button', { name: '框出位置' }).click();
  await expect(page.getByText('按住拖出一个框，旧版意见就定位在框里')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet.locator('[data-drawing]')).toHaveCount(0);
  await queue.getByRole('button', { name: '框出位置' }).click();
  await page.screenshot({ path: path.join(SHOTS, 'placing.png') });
  expect(await seriousViolations(page)).toEqual([]);
  await drags(page, sheet, [
    [0.3, 0.2],
    [0.45, 0.26],
  ]);
  await expect(queue).toContainText('已定位 1 条，待定位 1 条');
  await expect(reader.card(page, '红线与图例不一致')).toContainText('第 14 页');
  await expect(sheet.locator('[data-mark][data-kind="rect"]')).toHaveCount(1);

  await queue.getByRole('button', { name: /比例尺没有标/u }).click();
  await queue.getByRole('button', { name: '图钉定位' }).click();
  await clicks(page, sheet, [0.6, 0.3]);
  await expect(queue).toContainText('已定位 2 条，待定位 0 条');
  await expect(sheet.locator('[data-mark][data-kind="pin"]')).toHaveCount(1);
  await page.screenshot({ path: path.join(SHOTS, 'placed.png') });
  expect(stage.complaints).toEqual([]);
});

type Share = readonly [number, number];

function pageOf(page: Page, number: number): Locator {
  return page
    .getByRole('document', { name: '报告正文' })
    .getByRole('region', { name: `第 ${number} 页`, exact: true });
}

/** A tool that draws, by its key: the page takes the hand once its sheet for drawing lies on it. */
async function draws(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.locator('[data-drawing]').first()).toBeVisible();
}

async function picks(page: Page, menu: string, tool: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: tool }).click();
}

async function keeps(page: Page, words: string): Promise<void> {
  const open = reader.composer(page);
  await open.getByLabel('意见', { exact: true }).fill(words);
  await reader.keepsToThemselves(open);
}

/** A point of the page, in parts of its sides, in the window. */
async function at(sheet: Locator, [x, y]: Share): Promise<{ x: number; y: number }> {
  const box = await sheet.boundingBox();
  if (!box) throw new Error('the page is not shown');
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

/** Brings a point of the page into the middle of the window. */
async function bringsIn(sheet: Locator, share: Share): Promise<void> {
  await sheet.evaluate((element, [x, y]) => {
    const viewer = element.closest('[role="document"]');
    const bounds = element.getBoundingClientRect();
    const frame = viewer?.getBoundingClientRect();
    if (!viewer || !frame) return;
    viewer.scrollTop += bounds.top + bounds.height * y - frame.top - frame.height / 2;
    const at = bounds.left + bounds.width * x;
    if (at < frame.left + 40 || at > frame.right - 40) viewer.scrollLeft += at - frame.left - frame.width / 2;
  }, share);
}

async function clicks(page: Page, sheet: Locator, share: Share): Promise<void> {
  await bringsIn(sheet, share);
  const point = await at(sheet, share);
  await page.mouse.click(point.x, point.y);
}

async function drags(page: Page, sheet: Locator, way: readonly Share[]): Promise<void> {
  const [first, ...rest] = way;
  if (!first) return;
  await bringsIn(sheet, first);
  const from = await at(sheet, first);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const share of rest) {
    const to = await at(sheet, share);
    await page.mouse.move(to.x, to.y, { steps: 8 });
  }
  await page.mouse.up();
}

async function lineBox(sheet: Locator, nth: number) {
  const line = sheet
    .locator('span')
    .filter({ hasText: /[\u4e00-\u9fff]{6}/u })
    .nth(nth);
  await line.scrollIntoViewIfNeeded();
  const box = await line.boundingBox();
  if (!box) throw new Error('no such line');
  return box;
}

async function dragsOverWords(page: Page, sheet: Locator, nth: number): Promise<void> {
  const box = await lineBox(sheet, nth);
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 2, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, middle, { steps: 8 });
  await page.mouse.up();
}

/** Where something is on the page, in parts of its sides to a thousandth. */
async function placeIn(sheet: Locator, what: Locator) {
  const [page, box] = [await sheet.boundingBox(), await what.boundingBox()];
  if (!page || !box) return { x: NaN, y: NaN, width: NaN, height: NaN };
  const share = (value: number, of: number) => Math.round((value / of) * 1000) / 1000;
  return {
    x: share(box.x - page.x, page.width),
    y: share(box.y - page.y, page.height),
    width: share(box.width, page.width),
    height: share(box.height, page.height),
  };
}
