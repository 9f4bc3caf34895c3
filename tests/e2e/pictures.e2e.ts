import path from 'node:path';
import type { DossierId } from '#shared/domain/ids.ts';
import { tableValues } from '#shared/lib/table.ts';
import { filePath } from '#shared/protocol/hub-api.ts';
import { hubProcess } from '#tools/demo/hub-process.ts';
import type { SampleReview } from '#tools/demo/review.ts';
import { isConnected, signsIn, signsInHere } from './stage/actors/access.ts';
import { cutsOut, pastes, showsPictures } from './stage/actors/pictures.ts';
import * as reader from './stage/actors/reader.ts';
import { looksOf, seriousViolations } from './stage/appearance.ts';
import { watchesFor } from './stage/appears.ts';
import { aReportBeingRead, opensAddress } from './stage/being-read.ts';
import { entersAs, PASSWORD } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

const ZHOU = { name: '周景川', login: '周景川', password: PASSWORD };
const HAN = { name: '韩立峰', login: '韩立峰', password: PASSWORD };
const SHOTS = path.resolve('test-results', 'pictures');
const YAO = { name: '姚振', login: '姚振', password: PASSWORD };

test('PC2 PC8 BC8: a picture is pasted, one is cut out of the page; the panel sees them, the owner does not', async ({
  stage,
}) => {
  const { hub, report, dossierId, review } = await aReportBeingRead(stage);
  const { page } = await stage.browser('zhou');
  await signsIn(page, hub.url, ZHOU);
  await opensAddress(page, report);
  await reader.goesToPage(page, 12);
  const open = await reader.beginsPageNote(page);
  await reader.writes(open, { severity: '必改', concern: '断面与附图不一致，见截图。' });
  await pastes(open, '#c46f2b');
  await showsPictures(open, 1);
  await cutsOut(page, open);
  await showsPictures(open, 2);
  await open.locator('input[type=file]').setInputFiles({
    name: '说明.txt',
    mimeType: 'image/png',
    buffer: Buffer.from('this is no picture'),
  });
  await expect(open.getByRole('alert')).toContainText('不是能显示的图片');
  expect(await seriousViolations(page)).toEqual([]);

  // One is taken out again; what was written survives the page.
  await open.getByRole('button', { name: '去掉图片 1' }).click();
  await showsPictures(open, 1);
  await page.reload();
  await reader
    .card(page, '断面与附图不一致')
    .getByRole('button', { name: /我，正在写/u })
    .click();
  const again = reader.composer(page);
  await showsPictures(again, 1);
  await pastes(again, '#2b6fc4');
  await showsPictures(again, 2);
  await reader.handsToThePanel(again);
  await expect(reader.card(page, '断面与附图不一致')).toContainText('已送达');

  const han = await stage.browser('han');
  await signsIn(han.page, hub.url, HAN);
  await opensAddress(han.page, report);
  const card = reader.card(han.page, '断面与附图不一致');
  await showsPictures(card, 2);
  await card.getByRole('button', { name: /放大图片 1：第 12 页截图/u }).click();
  const large = han.page.getByRole('dialog', { name: '查看图片' });
  await expect(large.getByRole('img', { name: /意见图片 1/u })).toBeVisible();
  expect(await seriousViolations(han.page)).toEqual([]);
  await han.page.keyboard.press('ArrowRight');
  await expect(large.getByRole('img', { name: /意见图片 2：粘贴的图片/u })).toBeVisible();
  await han.page.keyboard.press('Escape');
  await expect(large).toBeHidden();
  await expect(card.getByRole('button', { name: /放大图片 1/u })).toBeFocused();

  const pictures = picturesAt(review, dossierId);
  expect(pictures).toHaveLength(2);
  const yao = await stage.browser('yao');
  await signsIn(yao.page, hub.url, YAO);
  const asked = await yao.page.evaluate(
    async (paths) => {
      const { token } = JSON.parse(sessionStorage.getItem('yunping:session') ?? '{}') as { token: string };
      const answers = paths.map((one) => fetch(one, { headers: { authorization: `Bearer ${token}` } }));
      return (await Promise.all(answers)).map(({ status }) => status);
    },
    pictures.map((sha256) => filePath(dossierId, sha256)),
  );
  expect(asked).toEqual([404, 404]);
  expect(stage.complaints.filter((line) => !line.startsWith('yao'))).toEqual([]);
});

