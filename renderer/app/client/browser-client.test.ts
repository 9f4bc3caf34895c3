// The browser's client against a real hub; a reload is a new client over the same storage.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startHub, type RunningHub } from '#hub/embed.ts';
import { createCommand, newDossierId, newMemberId, PASSWORD, Person } from '#hub/testing/a-hub.ts';
import { deviceIdSchema, versionIdSchema, type DossierId } from '#shared/domain/ids.ts';
import type { Duty } from '#shared/protocol/http.ts';
import { fileNamed } from '#shared/testing/commands.ts';
import { BrowserClient } from './browser-client.ts';
import type { DossierHandle, DossierStatus } from './client.ts';
import { DurableOutboxes } from './durable-outboxes.ts';
import { DurableTexts } from './durable-texts.ts';
import { FakeStorage } from './testing/fake-storage.ts';
import { MemoryTextDisk } from './testing/memory-text-disk.ts';
import { randomIds } from './random-ids.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // a real hub, on a machine that may be busy

let dir: string;
let hub: RunningHub;
let client: BrowserClient;
let texts: MemoryTextDisk;
let outboxes: DurableOutboxes;
const deviceId = deviceIdSchema.parse(randomIds.newId());
const clients: BrowserClient[] = [];

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-browser-'));
  hub = await startHub({ dataDir: dir, port: 0 });
  vi.stubGlobal('sessionStorage', new FakeStorage());
  vi.stubGlobal('localStorage', new FakeStorage());
  texts = new MemoryTextDisk();
  outboxes = await DurableOutboxes.open(texts, deviceId, () => Promise.resolve(true));
  client = load();
  await until(() => client.session.get().status === 'setup');
  const who = { login: 'clerk', name: '周敏', unit: '审批局', password: PASSWORD };
  expect(await client.setup({ code: hub.setupCode ?? '', ...who })).toEqual({ ok: true, value: true });
  await until(() => client.link.get().status === 'connected');
});
afterEach(async () => {
  for (const open of clients.splice(0)) await open.logout();
  await hub.close();
  vi.unstubAllGlobals();
  fs.rmSync(dir, { recursive: true, force: true });
});

/** A page that is opened, or opened again. */
function load(): BrowserClient {
  const loaded = new BrowserClient(hub.url, deviceId, new DurableTexts(texts, localStorage), outboxes);
  clients.push(loaded);
  return loaded;
}

async function until(look: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(look()).toBe(true), { timeout: 20_000, interval: 10 });
}

async function ready(handle: DossierHandle): Promise<Extract<DossierStatus, { status: 'ready' }>> {
  await until(() => handle.dossier.get().status === 'ready');
  const status = handle.dossier.get();
  if (status.status !== 'ready') throw new Error(status.status);
  return status;
}

async function aDossier(): Promise<DossierId> {
  const dossierId = newDossierId();
  expect(await client.createDossier(dossierId, createCommand(newMemberId()))).toEqual({
    ok: true,
    value: true,
  });
  return dossierId;
}

test('BC4 signed in over a reload; the list, a dossier, and a log-out that ends it', async () => {
  const dossierId = await aDossier();
  const listed = await client.list({ offset: 0, limit: 10, filter: 'all', text: '' });
  expect(listed.ok && listed.value.rows.map((row) => row.dossierId)).toEqual([dossierId]);

  const reloaded = load();
  expect(reloaded.session.get().status).toBe('signedIn');
  const handle = reloaded.openDossier(dossierId);
  const { view } = await ready(handle);
  expect(view.state.parties.dossier?.title).toBe('十里河大桥');
  handle.release();
  await reloaded.logout();
  expect(reloaded.session.get()).toMatchObject({ status: 'signedOut', reason: 'loggedOut' });
  await until(() => client.session.get().status === 'signedOut');
  expect(load().session.get().status).toBe('starting');
});

