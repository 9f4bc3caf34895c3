// Camera, microphone and screen of the desktop: in a meeting's room, and nowhere else (docs/spec/desktop.md, DE14, DE15).
import type { Page } from '@playwright/test';
import path from 'node:path';
import type { DesktopBridge } from '#shared/protocol/ipc/contract.ts';
import { memberOf } from '#tools/demo/cast.ts';
import { signsInHere } from './stage/actors/access.ts';
import { goesTo } from './stage/actors/navigation.ts';
import { looksHere } from './stage/appearance.ts';
import { aReviewBeforeItsMeeting, PASSWORD } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

const SHOTS = path.resolve('test-results', 'room-permissions');

/** What the page is given of each: asked, found out without asking, and by the way round the person's choice. */
interface Given {
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly known: string;
  readonly behindOurBack: boolean;
  readonly place: boolean;
}

const REFUSED: Given = {
  camera: false,
  microphone: false,
  known: 'denied',
  behindOurBack: false,
  place: false,
};

/** `asksRound`: also by the old way that names a screen itself, which in the room waits for the person. */
function given(page: Page, asksRound = true): Promise<Given> {
  return page.evaluate(async (isAskedRound) => {
    const opens = async (constraints: MediaStreamConstraints): Promise<boolean> => {
      try {
        const stream = await navigator.mediaDevices.getUserMedia(constraints);
        for (const track of stream.getTracks()) track.stop();
        return true;
      } catch {
        return false;
      }
    };
    const desktop = { mandatory: { chromeMediaSource: 'desktop', chromeMediaSourceId: 'screen:0:0' } };
    return {
      camera: await opens({ video: true }),
      microphone: await opens({ audio: true }),
      known: (await navigator.permissions.query({ name: 'camera' as PermissionName })).state,
      behindOurBack: isAskedRound && (await opens({ video: desktop as MediaTrackConstraints })),
      place: await new Promise<boolean>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(true),
          () => resolve(false),
        ),
      ),
    };
  }, asksRound);
}

/** What comes of asking for the screen, if the person does not have to say anything. */
function screenRefused(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    navigator.mediaDevices.getDisplayMedia({ video: true }).then(
      () => false,
      () => true,
    ),
  );
}

/** Asks for the screen and leaves the answer in the page, since the person is asked meanwhile. */
async function asksForScreen(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const asked = navigator.mediaDevices.getDisplayMedia({ video: true }).then(
      async (stream) => {
        const video = document.createElement('video');
        video.muted = true;
        video.srcObject = stream;
        await video.play(); // once there is a first picture
        const { videoWidth } = video;
        for (const track of stream.getTracks()) track.stop();
        return videoWidth > 0 ? 'shown' : 'empty';
      },
      (error: unknown) => (error instanceof Error ? error.name : 'failed'),
    );
    Object.assign(globalThis, { askedForScreen: asked });
  });
  return () =>
    page.evaluate(() => (globalThis as unknown as { askedForScreen: Promise<string> }).askedForScreen);
}

test('DE14 DE15: camera, microphone and screen are there in a meeting, the screen by the person’s choice alone', async ({
  stage,
}) => {
  test.setTimeout(600_000);
  const { hub, review, dossierId } = await aReviewBeforeItsMeeting(stage);
  await review.openMeeting();
  const { meetingId } = review;
  const { page } = await stage.desktop('owner', [
    '--hub',
    hub.url,
    '--use-fake-device-for-media-stream',
    '--disable-gpu',
  ]);
  expect(await given(page)).toEqual(REFUSED);
  await signsInHere(page, { name: '姚振', login: '姚振', password: PASSWORD });
  await goesTo(page, `/dossiers/${dossierId}`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  expect(await given(page)).toEqual(REFUSED);
  expect(await screenRefused(page)).toBe(true);

  // What the page says of itself is not enough: there must be a meeting, and it must hold the dossier.
  await page.evaluate(() => {
    const { yunping } = globalThis as unknown as { yunping: DesktopBridge };
    return yunping.invoke('dossier.setPresence', { dossierId: 'another-dossier', place: 'room' });
  });
  expect(await given(page)).toEqual(REFUSED);

  await goesTo(page, `/dossiers/${dossierId}/meeting/${meetingId}`);
  await expect
    .poll(() => given(page, false))
    .toEqual({
      ...REFUSED,
      camera: true,
      microphone: true,
      known: 'granted',
    });

  const looked = await looksHere(page, SHOTS, 'screen-picker', async () => {
    await expect.poll(async () => (await given(page, false)).known).toBe('granted');
    await asksForScreen(page);
    await page.getByRole('dialog').locator('label').first().click();
  });
  expect(looked).toEqual([]);
  await page.keyboard.press('Escape');

  const answer = await asksForScreen(page);
  const dialog = page.getByRole('dialog', { name: '共享屏幕' });
  await expect(dialog).toBeVisible();
  const share = dialog.getByRole('button', { name: /共享这个/u });
  await expect(share).toHaveAttribute('aria-disabled', 'true');
  await dialog.locator('label').first().click();
  await share.click();
  expect(await answer()).toBe('shown');
  await expect(dialog).toBeHidden();

  const second = await asksForScreen(page);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await second()).not.toBe('shown');
  await expect(dialog).toBeHidden();

  // The old way of asking, which names a source itself, is put before the person too.
  const round = given(page);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  expect((await round).behindOurBack).toBe(false);
  await expect(dialog).toBeHidden();

  // Out of the room: the question is called off, the camera may still be tried in the waiting room, and the
  // screen is nobody's to see.
  const third = await asksForScreen(page);
  await expect(dialog).toBeVisible();
  await review.person('xuQing').submit(dossierId, {
    type: 'meeting.sendBack',
    meetingId,
    memberId: memberOf(review.cast, 'yaoZhen'),
    reason: '设备未调好',
    place: 'parties',
  });
  await expect(page.getByText('设备未调好')).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(await third()).not.toBe('shown');
  expect(await screenRefused(page)).toBe(true);
  expect((await given(page)).camera).toBe(true);

  await goesTo(page, '/');
  await expect.poll(() => given(page)).toEqual(REFUSED);
});
