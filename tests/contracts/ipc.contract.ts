import fc from 'fast-check';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PASSWORD, Person } from '#hub/testing/a-hub.ts';
import { IPC_METHODS } from '#shared/protocol/ipc/methods.ts';
import type { IpcEvent } from '#shared/protocol/ipc/contract.ts';
import { addSeat, createDossier, newCommandId, newMemberId, signUpClerk } from './ipc-flows.ts';
import { until, type WorkspaceHost } from './ipc-hosts.ts';

type StartHost = (dataDir: string, hubUrl: string | null) => WorkspaceHost;
type Delta = Extract<IpcEvent, { type: 'dossierDelta' }>;

/** What any host of the workspace must do for main (docs/spec/desktop.md, WS). */
export function ipcContractSuite(name: string, start: StartHost): void {
  describe(`workspace over IPC: ${name}`, { timeout: 60_000 }, () => {
    let dataDir: string;
    let host: WorkspaceHost;
    const restart = async (): Promise<void> => {
      await host.stop();
      host = start(dataDir, null);
      await host.ready;
    };

    beforeEach(async () => {
      dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-ws-'));
      host = start(dataDir, null);
      await host.ready;
    });
    afterEach(async () => {
      await host.stop();
      expect(host.strange).toEqual([]);
      fs.rmSync(dataDir, { recursive: true, force: true });
    });

    test('WS7 a fresh profile has no hub, and says so', async () => {
      const status = await host.ask('app.status', {});
      expect(status.session).toEqual({ status: 'noHub' });
      expect(status.preferences).toEqual({ language: 'zh', scale: 1, places: {} });
    });

    test('WS7 WS10 the hub of this machine: set-up, session and port are kept over a restart', async () => {
      expect(await host.ask('hub.startEmbedded', {})).toEqual({ ok: true, value: true });
      const setup = await host.session('setup');
      expect(setup.hubUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(setup.code).not.toBeNull();
      await signUpClerk(host, setup.code);
      const file = path.join(dataDir, 'session.json');
      expect(fs.statSync(file).mode & 0o777).toBe(0o600);

      await restart();
      const signedIn = await host.session('signedIn');
      expect(signedIn.account.login).toBe('clerk');
      expect(signedIn.embedded).toBe(true);
      expect(signedIn.hubUrl).toBe(setup.hubUrl);
      await host.link('connected');

      await host.ask('auth.logout', {});
      const out = await host.session('signedOut');
      expect(out.reason).toBe('loggedOut');
      expect(fs.existsSync(file)).toBe(false);
    });

    test('WS4 WS21 a dossier travels once as a snapshot, then as numbered deltas; its lines are read by the page', async () => {
      await host.ask('hub.startEmbedded', {});
      await signUpClerk(host, (await host.session('setup')).code);
      const { dossierId, clerkId } = await createDossier(host);
      const opened = await host.ask('dossier.open', { dossierId });
      expect(opened.ok && opened.value.memberId).toBe(clerkId);
      const from = opened.ok ? opened.value.revision : -1;

      const seat = newMemberId();
      const commandId = newCommandId();
      const submitted = await host.ask('dossier.submit', { dossierId, commandId, command: addSeat(seat) });
      expect(submitted).toEqual({ ok: true, value: commandId });
      const deltas = (): Delta[] =>
        host.events.filter((event): event is Delta => event.type === 'dossierDelta' && event.revision > from);
      await until(() => {
        const isConfirmed = deltas().some(({ events }) => events.length > 0);
        return isConfirmed && deltas().at(-1)?.pending.length === 0 ? true : null;
      }, 'the confirmed event');
      const revisions = deltas().map(({ revision }) => revision);
      expect(revisions).toEqual(revisions.map((_, index) => from + 1 + index));
      expect(deltas()[0]?.pending).toMatchObject([{ commandId, status: 'saved' }]);

      await until(async () => {
        const page = await host.ask('list.page', { offset: 0, limit: 10, filter: 'all', text: '清河' });
        return page.ok && page.value.total === 1 ? true : null;
      }, 'the row of the list');
      const history = async (ledgerId: 'parties' | 'private:nobody', afterSeq: number) =>
        host.ask('dossier.history', { dossierId, ledgerId, afterSeq, limit: 2 });
      const first = await history('parties', 0);
      expect(first).toMatchObject({ ok: true, value: { events: [{ seq: 1 }, { seq: 2 }], headSeq: 4 } });
      expect(await history('parties', 3)).toMatchObject({
        value: { events: [{ seq: 4, type: 'member.added' }] },
      });
      expect(await history('private:nobody', 0)).toEqual({ ok: true, value: { events: [], headSeq: 0 } });
      await host.ask('dossier.close', { dossierId });
      expect(await history('parties', 0)).toMatchObject({ ok: false });
    });

    test('WS3 a command asked for twice under one name is taken once', async () => {
      await host.ask('hub.startEmbedded', {});
      await signUpClerk(host, (await host.session('setup')).code);
      const { dossierId } = await createDossier(host);
      await host.ask('dossier.open', { dossierId });
      const request = { dossierId, commandId: newCommandId(), command: addSeat(newMemberId()) };
      const first = await host.ask('dossier.submit', request);
      expect(await host.ask('dossier.submit', request)).toEqual(first);
      await restart();
      await host.link('connected');
      expect(await host.ask('dossier.submit', request)).toEqual(first);
      const opened = await host.ask('dossier.open', { dossierId });
      const drafts = opened.ok ? opened.value.drafts : null;
      expect(drafts).toEqual([]);
    });

    test('WS12 scratch texts and preferences are there after a restart', async () => {
      await host.ask('scratch.save', { key: 'composer:p12', text: '第 12 页：洪水位' });
      await host.ask('scratch.save', { key: 'gone', text: 'x' });
      await host.ask('scratch.save', { key: 'gone', text: null });
      await host.ask('preferences.save', { language: 'en', scale: 1.25, places: { pane: '320' } });
      await restart();
      expect(await host.ask('scratch.load', { key: 'composer:p12' })).toEqual({ text: '第 12 页：洪水位' });
      expect(await host.ask('scratch.load', { key: 'gone' })).toEqual({ text: null });
      const { preferences } = await host.ask('app.status', {});
      expect(preferences).toEqual({ language: 'en', scale: 1.25, places: { pane: '320' } });
    });

    test('WS8 what is no request is refused, and the process goes on', async () => {
      const hostile = fc.oneof(
        fc.anything(),
        fc.jsonValue(),
        fc.constant(JSON.parse('{"__proto__": {"polluted": true}, "dossierId": "abcd"}')),
        fc.constant({ dossierId: '../../etc', command: { type: 'dossier.create' } }),
        fc.constant(Array.from({ length: 10_000 }, (_, index) => index)),
      );
      const harmless = new Set(['hub.startEmbedded', 'hub.forget', 'hub.use', 'auth.logout']);
      const methods = IPC_METHODS.filter((method) => !harmless.has(method));
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...methods), hostile, async (method, request) => {
          const cloneable = canBeCloned(request) ? request : null;
          await host.askRaw(method, cloneable).catch(() => undefined);
        }),
        { numRuns: 200 },
      );
      for (const message of [null, 7, 'text', {}, { kind: 'request' }, { kind: 'request', id: -1 }, []]) {
        host.sendRaw(message);
      }
      await expect(host.askRaw('process.exit', {}))
        .rejects.toThrow()
        .catch(() => undefined);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect((await host.ask('app.status', {})).session.status).toBe('noHub');
    });

    test('WS14 accounts: an invitation, a colleague who takes it, and duties that follow the hub over a restart', async () => {
      await host.ask('hub.startEmbedded', {});
      await signUpClerk(host, (await host.session('setup')).code);
      const { hubUrl, account } = await host.session('signedIn');
      const invited = await host.ask('accounts.invite', {
        name: '罗小川',
        unit: '审批局',
        duties: ['admin'],
      });
      if (!invited.ok) throw new Error(invited.error.code);
      const peeked = await host.ask('code.peek', { code: invited.value.code });
      expect(peeked).toMatchObject({ value: { opens: 'account', name: '罗小川' } });
      const colleague = new Person(hubUrl);
      const redeemed = await colleague.api.accounts.redeemCode({
        code: invited.value.code,
        login: 'luo',
        password: PASSWORD,
      });
      if (!redeemed.ok) throw new Error(redeemed.error.code);
      colleague.as(redeemed.value);

      await host.link('connected');
      const { accountId } = account;
      await colleague.api.accounts.setDuties({ accountId, duties: ['clerk', 'leader'] });
      const duties = async (): Promise<true | null> => {
        const { session } = await host.ask('app.status', {});
        return session.status === 'signedIn' && session.account.duties.includes('leader') ? true : null;
      };
      await until(duties, 'the new duties');
      expect(await host.ask('accounts.list', {})).toMatchObject({ error: { code: 'forbidden' } });
      const profile = await host.ask('account.changeProfile', { name: '许青', unit: '审批局' });
      expect(profile).toMatchObject({ value: { name: '许青', duties: ['clerk', 'leader'] } });
      const named = async (): Promise<true | null> => {
        const { session } = await host.ask('app.status', {});
        return session.status === 'signedIn' && session.account.name === '许青' ? true : null;
      };
      await until(named, 'the new name');
      expect(await host.ask('account.sessions', {})).toMatchObject({
        value: { sessions: [{ app: expect.stringMatching(/^yunping-desktop \(\w+\)$/), isCurrent: true }] },
      });
      await restart();
      expect((await host.session('signedIn')).account).toMatchObject({
        name: '许青',
        duties: ['clerk', 'leader'],
      });
      await host.ask('auth.logout', {});
      expect(await host.ask('account.sessions', {})).toMatchObject({ error: { code: 'unauthenticated' } });
    });

    test('WS8 nothing of a dossier or a file is answered to nobody', async () => {
      const dossierId = 'dossier-1' as Parameters<typeof host.ask<'dossier.open'>>[1]['dossierId'];
      for (const [method, request] of [
        ['dossier.open', { dossierId }],
        ['list.page', { offset: 0, limit: 10, filter: 'all', text: '' }],
        ['file.ensure', { dossierId, sha256: 'a'.repeat(64) }],
      ] as const) {
        expect(await host.askRaw(method, request)).toMatchObject({
          ok: false,
          error: { code: 'unauthenticated' },
        });
      }
    });
  });
}

function canBeCloned(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