test('BC5 duties and name follow the hub without a new login, also where the page was away', async () => {
  const session = client.session.get();
  if (session.status !== 'signedIn') throw new Error(session.status);
  const { accountId } = session.account;
  const second = await colleague();
  await second.api.accounts.setDuties({ accountId, duties: ['clerk', 'leader'] });
  const has = (duty: Duty) => (page: BrowserClient) => {
    const now = page.session.get();
    return now.status === 'signedIn' && now.account.duties.includes(duty);
  };
  await until(() => has('leader')(client) && !has('admin')(client));

  const { port } = hub;
  await hub.close();
  hub = await startHub({ dataDir: dir, port });
  const reloaded = load();
  await second.api.accounts.setDuties({ accountId, duties: ['clerk', 'department'] });
  await until(() => has('department')(reloaded) && has('department')(client));
});

test('BC5 a code from an administrator signs its person in', async () => {
  const invited = await client.accounts.invite({ name: '罗小川', unit: '审批局', duties: ['clerk'] });
  if (!invited.ok) throw new Error(invited.error.code);
  const { code } = invited.value;
  await client.logout();
  expect(await client.peekCode(code)).toMatchObject({ value: { opens: 'account', name: '罗小川' } });
  const taken = await client.redeemAccountCode({ code, login: 'luo', password: PASSWORD });
  expect(taken).toEqual({ ok: true, value: true });
  expect(client.session.get()).toMatchObject({ status: 'signedIn', account: { login: 'luo' } });
});

/** Another administrator of this hub. */
async function colleague(): Promise<Person> {
  const invited = await client.accounts.invite({ name: '罗小川', unit: '审批局', duties: ['admin'] });
  if (!invited.ok) throw new Error(invited.error.code);
  const person = new Person(hub.url);
  const { code } = invited.value;
  const taken = await person.api.accounts.redeemCode({ code, login: 'luo', password: PASSWORD });
  if (!taken.ok) throw new Error(taken.error.code);
  return person.as(taken.value);
}

test('BC6 words of reports stay in the page: none of them is stored, and a log-out ends them', async () => {
  const dossierId = await aDossier();
  const handle = client.openDossier(dossierId);
  const { view } = await ready(handle);
  const [itemId] = view.state.parties.itemOrder;
  if (!itemId) throw new Error('a dossier without a report');
  const { port } = hub;
  await hub.close(); // so that nobody asks where the file of this version is
  const file = fileNamed('report.pdf');
  const versionId = versionIdSchema.parse(randomIds.newId());
  const added = { type: 'report.addVersion', itemId, versionId, kind: 'submissionDraft', file } as const;
  expect(await handle.submit(added)).toMatchObject({ ok: true });

  const { sha256 } = file;
  const put = { dossierId, sha256, pageCount: 1, from: 0, texts: ['CANARY 设计洪水'] };
  expect(await client.texts.put(put)).toMatchObject({ ok: true, value: { isDone: true } });
  const find = () => client.texts.find(dossierId, '設計洪水');
  expect(await find()).toMatchObject({ value: { files: [{ sha256, count: 1 }] } });
  for (const storage of [sessionStorage, localStorage]) {
    const kept = Array.from({ length: storage.length }, (_, at) => storage.getItem(storage.key(at) ?? ''));
    expect(kept.join('')).not.toContain('CANARY');
  }
  await client.logout();
  expect(await find()).toMatchObject({ ok: false });
  hub = await startHub({ dataDir: dir, port });
});

