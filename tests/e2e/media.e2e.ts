import path from 'node:path';
import type { Page } from '@playwright/test';
import { expertsOf, memberOf } from '#tools/demo/cast.ts';
import { mediaSignalSchema } from '#shared/protocol/media.ts';
import {
  camerasSent,
  control,
  FAKE_DEVICES,
  movesIn,
  outside,
  switchesOn,
  tileOf,
  traffic,
} from './stage/actors/media.ts';
import { closesTheDoors, opensTheDoors, waitsOutside } from './stage/actors/meeting.ts';
import { lookName, LOOKS, overflowing, seriousViolations, wears } from './stage/appearance.ts';
import { browserOptions } from './stage/chromium.ts';
import { anOpenRoom, clerkWalksIn, walksIn, type OpenRoom } from './stage/open-room.ts';
import { expect, test, type Seat, type Stage } from './stage/stage.ts';

const SHOTS = path.resolve('.cache/shots/media');

test.use(browserOptions(...FAKE_DEVICES));

test('MW1 MW2 MW3 MW5 MW7: two browsers and a desktop see and hear each other, and behind closed doors nobody else does', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const room = await anAskedRoom(stage);
  const chair = await walksIn(stage, room, '孟书田');
  const owner = await walksIn(stage, room, '姚振');
  const clerk = await clerkWalksIn(stage, room, ['--allow-loopback-in-peer-connection']);
  const people: readonly (readonly [string, Page])[] = [
    ['孟书田', chair.page],
    ['姚振', owner.page],
    ['许青', clerk],
  ];

  // Nothing is sent by entering.
  for (const [, page] of people) {
    await expect(control(page, '摄像头').first()).toHaveAttribute('aria-pressed', 'false');
    expect((await traffic(page)).open).toBe(0);
  }
  for (const [, page] of people) {
    await switchesOn(page, '摄像头');
    await switchesOn(page, '麦克风');
  }
  for (const [name, page] of people) {
    for (const [other] of people) if (other !== name) await movesIn(tileOf(page, other));
  }
  await chair.page.screenshot({ path: path.join(SHOTS, 'three.png') });
  await clerk.screenshot({ path: path.join(SHOTS, 'three-desktop.png') });

  // A fake microphone beeps: who is heard is shown to speak.
  await expect(tileOf(chair.page, '姚振').getByText('正在说话')).toBeAttached();

  // No way leads outside the machine, and no server is asked for one.
  for (const [, page] of people) expect(outside(await traffic(page))).toEqual([]);

  await control(chair.page, '摄像头设置').click();
  await chair.page.getByRole('menuitem', { name: /fake_device_3/u }).click();
  await expect.poll(() => camerasSent(chair.page)).toEqual(['fake_device_3']);
  await movesIn(tileOf(owner.page, '孟书田'));
  expect((await traffic(chair.page)).open).toBe(2);

  await clerk.getByRole('button', { name: '全体麦克风' }).click();
  await clerk.getByRole('menuitem', { name: '全体静音' }).click();
  await expect(control(owner.page, '麦克风').first()).toContainText('主持人已静音');
  await expect(control(owner.page, '麦克风').first()).toHaveAttribute('aria-pressed', 'false');
  await expect(tileOf(chair.page, '姚振').getByText('主持人已静音')).toBeAttached();
  await clerk.getByRole('button', { name: '全体麦克风' }).click();
  await clerk.getByRole('menuitem', { name: '允许大家开麦克风' }).click();
  await switchesOn(owner.page, '麦克风');

  await switchesOn(chair.page, '共享屏幕');
  const screen = owner.page.getByRole('region', { name: '孟书田共享的屏幕' });
  await movesIn(screen);
  await owner.page.screenshot({ path: path.join(SHOTS, 'screen.png') });
  expect(await seriousViolations(owner.page)).toEqual([]);
  await owner.page.keyboard.press('b');
  await expect(screen).toBeHidden();
  await expect(owner.page.getByRole('button', { name: '看孟书田共享的屏幕' })).toBeVisible();
  await chair.page.getByRole('button', { name: '停止共享屏幕' }).click();
  await expect(owner.page.getByRole('button', { name: '看孟书田共享的屏幕' })).toBeHidden();

  // The line breaks and comes back: so does the picture, without a press.
  owner.wire.cut();
  await expect(owner.page.getByText('正在重新接通声音与画面')).toBeVisible();
  expect((await traffic(owner.page)).open).toBe(0);
  owner.wire.mend();
  await movesIn(tileOf(owner.page, '孟书田'));
  await movesIn(tileOf(chair.page, '姚振'));

  // Closed deliberation cuts the owner off, both ways, and nothing of the panel's pictures reaches them.
  const mark = owner.wire.recorded.length;
  await closesTheDoors(clerk, '防洪评价报告');
  await waitsOutside(owner.page);
  await expect.poll(async () => (await traffic(owner.page)).open).toBe(0);
  await expect.poll(async () => (await traffic(chair.page)).open).toBe(1);
  await expect(tileOf(chair.page, '姚振')).toHaveCount(0);
  await movesIn(tileOf(chair.page, '许青'));
  // Off since everyone was muted; what is said now stays inside.
  await switchesOn(chair.page, '麦克风');
  const late = owner.wire
    .since(mark)
    .filter(({ way, body }) => way === 'down' && /media\.(state|signalled)/u.test(body.toString()));
  // What says that it is over may name the peers that are left to the owner: none.
  for (const { body } of late) expect(body.toString()).not.toContain('孟');
  const before = await traffic(owner.page);
  await chair.page.screenshot({ path: path.join(SHOTS, 'closed.png') });
  expect(await traffic(owner.page)).toEqual(before);

  await opensTheDoors(clerk);
  await expect(control(owner.page, '摄像头').first()).toHaveAttribute('aria-pressed', 'false');
  await movesIn(tileOf(owner.page, '孟书田'));
  await expect(tileOf(chair.page, '姚振')).toHaveCount(0);
  expect(stage.complaints).toEqual([]);
  expect(signalsOf(owner).length).toBeGreaterThan(0);
});

