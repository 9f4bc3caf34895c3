import { expect, test } from 'vitest';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import type { IpcEvent, IpcMethod } from '#shared/protocol/ipc/contract.ts';
import { BadRequest, Relay } from './relay.ts';
import { WorkspaceDown } from './supervisor.ts';

const dossierId = dossierIdSchema.parse('dossier-1');
const snapshot = {
  dossierId,
  memberId: 'member-1',
  revision: 3,
  confirmed: {},
  heads: [],
  pending: [],
  drafts: [],
};
const delta = {
  type: 'dossierDelta',
  dossierId,
  revision: 4,
  events: [],
  pending: [],
  drafts: [],
  reset: null,
};

function setup(answer: (method: IpcMethod) => unknown = () => ({ ok: true, value: snapshot })) {
  const asked: string[] = [];
  const told: { windowId: number; event: IpcEvent }[] = [];
  const places: string[] = [];
  const relay = new Relay({
    request: (method) => {
      asked.push(method);
      return Promise.resolve().then(() => answer(method));
    },
    windows: { all: () => [1, 2], send: (windowId, event) => told.push({ windowId, event }) },
    saveFile: () => Promise.resolve({ ok: true, value: true }),
    chooseMade: () => Promise.resolve(null),
    guard: {
      entered: (windowId, entered) => places.push(`${windowId} in ${entered}`),
      left: (windowId) => places.push(`${windowId} out`),
      windowGone: (windowId) => places.push(`${windowId} gone`),
      changed: (changed) => places.push(`${changed} changed`),
    },
    pickScreen: (windowId, { sourceId }) => places.push(`${windowId} shows ${sourceId}`),
  });
  return { relay, asked, told, places };
}

test('DE4 a page asks only for what is in the contract, and never by a path', async () => {
  const { relay, asked } = setup();
  const refused: [unknown, unknown][] = [
    ['process.exit', {}],
    ['__proto__', {}],
    [null, {}],
    ['file.upload', { uploadId: 'u', dossierId, path: '/etc/passwd' }],
    ['file.ensure', { dossierId, sha256: 'a'.repeat(64) }],
    ['dossier.open', { dossierId: '../x' }],
    ['dossier.open', { dossierId, more: 1 }],
    ['scratch.save', { key: 'k', text: 7 }],
  ];
  for (const [method, request] of refused) {
    await expect(relay.invoke(1, method, request)).rejects.toBeInstanceOf(BadRequest);
  }
  expect(asked).toEqual([]);
});

test('DE6 what happens in a dossier is told to the windows that hold it', async () => {
  const { relay, told } = setup();
  await relay.invoke(1, 'dossier.open', { dossierId });
  relay.event(delta);
  relay.event({ type: 'listChanged' });
  relay.event({ type: 'nonsense' });
  expect(told.map(({ windowId, event }) => [windowId, event.type])).toEqual([
    [1, 'dossierDelta'],
    [1, 'listChanged'],
    [2, 'listChanged'],
  ]);
});

test('DE6 a window that goes lets go of its dossiers, once each', async () => {
  const { relay, asked } = setup((method) =>
    method === 'dossier.open' ? { ok: true, value: snapshot } : {},
  );
  await relay.invoke(1, 'dossier.open', { dossierId });
  await relay.invoke(1, 'dossier.open', { dossierId });
  relay.windowGone(1);
  relay.windowGone(1);
  expect(asked).toEqual(['dossier.open', 'dossier.open', 'dossier.close', 'dossier.close']);
});

test('DE6 after a restart of the workspace process the windows start over from a fresh snapshot', async () => {
  const { relay, told, asked } = setup();
  await relay.invoke(2, 'dossier.open', { dossierId });
  relay.workspaceDown();
  expect(told.map(({ event }) => event)).toMatchObject([
    { type: 'link', link: { status: 'workspaceDown' } },
    { type: 'link', link: { status: 'workspaceDown' } },
  ]);
  told.length = 0;
  relay.workspaceUp(2);
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(asked).toEqual(['dossier.open', 'dossier.open']);
  expect(told).toMatchObject([{ windowId: 2, event: { type: 'dossierDelta', reset: { revision: 3 } } }]);
});

test('DE5 a dead workspace process is a fault where the answer has room for one, and said plainly elsewhere', async () => {
  const { relay } = setup(() => {
    throw new WorkspaceDown('gone');
  });
  expect(await relay.invoke(1, 'dossier.open', { dossierId })).toMatchObject({
    ok: false,
    error: { code: 'unavailable', retry: 'auto' },
  });
  expect(await relay.invoke(1, 'scratch.load', { key: 'k' })).toEqual({ workspaceDown: true });
});

test('DE4 an answer of the workspace process that is not of the contract does not reach a page', async () => {
  const { relay } = setup(() => ({ ok: true, value: { dossierId: 7 } }));
  expect(await relay.invoke(1, 'dossier.open', { dossierId })).toMatchObject({
    ok: false,
    error: { code: 'internal' },
  });
});

test('DE14 which window has a room on its screen is heard from where its page says it is, of a dossier it holds', async () => {
  const { relay, places, asked } = setup((method) =>
    method === 'dossier.open' ? { ok: true, value: snapshot } : {},
  );
  await relay.invoke(1, 'dossier.setPresence', { dossierId, place: 'room' });
  await relay.invoke(1, 'dossier.open', { dossierId });
  await relay.invoke(1, 'dossier.setPresence', { dossierId, place: 'room' });
  relay.event(delta);
  await relay.invoke(1, 'dossier.setPresence', { dossierId, place: 'reading' });
  await relay.invoke(1, 'screen.pick', { requestId: 'r', sourceId: 'screen:0:0' });
  await relay.invoke(1, 'dossier.close', { dossierId });
  relay.windowGone(1);
  expect(places).toEqual([
    '1 out',
    '1 in dossier-1',
    'dossier-1 changed',
    '1 out',
    '1 shows screen:0:0',
    '1 out',
    '1 gone',
  ]);
  expect(asked).not.toContain('screen.pick');
});
