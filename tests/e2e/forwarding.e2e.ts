import path from 'node:path';
import type { Page } from '@playwright/test';
import {
  control,
  FAKE_DEVICES,
  farEnds,
  keepsConnections,
  movesIn,
  packetsIn,
  sendsSoundRegardless,
  soundOut,
  switchesOn,
  tileOf,
  traffic,
} from './stage/actors/media.ts';
import * as meeting from './stage/actors/meeting.ts';
import { browserOptions } from './stage/chromium.ts';
import { Janus } from './stage/janus.ts';
import { anOpenRoom, clerkWalksIn, walksIn } from './stage/open-room.ts';
import { expect, test } from './stage/stage.ts';

const SHOTS = path.resolve('.cache/shots/forwarding');
const EXPERTS = ['meng', 'zhou', 'han', 'song', 'lin', 'he'] as const;

test.use(browserOptions(...FAKE_DEVICES));

test('MD9-MD13 MW13-MW16: sound and picture of a meeting through Janus: both ways, muted in the middle, cut at the doors, taken up after Janus died', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const janus = await Janus.start(stage.dir);
  stage.cleanUp(() => janus.kill());
  const room = await anOpenRoom(stage, { ...janus.settings, YUNPING_JANUS_FROM: '1' });
  const chair = await walksIn(stage, room, '孟书田');
  const owner = await walksIn(stage, room, '姚振');
  const clerk = await clerkWalksIn(stage, room);
  const people: readonly (readonly [string, Page])[] = [
    ['孟书田', chair.page],
    ['姚振', owner.page],
    ['许青', clerk],
  ];
  const allMove = async (): Promise<void> => {
    for (const [name, page] of people) {
      for (const [other] of people) if (other !== name) await movesIn(tileOf(page, other));
    }
  };

  await test.step('each sends once and receives the others, and every far end is Janus', async () => {
    for (const [, page] of people) await switchesOn(page, '摄像头');
    await switchesOn(chair.page, '麦克风');
    await allMove();
    await expect(tileOf(owner.page, '孟书田').getByText('正在说话')).toBeAttached();
    for (const [, page] of people) {
      const ends = await farEnds(page);
      expect(ends).toHaveLength(3);
      expect(ends.filter((end) => !janus.isAt(end))).toEqual([]);
    }
    await chair.page.screenshot({ path: path.join(SHOTS, 'three.png') });
  });

  await test.step('who comes later and sends nothing sees everyone', async () => {
    const expert = await walksIn(stage, room, '韩立峰');
    for (const [name] of people) await movesIn(tileOf(expert.page, name));
    const ends = await farEnds(expert.page);
    expect(ends).toHaveLength(3);
    expect(ends.filter((end) => !janus.isAt(end))).toEqual([]);
    await expert.context.close();
    await expect(tileOf(chair.page, '韩立峰')).toHaveCount(0);
  });

  await test.step('on another network every way is made anew', async () => {
    await chair.page.evaluate(`dispatchEvent(new Event('online'))`);
    await expect.poll(async () => (await traffic(chair.page)).made).toBeGreaterThanOrEqual(6);
    await allMove();
    expect((await traffic(chair.page)).open).toBe(3);
  });

  await test.step('pictures that are not wanted do not come', async () => {
    await control(owner.page, '摄像头设置').click();
    await owner.page.getByRole('menuitem', { name: '只用声音，不收发画面' }).click();
    await expect(owner.page.locator('video')).toHaveCount(0);
    await standsStill(
      () => packetsIn(owner.page, 'video'),
      () => movesIn(tileOf(clerk, '孟书田')),
    );
    await control(owner.page, '摄像头设置').click();
    await owner.page.getByRole('menuitem', { name: /^全部画面/u }).click();
    await switchesOn(owner.page, '摄像头');
    await allMove();
  });

  await test.step('a muted microphone is cut in the middle, whatever its program sends', async () => {
    await clerk.getByRole('button', { name: '全体麦克风' }).click();
    await clerk.getByRole('menuitem', { name: '全体静音' }).click();
    await expect(control(chair.page, '麦克风').first()).toHaveAttribute('aria-pressed', 'false');
    await sendsSoundRegardless(chair.page);
    const before = await soundOut(chair.page);
    await standsStill(
      () => packetsIn(owner.page, 'audio'),
      () => expect.poll(() => soundOut(chair.page)).toBeGreaterThan(before + 50),
    );
    await clerk.getByRole('button', { name: '全体麦克风' }).click();
    await clerk.getByRole('menuitem', { name: '允许大家开麦克风' }).click();
    await switchesOn(chair.page, '麦克风');
    await expect(tileOf(owner.page, '孟书田').getByText('正在说话')).toBeAttached();
  });

  await test.step('closed doors cut the owner off both ways, and the panel goes on', async () => {
    for (let step = 0; step < 2; step++) await meeting.movesOn(clerk);
    await room.review.answerRollCall(EXPERTS);
    // One of those outside has a program that goes on receiving for as long as anything comes.
    const compiler = await walksIn(stage, room, '段一鸣', { prepare: keepsConnections });
    for (const [name] of people) await movesIn(tileOf(compiler.page, name));
    await meeting.closesTheDoors(clerk, '防洪评价报告');
    await meeting.waitsOutside(owner.page);
    await expect.poll(async () => (await traffic(owner.page)).open).toBe(0);
    await expect(tileOf(chair.page, '姚振')).toHaveCount(0);
    await expect.poll(async () => (await traffic(chair.page)).open).toBe(2);
    await movesIn(tileOf(chair.page, '许青'));
    await movesIn(tileOf(clerk, '孟书田'));
    expect((await traffic(compiler.page)).open).toBe(3);
    for (const kind of ['audio', 'video'] as const) {
      await standsStill(
        () => packetsIn(compiler.page, kind),
        () => movesIn(tileOf(clerk, '孟书田')),
      );
    }
    await compiler.context.close();
    await meeting.opensTheDoors(clerk);
    await movesIn(tileOf(owner.page, '孟书田'));
    await switchesOn(owner.page, '摄像头');
    await allMove();
  });

  await test.step('Janus dies and is started again: pictures come back without a press', async () => {
    const before = await Promise.all(people.map(async ([, page]) => (await traffic(page)).made));
    await janus.kill();
    await janus.begin();
    for (const [index, [, page]] of people.entries()) {
      await expect
        .poll(async () => (await traffic(page)).made)
        .toBeGreaterThanOrEqual((before[index] ?? 0) + 3);
    }
    await allMove();
    for (const [, page] of people)
      expect((await farEnds(page)).filter((end) => !janus.isAt(end))).toEqual([]);
  });
  expect(stage.complaints).toEqual([]);
});