test('BC1 what was written while the hub was away is sent once, also after a reload', async () => {
  const dossierId = await aDossier();
  await ready(client.openDossier(dossierId));
  const { port } = hub;
  await hub.close();
  await until(() => client.link.get().status !== 'connected');
  const seat = {
    memberId: newMemberId(),
    role: 'department',
    name: '部门',
    unit: '水利局',
    itemIds: [],
  } as const;
  const submitted = await client.openDossier(dossierId).submit({ type: 'member.add', seat });
  expect(submitted.ok).toBe(true);
  expect(client.link.get().unsent).toBe(1);

  const reloaded = load();
  expect(reloaded.link.get().unsent).toBe(1);
  hub = await startHub({ dataDir: dir, port });
  await until(() => reloaded.link.get().status === 'connected' && reloaded.link.get().unsent === 0);
  const handle = reloaded.openDossier(dossierId);
  await ready(handle);
  await until(() => {
    const status = handle.dossier.get();
    return status.status === 'ready' && status.view.confirmed.parties.members[seat.memberId] !== undefined;
  });
  const status = handle.dossier.get();
  expect(status.status === 'ready' && [status.view.pending, status.view.drafts]).toEqual([[], []]);
});

test('BC4 someone joins by an invitation and sees the dossier', async () => {
  const dossierId = await aDossier();
  const handle = client.openDossier(dossierId);
  await ready(handle);
  const memberId = newMemberId();
  const seat = { memberId, role: 'owner', name: '业主', unit: '城建公司', itemIds: [] } as const;
  await handle.submit({ type: 'member.add', seat });
  let code = '';
  await vi.waitFor(async () => {
    const invited = await client.invite(dossierId, memberId);
    expect(invited.ok).toBe(true);
    if (invited.ok) code = invited.value.code;
  });
  vi.stubGlobal('sessionStorage', new FakeStorage());
  const device = deviceIdSchema.parse(randomIds.newId());
  const guest = new BrowserClient(hub.url, device, new DurableTexts(texts, localStorage), outboxes);
  clients.push(guest);
  expect(await guest.peekCode(code)).toMatchObject({
    ok: true,
    value: { name: '业主', role: 'owner' },
  });
  expect(await guest.redeemInvitation({ code, login: 'owner', password: PASSWORD })).toEqual({
    ok: true,
    value: { dossierId },
  });
  const { view } = await ready(guest.openDossier(dossierId));
  expect(view.memberId).toBe(memberId);
  expect(Object.keys(view.state.panel.members)).toEqual([]);
});

test('BC4 a session that was ended elsewhere is over here', async () => {
  const other = new Person(hub.url);
  const kept = JSON.parse(sessionStorage.getItem('yunping:session') ?? '{}') as {
    token: string;
    account: { accountId: string };
  };
  await other.as(kept).api.logout();
  await until(() => client.session.get().status === 'signedOut');
  expect(sessionStorage.getItem('yunping:session')).toBeNull();
});

test('BC4 what only the desktop can do is refused, and text being typed is each account\u2019s own', async () => {
  expect(await client.startEmbeddedHub()).toMatchObject({ ok: false });
  expect(await client.useHub('http://elsewhere')).toMatchObject({ ok: false });
  await client.scratch.save('composer', '正在写');
  expect(await client.scratch.load('composer')).toBe('正在写');
  const reloaded = load();
  expect(await reloaded.scratch.load('composer')).toBe('正在写');
  await client.logout();
  expect(await client.scratch.load('composer')).toBeNull();
});

test('BC6 words of reports can be asked for while one is signed in, stay out of every storage, and are gone after a log-out', async () => {
  const dossierId = await aDossier();
  await ready(client.openDossier(dossierId));
  expect(await client.texts.state(dossierId)).toEqual({ ok: true, value: { files: [] } });
  expect(await client.texts.find(dossierId, '糙率')).toMatchObject({ ok: true });
  for (const storage of [sessionStorage, localStorage]) {
    const kept = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
    expect(kept.filter((key) => /text|index/iu.test(key))).toEqual([]);
  }
  await client.logout();
  expect(await client.texts.state(dossierId)).toMatchObject({ ok: false, error: { code: 'notFound' } });
  expect(await client.texts.find(dossierId, '糙率')).toMatchObject({ ok: false });
});
