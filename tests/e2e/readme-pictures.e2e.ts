import fs from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { packStrokes, type MarkPoint } from '#shared/anchoring/strokes.ts';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { CommentContent } from '#shared/domain/comment/comment.ts';
import { commentIdSchema, turnIdSchema } from '#shared/domain/ids.ts';
import { newId } from '#tools/demo/participant.ts';
import type { PersonKey } from '#tools/sample/dossier.ts';
import { signsIn } from './stage/actors/access.ts';
import { FAKE_DEVICES, movesIn, switchesOn } from './stage/actors/media.ts';
import { goesTo } from './stage/actors/navigation.ts';
import * as reader from './stage/actors/reader.ts';
import { browserOptions } from './stage/chromium.ts';
import { sitsBeforeTheCamera, sitsInTheAfternoon } from './stage/portraits.ts';
import { aReviewBeforeItsMeeting, aReviewInPreReview, PASSWORD } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

test.use(browserOptions(...FAKE_DEVICES));

const PICTURES = path.resolve('test-results', 'readme');
/** The plan of the project, an A3 sheet. */
const PLAN = 55;

const ON_THE_PLAN: readonly {
  readonly by: PersonKey;
  readonly anchor: Anchor;
  readonly severity: CommentContent['severity'];
  readonly concern: string;
}[] = [
  {
    by: 'meng',
    anchor: { kind: 'rect', pageIndex: PLAN - 1, rects: [[150, 455, 330, 560]] },
    severity: 'mustFix',
    concern: '河道管理范围线没有标注桩号和坐标，与正文 2.1.4 节占用面积对不上，请补标并复核。',
  },
  {
    by: 'zhou',
    anchor: drawn('polygon', [
      [520, 420],
      [690, 470],
      [735, 400],
      [600, 345],
    ]),
    severity: 'suggestion',
    concern: '施工围堰束窄段建议单独出放大图，标出最窄断面和水位。',
  },
  {
    by: 'han',
    anchor: drawn('arrow', [
      [930, 610],
      [800, 520],
    ]),
    severity: 'question',
    concern: '此处护岸末端与下游现状堤防如何衔接？图上没有表示。',
  },
  {
    by: 'zhou',
    anchor: { kind: 'pin', pageIndex: PLAN - 1, rects: [[410, 560, 410, 560]] },
    severity: 'erratum',
    concern: '高程系统与图签说明不一致，请校核。',
  },
];

test('the picture of the reader that the README shows: a map, its marks, the list and the heat strip', async ({
  stage,
}) => {
  await fs.mkdir(PICTURES, { recursive: true });
  const { hub, review, dossierId } = await aReviewInPreReview(stage);
  await review.comment();
  const itemId = review.item('flood');
  const version = review.person('meng').state(dossierId).parties.items[itemId]?.versions.at(-1);
  if (!version) throw new Error('the item has a report');
  for (const { by, anchor, severity, concern } of ON_THE_PLAN) {
    const commentId = commentIdSchema.parse(newId());
    const subject = { commentId, itemId, versionId: version.versionId, anchor };
    const content = { category: 'drawings', severity, concern, basis: '', suggestion: '' } as const;
    await review.person(by).submit(dossierId, { type: 'comment.add', subject, content });
    await review.person(by).submit(dossierId, { type: 'comment.share', commentIds: [commentId] });
  }

  const { page } = await stage.browser('zhou');
  await signsIn(page, hub.url, { name: '周景川', login: '周景川', password: PASSWORD });
  await goesTo(page, `/dossiers/${dossierId}/read/${itemId}/${version.versionId}?page=${PLAN}`);
  const sheet = page
    .getByRole('document', { name: '报告正文' })
    .getByRole('region', { name: `第 ${PLAN} 页`, exact: true });
  // One of the sample's own comments is about this sheet too.
  await expect(sheet.locator('[data-mark]')).toHaveCount(ON_THE_PLAN.length + 1);
  await expect(sheet).toHaveAttribute('data-painted', 'true');
  // The list is longer than the window: what is about this page comes by itself.
  const list = page.getByRole('complementary', { name: '意见' });
  await list.getByRole('button', { name: /^本页/u }).click();
  await reader.card(page, '施工围堰束窄段').getByRole('button').first().click();
  await expect(page.getByRole('toolbar', { name: '改动这处标注' })).toBeVisible();
  await expect(page.getByRole('group', { name: '意见分布' }).getByRole('button')).not.toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(PICTURES, 'reader.png'), animations: 'disabled' });
  expect(stage.complaints).toEqual([]);
});

