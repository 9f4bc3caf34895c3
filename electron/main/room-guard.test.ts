import { expect, test } from 'vitest';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import { RoomGuard, type RoomRights } from './room-guard.ts';

const HERE = dossierIdSchema.parse('dossier-1');
const THERE = dossierIdSchema.parse('dossier-2');
const ALL: RoomRights = { camera: true, screen: true };
const NONE: RoomRights = { camera: false, screen: false };
const ignore = (): void => undefined;

test('DE14 nothing may be used where no room is on the screen', async () => {
  const guard = new RoomGuard(() => Promise.resolve(ALL), ignore);
  expect([guard.known(1), await guard.ask(1)]).toEqual([NONE, NONE]);
  guard.entered(1, HERE);
  expect(await guard.ask(1)).toEqual(ALL);
  expect(await guard.ask(2)).toEqual(NONE);
  guard.left(1, THERE);
  expect(guard.known(1)).toEqual(ALL);
  guard.left(1, HERE);
  expect([guard.known(1), await guard.ask(1)]).toEqual([NONE, NONE]);
});

test('DE14 the record decides, asked anew at every request and after every change', async () => {
  let rights = ALL;
  const guard = new RoomGuard(() => Promise.resolve(rights), ignore);
  guard.entered(1, HERE);
  expect(guard.known(1)).toEqual(NONE);
  await guard.ask(1);
  rights = { camera: true, screen: false };
  expect(await guard.ask(1)).toEqual(rights);
  rights = NONE;
  guard.changed(THERE);
  await Promise.resolve();
  expect(guard.known(1).camera).toBe(true);
  guard.changed(HERE);
  await expect.poll(() => guard.known(1)).toEqual(NONE);
});

test('DE14 without an answer, and with one that comes after the page has gone, there is no right', async () => {
  const failing = new RoomGuard(() => Promise.reject(new Error('the workspace is down')), ignore);
  failing.entered(1, HERE);
  expect(await failing.ask(1)).toEqual(NONE);
  let answer: (rights: RoomRights) => void = () => undefined;
  const slow = new RoomGuard(() => new Promise((resolve) => (answer = resolve)), ignore);
  slow.entered(1, HERE);
  const asked = slow.ask(1);
  slow.windowGone(1);
  answer(ALL);
  expect(await asked).toEqual(NONE);
});

test('DE15 it is said at once that a window may no longer show its screen, and said once', async () => {
  let rights = ALL;
  const lost: number[] = [];
  const guard = new RoomGuard(
    () => Promise.resolve(rights),
    (windowId) => lost.push(windowId),
  );
  guard.entered(1, HERE);
  guard.entered(2, HERE);
  await Promise.all([guard.ask(1), guard.ask(2)]);
  guard.entered(1, HERE);
  await guard.ask(1);
  expect(lost).toEqual([]);
  rights = { camera: true, screen: false };
  await guard.ask(1);
  await guard.ask(1);
  expect(lost).toEqual([1]);
  guard.left(2, HERE);
  guard.windowGone(2);
  expect(lost).toEqual([1, 2]);
});
