import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  aHub,
  aHubWithDossier,
  aMember,
  anAccount,
  aSeat,
  newDossierId,
  newMemberId,
  PASSWORD,
  Person,
} from '../testing/a-hub.ts';
import type { Bench } from '../testing/a-hub.ts';
import { openDatabase } from '../store/sqlite/open-database.ts';
import { isGuessable } from './common-passwords.ts';
import { newOneTimeCode, oneTimeCodeHash } from './one-time-code.ts';
import { PasswordHasher } from './password-hash.ts';
import { WorkQueue } from '../runtime/work-queue.ts';
import { join } from 'node:path';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

type Hub = Awaited<ReturnType<typeof aHub>>;

const code = (answer: { ok: boolean; error?: { code: string } }): string => answer.error?.code ?? 'ok';

describe('password hashes', () => {
  test('AC1 argon2id with m≥19456, t≥2 as a PHC string; another salt each time; a hash of either kind is checked', async () => {
    const hasher = new PasswordHasher();
    const [one, two] = await Promise.all([hasher.hash(PASSWORD), hasher.hash(PASSWORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    const scrypted = await new PasswordHasher('scrypt').hash(PASSWORD);
    expect(scrypted).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/);
    for (const phc of [one, two, scrypted]) {
      expect(await hasher.verify(PASSWORD, phc)).toBe(true);
      expect(await hasher.verify(`${PASSWORD} `, phc)).toBe(false);
    }
    expect(await hasher.verify(PASSWORD, null)).toBe(false);
    expect(await hasher.verify(PASSWORD, '$md5$x')).toBe(false);
  });

  test('AC2 an unknown login costs the same work as a known one', async () => {
    const hasher = new PasswordHasher();
    const known = await hasher.hash(PASSWORD);
    await hasher.warmUp();
    // Work, not time: the processor's own count, in turns, so that a busy machine weighs on both alike.
    const work = async (stored: string | null): Promise<number> => {
      const before = process.cpuUsage();
      await hasher.verify('not this one', stored);
      return process.cpuUsage(before).user;
    };
    let [one, other] = [0, 0];
    for (let turn = 0; turn < 7; turn++) {
      one += await work(known);
      other += await work(null);
    }
    expect(Math.max(one, other) / Math.min(one, other)).toBeLessThan(3);
  });

  test('AC1 at most two hashes run at once; the rest wait their turn', async () => {
    const queue = new WorkQueue(2);
    let running = 0;
    let most = 0;
    const job = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running--;
    };
    await Promise.all(Array.from({ length: 20 }, () => queue.run(job)));
    expect(most).toBe(2);
    await expect(queue.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    await queue.run(job);
  });

  test('AC3 what guessers try first is refused', () => {
    for (const bad of ['12345678', 'Password1', 'woaini1314', 'aaaaaaaaaa', 'zhangwei', 'zhangwei88']) {
      expect(isGuessable(bad, 'zhangwei')).toBe(true);
    }
    expect(isGuessable('correct horse battery', 'zhangwei')).toBe(false);
  });

  test('AC5 a code has 65 random bits, no letters that are confused, and is read however it is typed', async () => {
    const codes = new Set(Array.from({ length: 200 }, newOneTimeCode));
    expect(codes.size).toBe(200);
    for (const one of codes) expect(one).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]$/);
    const [one = ''] = codes;
    expect(await oneTimeCodeHash(` ${one.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(
      await oneTimeCodeHash(one),
    );
    expect(await oneTimeCodeHash('short')).toBeNull();
  });
});

describe('set-up, login, sessions', () => {
  let hub: Hub;
  let admin: Person;
  beforeAll(async () => {
    hub = await aHub({ limits: { loginPerAccountAndAddress: { points: 4, windowMs: 10_000 } } });
  });
  afterAll(() => hub.remove());

  test('AC6 a fresh hub has no account: nothing logs in, and only its printed code makes the first administrator, once', async () => {
    const nobody = new Person(hub.url);
    expect(await nobody.api.status()).toMatchObject({ ok: true, value: { needsSetup: true } });
    for (const [login, password] of [
      ['admin', 'admin'],
      ['admin', ''],
      ['root', 'rootroot'],
    ] as const) {
      expect(code(await nobody.api.login({ login, password }))).toBe('unauthenticated');
    }
    const request = { login: 'Clerk', name: '周敏', unit: '审批局', password: PASSWORD };
    expect(code(await nobody.api.setup({ ...request, code: newOneTimeCode() }))).toBe('codeInvalid');
    expect(
      code(await nobody.api.setup({ ...request, code: hub.setupCode ?? '', password: 'password1' })),
    ).toBe('passwordTooWeak');
    admin = await nobody.setUp(hub.setupCode, 'Clerk');
    expect(await admin.api.session()).toMatchObject({
      ok: true,
      value: { account: { duties: ['admin', 'clerk'] } },
    });
    expect(
      code(await new Person(hub.url).api.setup({ ...request, login: 'two', code: hub.setupCode ?? '' })),
    ).toBe('setupDone');
  });

  test('AC6 the code is not printed again once it is used, and nothing secret is stored readable', async () => {
    const db = openDatabase(join(hub.dataDir, 'hub.db'));
    const stored = JSON.stringify([
      db.prepare('SELECT account_id, login, password, duties FROM accounts').all(),
      db.prepare('SELECT session_id, token_hash FROM sessions').all(),
    ]);
    db.close();
    for (const secret of [PASSWORD, admin.token ?? '?', hub.setupCode ?? '?'])
      expect(stored).not.toContain(secret);
  });

  test('AC2 wrong password, unknown login and closed account are one answer; too many tries are stopped before the hash, and right again after a while', async () => {
    await anAccount(admin, 'li.si');
    const person = new Person(hub.url);
    const wrong = await person.api.login({ login: 'li.si', password: 'not this one' });
    const unknown = await person.api.login({ login: 'nobody', password: 'not this one' });
    expect(wrong).toEqual(unknown);
    const answers = [];
    for (let turn = 0; turn < 6; turn++)
      answers.push(code(await person.api.login({ login: 'LI.SI', password: 'no' })));
    expect(answers.slice(-3)).toEqual(['rateLimited', 'rateLimited', 'rateLimited']);
    expect(code(await person.api.login({ login: 'li.si', password: PASSWORD }))).toBe('rateLimited');
    const limited = await person.api.login({ login: 'li.si', password: PASSWORD });
    expect(limited).toMatchObject({ error: { minBackoffMs: expect.any(Number) } });
    await expect
      .poll(async () => code(await person.api.login({ login: 'li.si', password: PASSWORD })), {
        timeout: 30_000,
        interval: 500,
      })
      .toBe('ok');
  });

  test('AC4 logout and revocation end sessions at once: the token is void and open sockets close, hearing why', async () => {
    const person = new Person(hub.url);
    const session = await person.api.login({ login: 'li.si', password: PASSWORD });
    if (!session.ok) throw new Error(session.error.code);
    person.as(session.value);
    const socket = await person.connect();
    const ended = new Promise((resolve) => socket.once('session.ended', resolve));
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    expect(code(await admin.api.accounts.setClosed({ accountId: person.accountId, isClosed: true }))).toBe(
      'ok',
    );
    expect(await ended).toEqual({ reason: 'revoked' });
    await closed;
    expect(code(await person.api.session())).toBe('unauthenticated');
    expect(code(await person.api.login({ login: 'li.si', password: PASSWORD }))).toBe('unauthenticated');
    await expect(person.connect()).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
    const again = await new Person(hub.url).api.login({ login: 'clerk', password: PASSWORD });
    if (!again.ok) throw new Error(again.error.code);
    const second = new Person(hub.url).as(again.value);
    await second.api.logout();
    expect(code(await second.api.session())).toBe('unauthenticated');
    expect(code(await admin.api.session())).toBe('ok');
  });
});

describe('seats and invitations', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await aHubWithDossier();
  });
  const invited = async (role: 'owner' | 'expert' = 'owner') => {
    const seat = aSeat(role, newMemberId(), '张工');
    await bench.clerk.does(bench.dossierId, { type: 'member.add', seat });
    const invitation = await bench.clerk.api.invite(bench.dossierId, seat.memberId);
    if (!invitation.ok) throw new Error(invitation.error.code);
    return { seat, ...invitation.value };
  };

  test('AC5 an invitation seats one person, once; the name is the seat’s', async () => {
    const { seat, code: invitation, link, expiresAt } = await invited();
    expect(link).toBe(`${bench.hub.url}/#/join/${invitation}`);
    expect(expiresAt - Date.now()).toBeLessThanOrEqual(72 * 3_600_000);
    const person = new Person(bench.hub.url);
    expect(await person.api.peekCode(invitation)).toMatchObject({
      ok: true,
      value: { name: '张工', role: 'owner' },
    });
    expect(code(await person.api.redeem({ code: invitation }))).toBe('unauthenticated');
    expect(code(await person.api.redeem({ code: invitation, login: 'clerk', password: PASSWORD }))).toBe(
      'loginTaken',
    );
    const both = await Promise.all([
      person.api.redeem({ code: invitation, login: 'zhang', password: PASSWORD }),
      new Person(bench.hub.url).api.redeem({ code: invitation, login: 'zhang-2', password: PASSWORD }),
    ]);
    expect(both.map(code).toSorted()).toEqual(['codeInvalid', 'ok']);
    const redeemed = both.find((answer) => answer.ok);
    expect(redeemed).toMatchObject({
      value: { memberId: seat.memberId, account: { name: '张工', duties: [] } },
    });
    expect(code(await person.api.peekCode(invitation))).toBe('codeInvalid');
    await bench.hub.remove();
  });

  test('AC5 a second invitation voids the first; a refused join consumes nothing', async () => {
    const { seat, code: first } = await invited();
    const second = await bench.clerk.api.invite(bench.dossierId, seat.memberId);
    if (!second.ok) throw new Error(second.error.code);
    const person = new Person(bench.hub.url);
    expect(code(await person.api.peekCode(first))).toBe('codeInvalid');
    await bench.clerk.does(bench.dossierId, { type: 'member.remove', memberId: seat.memberId, reason: '' });
    expect(
      code(await person.api.redeem({ code: second.value.code, login: 'zhang', password: PASSWORD })),
    ).toBe('codeInvalid');
    // No account was made on the way.
    expect(code(await person.api.login({ login: 'zhang', password: PASSWORD }))).toBe('unauthenticated');
    await bench.hub.remove();
  });

  test('AC5 an account that has a seat in the dossier takes no second one; with a session the seat goes to it', async () => {
    const { person } = await aMember(bench, 'owner', 'owner-1');
    const { code: other } = await invited();
    expect(code(await person.api.redeem({ code: other }))).toBe('forbidden');
    expect(code(await person.api.peekCode(other))).toBe('ok');
    await bench.hub.remove();
  });

  test('AC8 guessing codes is slowed down for the address that guesses; AC5 only the dossier’s clerk invites', async () => {
    const person = new Person(bench.hub.url);
    const answers = [];
    for (let turn = 0; turn < 12; turn++) answers.push(code(await person.api.peekCode(newOneTimeCode())));
    expect(answers.filter((answer) => answer === 'codeInvalid')).toHaveLength(10);
    expect(answers.at(-1)).toBe('rateLimited');
    await bench.hub.remove();
  });

  test('HU5 only an account with the duty of a clerk opens dossiers, and nobody takes a seat in another’s', async () => {
    const { person, memberId } = await aMember(bench, 'owner', 'owner-1');
    expect(code(await person.api.reserveSeat(newDossierId(), newMemberId()))).toBe('forbidden');
    expect(code(await person.api.invite(bench.dossierId, memberId))).toBe('forbidden');
    expect(code(await person.api.invite(newDossierId(), memberId))).toBe('notFound');
    expect(code(await bench.clerk.api.reserveSeat(bench.dossierId, newMemberId()))).toBe('notFound');
    expect(code(await bench.clerk.api.reserveSeat(bench.dossierId, bench.clerkId))).toBe('ok');
    await bench.hub.remove();
  });
});
