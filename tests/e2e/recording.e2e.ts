import { hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { sha256Schema } from '#shared/domain/ids.ts';
import { recordingFile, recordingsOf } from '#shared/domain/recording/recordings.ts';
import { signsInHere } from './stage/actors/access.ts';
import { FAKE_DEVICES, switchesOn } from './stage/actors/media.ts';
import { closesTheDoors, movesOn, opensTheDoors, waitsOutside } from './stage/actors/meeting.ts';
import { goesTo } from './stage/actors/navigation.ts';
import { looksHere, seriousViolations } from './stage/appearance.ts';
import { browserOptions } from './stage/chromium.ts';
import { aReviewInPreReview, entersAs, PASSWORD } from './stage/prepared.ts';
import { expect, test, type Stage } from './stage/stage.ts';

const SHOTS = path.resolve('.cache/shots/recording');

test.use(browserOptions(...FAKE_DEVICES));

test('RG1 RG3 RG4 RG5: the host records, everyone sees it, and the file that is kept plays and is the one of the ledger', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const room = await anOpenRoom(stage);
  const { review, dossierId, clerk, compiler } = room;
  const mark = markOf(compiler);
  await switchesOn(clerk, '麦克风');
  await switchesOn(clerk, '摄像头');

  await startsRecording(clerk);
  await expect(mark).toBeVisible();
  await expect(mark).toContainText('主持人');
  await expect(mark.getByRole('button', { name: '停止录制' })).toBeHidden();
  await expect(mark).toContainText(/00:0[3-9]/u);
  await clerk.screenshot({ path: path.join(SHOTS, 'clerk.png') });
  await compiler.screenshot({ path: path.join(SHOTS, 'compiler.png') });
  expect(await seriousViolations(compiler)).toEqual([]);

  await markOf(clerk).getByRole('button', { name: '停止录制' }).click();
  await expect(mark).toBeHidden();
  await keepsWhatWaits(clerk);
  await clerk.screenshot({ path: path.join(SHOTS, 'kept.png') });

  const { bytes, sha256, recordingId, durationMs } = await bytesOfTheLedger(room);
  for (const outsider of ['yaoZhen', 'duanYiming', 'meng'] as const) {
    const person = review.person(outsider);
    await expect(person.download(dossierId, sha256), outsider).rejects.toThrow('404');
    expect(recordingFile(person.state(dossierId), recordingId)).toBeUndefined();
  }
  const played = await plays(clerk, bytes);
  expect(played).toMatchObject({ width: 1280, height: 720, hasSound: true, isPainted: true });
  // The ledger's length is the window's own clock; what can be played may lack the last frame's time.
  expect(Math.abs(played.seconds * 1000 - durationMs)).toBeLessThan(1_500);
});

test('RG3 RG5 RG6 BC10 BC11: a reload in between loses nothing that was laid down, and the record hands the file out and plays it', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const room = await anOpenRoom(stage);
  const { clerk, compiler } = room;
  await startsRecording(clerk);
  await expect.poll(() => laidDown(clerk)).toBeGreaterThan(5);
  await clerk.reload();
  await expect(markOf(compiler)).toBeHidden();
  await keepsWhatWaits(clerk);

  await closesTheMeeting(room);
  const download = clerk.waitForEvent('download');
  await clerk.getByRole('button', { name: /^下载录制/u }).click();
  const file = await (await download).path();
  await clerk.screenshot({ path: path.join(SHOTS, 'record.png'), fullPage: true });
  const played = await plays(clerk, fs.readFileSync(file));
  expect(played).toMatchObject({ width: 1280, height: 720, hasSound: true, isPainted: true });
  expect(played.seconds).toBeGreaterThan(1);
  await expect(compiler.getByRole('heading', { name: '录制', exact: true })).toBeVisible();
  await expect(compiler.getByRole('button', { name: /^(?:下载|播放)录制/u })).toBeHidden();
  expect(await seriousViolations(clerk)).toEqual([]);

  const address = await playsInTheRecord(clerk, played.seconds, 'plays-browser');
  expect(stage.complaints).toEqual([]);
  expect(await isPlayable(clerk, address), 'what the page held is given back').toBe(false);
  await playsDespiteFaults(clerk);
  const player = clerk.getByRole('dialog', { name: /^(?:播放录制|Play the recording)$/u });
  const looked = await looksHere(clerk, SHOTS, 'player', async () => {
    if (await player.isHidden()) await clerk.getByRole('button', { name: /^(?:播放录制|Play rec)/u }).click();
    await stands(player);
  });
  expect(looked).toEqual([]);
});