test('MD9 MW15: with one picture more the room goes from each to each into the unit, and nobody presses again', async ({
  stage,
}) => {
  test.setTimeout(300_000);
  const janus = await Janus.start(stage.dir);
  stage.cleanUp(() => janus.kill());
  const room = await anOpenRoom(stage, { ...janus.settings, YUNPING_JANUS_FROM: '3' });
  const names = ['孟书田', '姚振', '韩立峰'] as const;
  const pages: Page[] = [];
  for (const name of names) pages.push((await walksIn(stage, room, name)).page);
  const [chair, owner, expert] = pages;
  if (!chair || !owner || !expert) throw new Error('three pages');

  for (const page of [chair, owner]) await switchesOn(page, '摄像头');
  await movesIn(tileOf(chair, '姚振'));
  await movesIn(tileOf(expert, '孟书田'));
  for (const page of pages) expect((await farEnds(page)).filter((end) => janus.isAt(end))).toEqual([]);

  await switchesOn(expert, '摄像头');
  for (const page of pages) {
    await expect.poll(async () => (await farEnds(page)).filter((end) => janus.isAt(end)).length).toBe(3);
    await expect(control(page, '摄像头').first()).toHaveAttribute('aria-pressed', 'true');
    for (const name of names) await movesIn(tileOf(page, name));
    expect((await traffic(page)).open).toBe(3);
  }
  expect(stage.complaints).toEqual([]);
});

/** What is counted does not change while something else goes on. */
async function standsStill(count: () => Promise<number>, meanwhile: () => Promise<void>): Promise<void> {
  // Packets that were on their way when it was decided may still come.
  await expect
    .poll(async () => {
      const before = await count();
      await meanwhile();
      return (await count()) - before;
    })
    .toBe(0);
}
