// The workspace against a hub that goes away and comes back.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startHub, type RunningHub } from '#hub/embed.ts';
import { addSeat, createDossier, newCommandId, newMemberId, signUpClerk } from './ipc-flows.ts';
import { InProcessHost, until } from './ipc-hosts.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // a real hub, on a machine that may be busy

let dir: string;
let hub: RunningHub;
let host: InProcessHost;

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-offline-'));
  hub = await startHub({ dataDir: path.join(dir, 'hub'), port: 0 });
  host = new InProcessHost(path.join(dir, 'profile'), hub.url);
  await host.ready;
  await signUpClerk(host, hub.setupCode);
});
afterEach(async () => {
  await host.stop();
  await hub.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

const hubAgain = (): Promise<RunningHub> => startHub({ dataDir: path.join(dir, 'hub'), port: hub.port });

test('WS4 WS5 without a hub one reads and writes on; what was written is sent when it is back, though no window is open', async () => {
  const { dossierId } = await createDossier(host);
  await host.ask('dossier.open', { dossierId });
  await host.ask('dossier.close', { dossierId });
  await hub.close();
  await until(
    async () => ((await host.ask('app.status', {})).link.status === 'connected' ? null : true),
    'the loss',
  );

  await host.stop();
  host = new InProcessHost(path.join(dir, 'profile'), null);
  await host.ready;
  expect((await host.session('signedIn')).account.login).toBe('clerk');
  const page = await host.ask('list.page', { offset: 0, limit: 10, filter: 'all', text: '' });
  expect(page.ok && page.value.rows.map((row) => row.dossierId)).toEqual([dossierId]);
  const opened = await host.ask('dossier.open', { dossierId });
  expect(opened.ok).toBe(true);
  const commandId = newCommandId();
  const command = addSeat(newMemberId());
  expect(await host.ask('dossier.submit', { dossierId, commandId, command })).toEqual({
    ok: true,
    value: commandId,
  });
  await host.ask('dossier.close', { dossierId });
  expect((await host.ask('app.status', {})).link.unsent).toBe(1);

  hub = await hubAgain();
  await until(
    async () => ((await host.ask('app.status', {})).link.unsent === 0 ? true : null),
    'the sending',
    20_000,
  );
  const reopened = await host.ask('dossier.open', { dossierId });
  const heads = reopened.ok ? reopened.value.heads : [];
  expect(heads.find(({ ledgerId }) => ledgerId === 'parties')?.seq).toBe(4);
});

test('WS4 a dossier that was never here says that it cannot be reached, and comes when the hub is back', async () => {
  const { dossierId } = await createDossier(host);
  fs.rmSync(path.join(dir, 'other'), { recursive: true, force: true });
  const other = new InProcessHost(path.join(dir, 'other'), hub.url);
  await other.ready;
  await other.session('signedOut');
  const { password } = { password: 'long enough to pass' };
  expect(await other.ask('auth.login', { login: 'clerk', password })).toEqual({ ok: true, value: true });
  await other.link('connected');
  await hub.close();
  await until(
    async () => ((await other.ask('app.status', {})).link.status === 'connected' ? null : true),
    'the loss',
  );
  expect(await other.ask('dossier.open', { dossierId })).toMatchObject({
    ok: false,
    error: { code: 'unavailable', retry: 'auto' },
  });
  hub = await hubAgain();
  await other.link('connected');
  const opened = await other.ask('dossier.open', { dossierId });
  expect(opened.ok).toBe(true);
  await other.stop();
});

test('WS4 a dossier opened at once after signing in comes whole, and nothing empty is shown before', async () => {
  const { dossierId } = await createDossier(host);
  const other = new InProcessHost(path.join(dir, 'other'), hub.url);
  await other.ready;
  await other.session('signedOut');
  await other.ask('auth.login', { login: 'clerk', password: 'long enough to pass' });
  const opened = await other.ask('dossier.open', { dossierId }); // the connection is not up yet
  expect(opened.ok).toBe(true);
  const shownEmpty = other.events.filter(
    (event) => event.type === 'dossierDelta' && event.reset !== null && event.reset.heads.length === 0,
  );
  expect(shownEmpty).toEqual([]);
  await other.stop();
});

test('WS7 a session that the hub has ended is over here too', async () => {
  const token = (
    JSON.parse(fs.readFileSync(path.join(dir, 'profile', 'session.json'), 'utf8')) as {
      session: { token: string };
    }
  ).session.token;
  const response = await fetch(`${hub.url}/api/logout`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(response.ok).toBe(true);
  await host.session('signedOut');
  expect(fs.existsSync(path.join(dir, 'profile', 'session.json'))).toBe(false);
});

test('WS4 a dossier of others is refused', async () => {
  const dossierId = 'nobody-s-dossier' as Awaited<ReturnType<typeof createDossier>>['dossierId'];
  expect(await host.ask('dossier.open', { dossierId })).toMatchObject({
    ok: false,
    error: { code: 'notFound' },
  });
});
