import { expect, test, vi } from 'vitest';
import { dossierIdSchema, memberIdSchema, sha256Schema } from '#shared/domain/ids.ts';
import { EMPTY_DOSSIER } from '#shared/domain/state.ts';
import type { DesktopBridge } from '#shared/protocol/ipc/contract.ts';
import { DesktopClient } from './desktop-client.ts';

const dossierId = dossierIdSchema.parse('dossier-1');
const memberId = memberIdSchema.parse('member-1');
const info = {
  title: '清河闸',
  docNo: '',
  projectCode: '',
  hostUnit: '',
  ownerUnit: '',
  compilerUnit: '',
  createdAt: 1,
  acceptedAt: null,
};

function snapshot(revision: number, title = '清河闸') {
  const parties = { ...EMPTY_DOSSIER.parties, dossier: { ...info, title } };
  return {
    dossierId,
    memberId,
    revision,
    confirmed: { ...EMPTY_DOSSIER, parties },
    heads: [],
    pending: [],
    drafts: [],
  };
}
const delta = (revision: number, drafts: readonly unknown[] = [], reset: unknown = null) => ({
  type: 'dossierDelta',
  dossierId,
  revision,
  events: [],
  pending: [],
  drafts,
  reset,
});
const status = {
  session: { status: 'noHub' },
  link: { status: 'connected', unsent: 0, since: 1 },
  preferences: { language: 'zh', scale: 1, places: {} },
};

/** A bridge whose answers the test gives. */
function setup(answers: Record<string, (request: unknown) => unknown>) {
  const asked: { method: string; request: unknown }[] = [];
  let hear: (event: unknown) => void = () => undefined;
  const bridge: DesktopBridge = {
    invoke: async (method, request) => {
      asked.push({ method, request });
      return (answers[method] ?? (() => (method === 'app.status' ? status : {})))(request);
    },
    onEvent: (listener) => {
      hear = listener;
      return () => undefined;
    },
    uploadFile: () => Promise.resolve({ status: 'cancelled' }),
  };
  vi.stubGlobal('location', { href: 'app://bundle/' });
  const client = new DesktopClient(bridge);
  const times = (method: string): number => asked.filter((entry) => entry.method === method).length;
  return { client, asked, times, hear: (event: unknown) => hear(event) };
}
const settle = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 5));

test('DE11 deltas that overtake the snapshot wait for it; older ones are passed over', async () => {
  let give: (answer: unknown) => void = () => undefined;
  const { client, hear } = setup({
    'dossier.open': () => new Promise((resolve) => (give = resolve)),
  });
  const handle = client.openDossier(dossierId);
  hear(delta(4, ['old']));
  hear(delta(6, ['new']));
  expect(handle.dossier.get()).toEqual({ status: 'loading' });
  await settle();
  give({ ok: true, value: snapshot(5) });
  await settle();
  expect(handle.dossier.get()).toMatchObject({ status: 'ready', view: { drafts: ['new'] } });
});

test('DE11 a gap asks for a fresh snapshot, and a reset is taken as it is', async () => {
  let revision = 1;
  const { client, hear, times } = setup({ 'dossier.open': () => ({ ok: true, value: snapshot(revision) }) });
  const handle = client.openDossier(dossierId);
  await settle();
  revision = 9;
  hear(delta(5));
  await settle();
  expect(times('dossier.open')).toBe(2);
  hear(delta(10, ['next']));
  expect(handle.dossier.get()).toMatchObject({ view: { drafts: ['next'] } });
  hear(delta(1, [], snapshot(1, '重新来过')));
  expect(handle.dossier.get()).toMatchObject({
    view: { state: { parties: { dossier: { title: '重新来过' } } } },
  });
  hear(delta(2, ['after']));
  expect(handle.dossier.get()).toMatchObject({ view: { drafts: ['after'] } });
});

test('DE11 a dossier whose right has ended shows nothing of itself', async () => {
  const { client, hear } = setup({ 'dossier.open': () => ({ ok: true, value: snapshot(1) }) });
  const handle = client.openDossier(dossierId);
  await settle();
  hear(delta(2, [], { ...snapshot(2), confirmed: EMPTY_DOSSIER }));
  expect(handle.dossier.get()).toMatchObject({
    status: 'ready',
    view: { state: { parties: { dossier: null } } },
  });
});

test('DE11 two holders are one hold of this window', async () => {
  const { client, times } = setup({ 'dossier.open': () => ({ ok: true, value: snapshot(1) }) });
  const one = client.openDossier(dossierId);
  const two = client.openDossier(dossierId);
  await settle();
  expect(one.dossier).toBe(two.dossier);
  one.release();
  one.release();
  expect(times('dossier.close')).toBe(0);
  two.release();
  expect([times('dossier.open'), times('dossier.close')]).toEqual([1, 1]);
});

test('DE11 a command whose workspace process died is asked for again under the same name', async () => {
  let deaths = 1;
  const { client, asked } = setup({
    'dossier.open': () => ({ ok: true, value: snapshot(1) }),
    'dossier.submit': (request) => {
      if (deaths-- > 0) return { workspaceDown: true };
      return { ok: true, value: (request as { commandId: string }).commandId };
    },
  });
  const handle = client.openDossier(dossierId);
  const result = await handle.submit({ type: 'dossier.accept' });
  const requests = asked.filter(({ method }) => method === 'dossier.submit').map(({ request }) => request);
  expect(requests).toHaveLength(2);
  expect(requests[1]).toEqual(requests[0]);
  expect(result).toMatchObject({ ok: true, value: (requests[0] as { commandId: string }).commandId });
});

test('DE11 what main refuses is not asked again', async () => {
  const { client, times } = setup({
    'scratch.save': () => {
      throw new Error('not a request');
    },
  });
  await expect(client.scratch.save('key', 'text')).rejects.toThrow('not a request');
  expect(times('scratch.save')).toBe(1);
});

test('DE6 the window hears that the workspace process is down, and tells the next one where it is', async () => {
  const { client, hear, times } = setup({ 'dossier.open': () => ({ ok: true, value: snapshot(1) }) });
  const handle = client.openDossier(dossierId);
  handle.setPresence('reading');
  hear({ type: 'link', link: { status: 'workspaceDown', unsent: 2, since: 5 } });
  expect(client.link.get()).toEqual({ status: 'workspaceDown', unsent: 2, since: 5 });
  hear({ type: 'link', link: { status: 'connected', unsent: 0, since: 6 } });
  expect(times('dossier.setPresence')).toBe(2);
});

test('DE4 what the bridge says that is not of the contract is passed over', async () => {
  const { client, hear } = setup({ 'list.page': () => ({ ok: true, value: { rows: 'none' } }) });
  await settle();
  hear(null);
  hear({ type: 'session', session: { status: 'king' } });
  expect(client.session.get()).toEqual({ status: 'noHub' });
  const listed = await client.list({ offset: 0, limit: 10, filter: 'all', text: '' });
  expect(listed).toMatchObject({ ok: false });
});

test('DE2 a file has an address of this origin and needs no header', () => {
  const { client } = setup({});
  expect(client.fileUrl(dossierId, sha256Schema.parse('a'.repeat(64)))).toBe(
    `app://bundle/blob/dossier-1/${'a'.repeat(64)}`,
  );
  expect(client.fileHeaders()).toEqual({});
});