test('RG2: the doors cut a recording, and its file goes up once they are open', async ({ stage }) => {
  test.setTimeout(600_000);
  const { review, clerk, compiler } = await anOpenRoom(stage);
  await movesOn(clerk);
  await movesOn(clerk);
  await review.answerRollCall(['meng', 'zhou', 'han']);
  await startsRecording(clerk);
  await expect.poll(() => laidDown(clerk)).toBeGreaterThan(0);
  await closesTheDoors(clerk, '防洪评价报告');
  await waitsOutside(compiler);
  await expect(markOf(clerk)).toBeHidden();
  await expect(clerk.getByRole('button', { name: '保存到服务器' })).toHaveAttribute('aria-disabled', 'true');
  await clerk.screenshot({ path: path.join(SHOTS, 'behind-doors.png') });
  await clerk.getByRole('button', { name: '更多', exact: true }).click();
  await clerk.getByRole('menuitem', { name: '开始录制' }).click();
  const dialog = clerk.getByRole('dialog', { name: '开始录制' });
  await expect(dialog.getByRole('button', { name: '开始录制' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('button', { name: '取消' }).click();
  await opensTheDoors(clerk);
  await keepsWhatWaits(clerk);
});

test('RG5 RG6 WS22 WS24: the desktop lays a recording down in its own folder, takes it to the hub, and plays it', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const room = await anOpenRoom(stage, 'desktop');
  const { clerk, compiler } = room;
  await switchesOn(clerk, '麦克风');
  await startsRecording(clerk);
  await expect(markOf(compiler)).toContainText(/00:0[3-9]/u);
  await markOf(clerk).getByRole('button', { name: '停止录制' }).click();
  await expect(markOf(compiler)).toBeHidden();
  await keepsWhatWaits(clerk);
  const { bytes, durationMs } = await bytesOfTheLedger(room);
  const played = await plays(compiler, bytes);
  expect(played).toMatchObject({ width: 1280, height: 720, hasSound: true, isPainted: true });
  expect(Math.abs(played.seconds * 1000 - durationMs)).toBeLessThan(1_500);
  await closesTheMeeting(room);
  await playsInTheRecord(clerk, played.seconds, 'plays-desktop');
  await clerk.screenshot({ path: path.join(SHOTS, 'desktop-record.png') });
});

/** The bytes as the hub gives them to the clerk, seen to be those that everyone was told of. */
async function bytesOfTheLedger({ review, dossierId }: Awaited<ReturnType<typeof anOpenRoom>>) {
  const { meetingId } = review;
  const seen = await review
    .person('yaoZhen')
    .until(
      dossierId,
      (state) => recordingsOf(state, meetingId)[0]?.kept != null,
      'the file of the recording to be known',
    );
  const [recording] = recordingsOf(seen, meetingId);
  if (!recording?.kept) throw new Error('nothing was kept');
  const sha256 = sha256Schema.parse(recording.kept.fileSha256);
  const bytes = await review.person('xuQing').download(dossierId, sha256);
  expect(hash('sha256', bytes, 'hex')).toBe(sha256);
  expect(bytes.byteLength).toBe(recording.kept.bytes);
  return { bytes, sha256, recordingId: recording.recordingId, durationMs: recording.kept.durationMs };
}

async function anOpenRoom(stage: Stage, clerkAt: 'browser' | 'desktop' = 'browser') {
  const { hub, review, dossierId } = await aReviewInPreReview(stage);
  await review.appointChairs();
  await review.openMeeting();
  const atDesktop = async (): Promise<Page> => {
    const { page } = await stage.desktop('clerk', ['--hub', hub.url, '--use-fake-device-for-media-stream']);
    await signsInHere(page, { name: '许青', login: 'xuqing', password: PASSWORD });
    return page;
  };
  const clerk = await (clerkAt === 'desktop' ? atDesktop() : entersAs(stage, hub.url, 'clerk', 'xuqing'));
  const compiler = await entersAs(stage, hub.url, '段一鸣');
  for (const page of [clerk, compiler])
    await goesTo(page, `/dossiers/${dossierId}/meeting/${review.meetingId}`);
  return { review, dossierId, clerk, compiler };
}

function markOf(page: Page) {
  return page.getByRole('region', { name: '正在录制' });
}

async function startsRecording(clerk: Page): Promise<void> {
  await clerk.getByRole('button', { name: '更多', exact: true }).click();
  await clerk.getByRole('menuitem', { name: '开始录制' }).click();
  const dialog = clerk.getByRole('dialog', { name: '开始录制' });
  await dialog.getByRole('button', { name: '开始录制' }).click();
  await expect(markOf(clerk)).toBeVisible();
}

async function keepsWhatWaits(clerk: Page): Promise<void> {
  const keep = clerk.getByRole('button', { name: '保存到服务器' });
  await keep.click();
  await expect(keep).toBeHidden();
}

async function closesTheMeeting({
  review,
  dossierId,
}: Awaited<ReturnType<typeof anOpenRoom>>): Promise<void> {
  await review.person('xuQing').submit(dossierId, { type: 'meeting.close', meetingId: review.meetingId });
}

const playerOf = (page: Page): Locator => page.getByRole('dialog', { name: '播放录制' });

/** From the record: it begins by itself, has a length, goes where it is sent, and is silent once it is closed. */
async function playsInTheRecord(page: Page, seconds: number, name: string): Promise<string> {
  const play = page.getByRole('button', { name: /^播放录制/u });
  await play.click();
  const player = playerOf(page);
  await expect(player).toContainText('校验一致');
  await expect(player).toContainText('录制人：许青');
  const video = player.locator('video');
  await expect(video).toHaveAttribute('data-ready');
  await expect(video).toBeFocused();
  await expect.poll(() => video.evaluate((it: HTMLVideoElement) => it.currentTime)).toBeGreaterThan(0.5);
  expect(Math.abs(seconds - (await video.evaluate((it: HTMLVideoElement) => it.duration)))).toBeLessThan(0.5);
  const place = seconds * 0.6;
  await video.evaluate((it: HTMLVideoElement, to) => {
    it.pause();
    it.currentTime = to;
  }, place);
  await expect.poll(() => video.evaluate((it: HTMLVideoElement) => it.seeking)).toBe(false);
  const shown = await video.evaluate((it: HTMLVideoElement) => [
    it.currentTime,
    it.videoWidth,
    it.readyState,
  ]);
  expect(shown).toEqual([expect.closeTo(place, 1), 1280, 4]);
  await video.evaluate((it: HTMLVideoElement) => it.play());
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });

  const handle = await video.elementHandle();
  const address = await video.evaluate((it: HTMLVideoElement) => it.src);
  await page.keyboard.press('Escape');
  await expect(player).toBeHidden();
  await expect(play).toBeFocused();
  expect(await handle?.evaluate((it) => it instanceof HTMLVideoElement && [it.paused, it.src])).toEqual([
    true,
    '',
  ]);
  return address;
}