test('MW8 MW9 MW10: the room with its pictures in every look, by keyboard, and with less of them', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const room = await anAskedRoom(stage);
  const chair = await walksIn(stage, room, '孟书田');
  const clerk = await walksIn(stage, room, '许青', { login: 'xuqing' });
  const expert = await walksIn(stage, room, '韩立峰');
  const owner = await walksIn(stage, room, '姚振');
  await expect(control(expert.page, '摄像头').first()).not.toHaveAttribute('aria-disabled');
  await expert.page.keyboard.press('v');
  await expert.page.keyboard.press('m');
  for (const { page } of [chair, clerk, owner]) await switchesOn(page, '摄像头');
  await movesIn(tileOf(clerk.page, '韩立峰'));

  await clerk.page.getByRole('button', { name: /^韩立峰：/u }).click();
  await clerk.page.getByRole('menuitem', { name: '设为主画面' }).click();
  await expect(tileOf(owner.page, '韩立峰').getByText('主画面')).toBeAttached();
  expect(await seriousViolations(clerk.page)).toEqual([]);
  for (const look of LOOKS) {
    await wears(clerk.page, look);
    const [camera, title] = look.language === 'zh' ? ['摄像头', '与会画面'] : ['Camera', 'Participants'];
    await expect(clerk.page.getByRole('region', { name: title })).toBeVisible();
    await expect(
      clerk.page.getByRole('button', { name: new RegExp(`^${camera}`, 'u') }).first(),
    ).not.toHaveAttribute('aria-disabled');
    await expect(
      clerk.page
        .getByTestId('media-tile')
        .or(clerk.page.getByText(/已打开|turned on/u))
        .first(),
    ).toBeVisible();
    await clerk.page.screenshot({ path: path.join(SHOTS, `room-${lookName(look)}.png`) });
    expect(await overflowing(clerk.page), lookName(look)).toEqual([]);
  }

  await control(owner.page, '摄像头设置').click();
  await owner.page.getByRole('menuitem', { name: '省流量：只看主画面' }).click();
  await movesIn(tileOf(owner.page, '韩立峰'));
  await expect(tileOf(owner.page, '孟书田').locator('video')).toHaveCount(0);
  await control(owner.page, '摄像头设置').click();
  await owner.page.getByRole('menuitem', { name: '只用声音，不收发画面' }).click();
  await expect(owner.page.locator('video')).toHaveCount(0);
  await expect(tileOf(chair.page, '姚振')).toHaveCount(0);
  await control(owner.page, '摄像头').first().click();
  await expect(owner.page.getByText('您选择了“只用声音”')).toBeVisible();
  expect(stage.complaints).toEqual([]);
});

test('MW12: before the room, camera, microphone, loudspeaker and network are tried out', async ({
  stage,
}) => {
  test.setTimeout(300_000);
  const room = await anAskedRoom(stage);
  const owner = await walksIn(stage, room, '姚振');
  const { review, dossierId } = room;
  await review.person('xuQing').submit(dossierId, {
    type: 'meeting.sendBack',
    meetingId: review.meetingId,
    memberId: memberOf(review.cast, 'yaoZhen'),
    reason: '设备未调好',
    place: 'parties',
  });
  await owner.page.getByRole('button', { name: '检查设备和网络' }).click();
  const panel = owner.page.getByRole('dialog', { name: '检查设备和网络' });
  await panel.getByRole('button', { name: '打开摄像头看看' }).click();
  await movesIn(panel);
  await panel.getByRole('button', { name: '试一试麦克风' }).click();
  await expect(panel.getByText('听得到您的声音')).toBeVisible();
  await panel.getByRole('button', { name: '检查网络' }).click();
  await expect(panel.getByText('网络良好')).toBeVisible();
  await expect(panel.getByText('正常', { exact: true })).toBeVisible();
  expect(await seriousViolations(owner.page)).toEqual([]);
  await owner.page.screenshot({ path: path.join(SHOTS, 'check.png') });
  await owner.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  expect(stage.complaints).toEqual([]);
});

/** What a person's window said to others through the hub. */
function signalsOf({ wire }: Seat): readonly string[] {
  return wire.recorded
    .filter(({ way, kind, body }) => way === 'up' && kind === 'frame' && body.includes('media.signal'))
    .map(({ body }) => {
      const [, message] = JSON.parse(body.toString().replace(/^\d+/u, '')) as [string, unknown];
      return mediaSignalSchema.parse(message).signal.kind;
    });
}

/** Where the doors may close: they do only on experts who were asked. */
async function anAskedRoom(stage: Stage): Promise<OpenRoom> {
  const room = await anOpenRoom(stage);
  await room.review.moveTo('opening');
  await room.review.answerRollCall([...expertsOf('flood'), ...expertsOf('soil')]);
  return room;
}
