import { expect, test } from 'vitest';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import { RoomGuard, type RoomRights } from './room-guard.ts';

const HERE = dossierIdSchema.parse('dossier-1');
const THERE = dossierIdSchema.parse('dossier-2');
const ALL: RoomRights = { camera: true, screen: true };
const NONE: RoomRights = { camera: false, screen: false };

test('DE14 nothing may be used where no room is on the screen', async () => {
  const guard = new RoomGuard(() => Promise.resolve(ALL));
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
  const guard = new RoomGuard(() => Promise.resolve(rights));
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
  const failing = new RoomGuard(() => Promise.reject(new Error('the workspace is down')));
  failing.entered(1, HERE);
  expect(await failing.ask(1)).toEqual(NONE);
  let answer: (rights: RoomRights) => void = () => undefined;
  const slow = new RoomGuard(() => new Promise((resolve) => (answer = resolve)));
  slow.entered(1, HERE);
  const asked = slow.ask(1);
  slow.windowGone(1);
  answer(ALL);
  expect(await asked).toEqual(NONE);
});