/** Still, so that two pictures of it are one. */
async function stands(player: Locator): Promise<void> {
  const video = player.locator('video');
  await expect(video).toHaveAttribute('data-ready');
  await video.evaluate((it: HTMLVideoElement) => it.pause());
}

async function isPlayable(page: Page, address: string): Promise<boolean> {
  return page.evaluate(
    (src) =>
      new Promise((resolve) => {
        const video = document.createElement('video');
        video.addEventListener('loadedmetadata', () => resolve(true));
        video.addEventListener('error', () => resolve(false));
        video.src = src;
      }),
    address,
  );
}

/** A link that is lost goes on by itself; other bytes, a refusal and bytes that are no picture are said. */
async function playsDespiteFaults(page: Page): Promise<void> {
  const files = /\/api\/dossiers\/[^/]+\/files\//u;
  const play = page.getByRole('button', { name: /^播放录制/u });
  const player = playerOf(page);
  await page.route(files, (route) => route.abort());
  await play.click();
  await expect(player).toContainText('连接断开，恢复后接着取');
  await page.screenshot({ path: path.join(SHOTS, 'player-waiting.png') });
  await page.unroute(files);
  await expect(player).toContainText('校验一致');
  await player.getByRole('button', { name: '关闭' }).click();

  await page.route(files, (route) => route.fulfill({ status: 404, json: {} }));
  await play.click();
  await expect(player.getByRole('alert')).toContainText('没有取到录制文件');
  expect(await seriousViolations(page)).toEqual([]);
  await page.screenshot({ path: path.join(SHOTS, 'player-refused.png') });
  await page.unroute(files);
  await player.getByRole('button', { name: '再试一次' }).click();
  await expect(player).toContainText('校验一致');
  const download = page.waitForEvent('download');
  await player.getByRole('button', { name: /^下载录制/u }).click();
  await (await download).delete();
  await expect(player).toContainText('已保存');
  await page.keyboard.press('Escape');
  await expect(player).toBeHidden();
}

/** How many pieces are in the page's own file system. */
async function laidDown(page: Page): Promise<number> {
  return page.evaluate(`(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('recordings', { create: true });
    let pieces = 0;
    for await (const recording of folder.values()) for await (const _ of recording.keys()) pieces++;
    return pieces;
  })()`);
}

interface Played {
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly hasSound: boolean;
  /** Not one colour all over. */
  readonly isPainted: boolean;
}

/** What the browser makes of the bytes. What runs in the page is text: there are no types of a page here. */
async function plays(page: Page, bytes: Uint8Array): Promise<Played> {
  const base64 = JSON.stringify(Buffer.from(bytes).toString('base64'));
  return page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob(${base64}), (c) => c.charCodeAt(0));
    const video = document.createElement('video');
    video.muted = true;
    const when = (event) => new Promise((resolve, reject) => {
      video.addEventListener(event, resolve, { once: true });
      video.addEventListener('error', () => reject(new Error(video.error?.message ?? 'broken')), { once: true });
    });
    const loaded = when('loadeddata');
    video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/webm' }));
    await loaded;
    // Without an index the length is known when the end was read.
    const read = when('seeked');
    video.currentTime = 1e9;
    await read;
    const seconds = video.duration;
    const sound = await new OfflineAudioContext(1, 1, 48000).decodeAudioData(bytes.buffer.slice(0));
    const canvas = document.createElement('canvas');
    canvas.width = 64;
    canvas.height = 36;
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0, 64, 36);
    const { data } = context.getImageData(0, 0, 64, 36);
    const reds = new Set(data.filter((_, index) => index % 4 === 0));
    return {
      seconds,
      width: video.videoWidth,
      height: video.videoHeight,
      hasSound: sound.duration > 0,
      isPainted: reds.size > 2,
    };
  })()`);
}