test('PC8 WS20: offline, the workspace is killed, then everything; the picture is there and reaches the panel', async ({
  stage,
}) => {
  const { hub, report, dossierId, review } = await aReportBeingRead(stage);
  const port = Number(new URL(hub.url).port);
  const first = await stage.desktop('zhou', ['--hub', hub.url]);
  await signsInHere(first.page, ZHOU);
  await opensAddress(first.page, report);
  await reader.goesToPage(first.page, 9);
  await hub.stop();
  const open = await reader.beginsPageNote(first.page);
  await reader.writes(open, { severity: '建议', concern: '火车上写的意见，附一幅图。' });
  await cutsOut(first.page, open);
  await showsPictures(open, 1);
  await expect(open.getByRole('status').filter({ hasText: '已保存到本机' })).toBeVisible();
  const down = await watchesFor(first.page, '本机工作进程正在重启');
  first.killWorkspace();
  await down();
  await pastes(open, '#3a7d44');
  await showsPictures(open, 2);
  await expect(open.getByRole('status').filter({ hasText: '已保存到本机' })).toBeVisible();
  await first.killEverything();

  const second = await stage.desktop('zhou');
  await opensAddress(second.page, report);
  await reader
    .card(second.page, '火车上写的意见')
    .getByRole('button', { name: /我，正在写/u })
    .click();
  const found = reader.composer(second.page);
  await showsPictures(found, 2);
  await reader.handsToThePanel(found);
  await expect(reader.card(second.page, '火车上写的意见')).toContainText('还没发出');
  await second.killEverything();

  const back = await hubProcess(path.join(stage.dir, 'hub'), port);
  stage.cleanUp(() => back.stop());
  const third = await stage.desktop('zhou');
  await isConnected(third.page);
  await opensAddress(third.page, report);
  const card = reader.card(third.page, '火车上写的意见');
  await expect(card).toContainText('已送达');
  await showsPictures(card, 2);
  await expect.poll(() => picturesAt(review, dossierId).length).toBe(2);
});

test('PC8: the large view and pictures outside the reader, in both languages, at two sizes of window and of type', async ({
  stage,
}) => {
  test.setTimeout(400_000);
  const { hub, review, dossierId, itemId, report } = await aReportBeingRead(stage);
  await review.appointChairs();
  const { page } = await stage.browser('zhou');
  await signsIn(page, hub.url, ZHOU);
  await opensAddress(page, report);
  await reader.goesToPage(page, 12);
  const open = await reader.beginsPageNote(page);
  await reader.writes(open, { severity: '必改', concern: '断面与附图不一致，见截图。' });
  await pastes(open, '#c46f2b');
  await cutsOut(page, open);
  await showsPictures(open, 2);
  await reader.handsToThePanel(open);
  await expect(reader.card(page, '断面与附图不一致')).toContainText('已送达');

  const chair = await entersAs(stage, hub.url, 'meng', '孟书田');
  const problems = [
    ...(await looksOf(chair, SHOTS, 'large', report, async () => {
      await chair.locator('[data-comment] button img').nth(1).click();
      await chair.locator('dialog img').waitFor();
    })),
    ...(await looksOf(chair, SHOTS, 'pool', `/dossiers/${dossierId}/opinion/${itemId}`, async () => {
      await chair.locator('aside img').nth(1).waitFor();
    })),
  ];
  expect(problems).toEqual([]);
  expect(stage.complaints).toEqual([]);
});

function picturesAt(review: SampleReview, dossierId: DossierId) {
  const { panel } = review.person('meng').state(dossierId);
  return tableValues(panel.comments).flatMap(({ content }) =>
    (content.pictures ?? []).map(({ sha256 }) => sha256),
  );
}