function drawn(kind: 'polygon' | 'arrow', points: readonly MarkPoint[]): Anchor {
  const packed = packStrokes(kind, [points]);
  if (!packed) throw new Error('a drawing has a size');
  return { kind, pageIndex: PLAN - 1, rects: [packed.rect], strokes: packed.strokes };
}

/** Who sits before a camera, the host's own last. */
const ON_CAMERA = [
  { key: 'meng', login: '孟书田', wall: '#d3dce4', hair: '#9aa3ad', coat: '#6f8aa5', hasGlasses: true },
  { key: 'zhou', login: '周景川', wall: '#dedccb', hair: '#4f4d45', coat: '#8c8a67' },
  { key: 'han', login: '韩立峰', wall: '#e4d9cd', hair: '#5b4a3d', coat: '#a5785f', hasGlasses: true },
  { key: 'duanYiming', login: '段一鸣', wall: '#dcd7d2', hair: '#3f3d3b', coat: '#7d766d' },
  { key: 'xuQing', login: 'xuqing', wall: '#d5e1da', hair: '#4c5a54', coat: '#7d9a8a', hasLongHair: true },
] as const;

const MINUTES_BEFORE_THE_QUESTIONS = 65;
/** The table of the backwater heights. */
const SHOWN = 35;

test('the picture of the meeting room that the README shows: people, agenda, the page that is shown, who speaks next', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  await fs.mkdir(PICTURES, { recursive: true });
  const startsAt = Date.now() - MINUTES_BEFORE_THE_QUESTIONS * 60_000;
  const { hub, review, dossierId } = await aReviewBeforeItsMeeting(stage, startsAt);
  await review.openMeeting();
  const { meetingId } = review;
  const clerk = review.person('xuQing');
  const steps = clerk.state(dossierId).parties.meetings[meetingId]?.steps ?? [];
  for (const { stepId, kind } of steps.slice(1, 8)) {
    await clerk.submit(dossierId, { type: 'meeting.moveStep', meetingId, stepId });
    if (kind === 'opening') await review.answerRollCall(['meng', 'zhou', 'han', 'song', 'lin', 'he']);
  }

  const pages = new Map<PersonKey, Page>();
  for (const { key, login, ...portrait } of ON_CAMERA) {
    const { page } = await stage.browser(key);
    await sitsBeforeTheCamera(page, portrait);
    await sitsInTheAfternoon(page);
    await signsIn(page, hub.url, { name: login, login, password: PASSWORD });
    await goesTo(page, `/dossiers/${dossierId}/meeting/${meetingId}`);
    await switchesOn(page, '摄像头');
    pages.set(key, page);
  }
  const of = (key: PersonKey): Page => {
    const page = pages.get(key);
    if (!page) throw new Error(`${key} is before no camera`);
    return page;
  };

  const itemId = review.item('flood');
  const version = clerk.state(dossierId).parties.items[itemId]?.versions.at(-1);
  if (!version) throw new Error('the item has a report');
  const on = (page: number) => ({ itemId, versionId: version.versionId, pageIndex: page - 1 });
  const turns = [
    { by: 'zhou', topic: '糙率取值有没有实测洪痕？', page: on(31) },
    { by: 'han', topic: '壅水影响长度', page: on(SHOWN) },
    { by: 'meng', topic: '桥墩局部冲刷深度', page: on(37) },
    { by: 'quRiver', topic: '施工度汛责任', page: null },
  ] as const;
  for (const { by, topic, page } of turns) {
    const turnId = turnIdSchema.parse(newId());
    const raised = { meetingId, turnId, kind: 'speech', topic, page, deliberation: 0 } as const;
    await review.person(by).submit(dossierId, { type: 'floor.raise', ...raised });
    if (by !== 'zhou') continue;
    await clerk.until(dossierId, (state) => state.parties.floors[meetingId] !== undefined, 'the first hand');
    await clerk.submit(dossierId, { type: 'floor.begin', meetingId, turnId });
  }

  await of('duanYiming').getByRole('textbox', { name: '跳到第几页' }).fill(String(SHOWN));
  await of('duanYiming').keyboard.press('Enter');
  await of('duanYiming').locator('main').focus();
  await of('duanYiming').keyboard.press('p');
  const page = of('xuQing');
  await expect(page.getByText(`跟随 段一鸣 · 第 ${SHOWN} 页`)).toBeVisible();
  for (const tile of await page.getByTestId('media-tile').all()) await movesIn(tile);
  await expect(page.getByRole('timer', { name: '正在发言' })).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(PICTURES, 'meeting.png'), animations: 'disabled' });
});
