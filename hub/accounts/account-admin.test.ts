import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Duty } from '#shared/protocol/http.ts';
import { openDatabase } from '../store/sqlite/open-database.ts';
import { aHub, anAccount, newDossierId, newMemberId, PASSWORD, Person } from '../testing/a-hub.ts';
import { Limiter } from './limits.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const code = (answer: { ok: boolean; error?: { code: string } }): string => answer.error?.code ?? 'ok';
const NEW_PASSWORD = 'quite another one';
const HOUR_MS = 3_600_000;

let hub: Awaited<ReturnType<typeof aHub>>;
let admin: Person;
let logins = 0;

beforeAll(async () => {
  hub = await aHub({
    limits: {
      codePerAddress: { points: 1000, windowMs: 60_000 },
      oldPasswordPerAccount: { points: 3, windowMs: HOUR_MS },
    },
  });
  admin = await new Person(hub.url).setUp(hub.setupCode, 'first');
});
afterAll(() => hub.remove());

const aPerson = (duties: readonly Duty[] = ['clerk']): Promise<Person> =>
  anAccount(admin, `person-${logins++}`, duties);
const login = (person: string, password = PASSWORD) =>
  new Person(hub.url).api.login({ login: person, password });
const again = async (person: Person, password = PASSWORD): Promise<Person> => {
  const session = await login(await loginOf(person), password);
  if (!session.ok) throw new Error(session.error.code);
  return new Person(hub.url).as(session.value);
};
const invite = async (by: Person = admin, duties: Duty[] = ['clerk']): Promise<string> => {
  const invited = await by.api.accounts.invite({ name: '许青', unit: '审批局', duties });
  if (!invited.ok) throw new Error(invited.error.code);
  return invited.value.code;
};
const reset = async (person: Person, by: Person = admin): Promise<string> => {
  const issued = await by.api.accounts.resetPassword({ accountId: person.accountId });
  if (!issued.ok) throw new Error(issued.error.code);
  return issued.value.code;
};
const redeem = (one: string, password = PASSWORD, as?: string) =>
  new Person(hub.url).api.accounts.redeemCode({
    code: one,
    password,
    ...(as !== undefined && { login: as }),
  });
const setClosed = (person: Person, isClosed: boolean, by: Person = admin) =>
  by.api.accounts.setClosed({ accountId: person.accountId, isClosed });
const list = async () => {
  const listed = await admin.api.accounts.list();
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value;
};
const loginOf = async ({ accountId }: Person): Promise<string> =>
  (await list()).accounts.find((account) => account.accountId === accountId)?.login ?? '';
const hearsEnd = async (person: Person): Promise<unknown> => {
  const socket = await person.connect();
  return new Promise((resolve) => socket.once('session.ended', resolve));
};

function ask<T>(sql: string, ...values: readonly unknown[]): readonly T[] {
  const db = openDatabase(join(hub.dataDir, 'hub.db'));
  try {
    return db.prepare<unknown[], T>(sql).all(...values);
  } finally {
    db.close();
  }
}
const audited = (action: string, subject: string): readonly (string | null)[] =>
  ask<{ account_id: string | null }>(
    'SELECT account_id FROM audit WHERE action = ? AND subject = ?',
    action,
    subject,
  ).map(({ account_id: by }) => by);

describe('administrators', () => {
  test('AC7 every act asks for the duty, and nobody else has one', async () => {
    const [plain, other] = [await aPerson(['clerk', 'leader', 'department']), await aPerson()];
    const { accountId } = other;
    const { accounts } = plain.api;
    expect(
      [
        await accounts.list(),
        await accounts.invite({ name: '许青', unit: '局', duties: ['clerk'] }),
        await accounts.renewInvitation({ invitationId: 'some-invitation' }),
        await accounts.withdrawInvitation({ invitationId: 'some-invitation' }),
        await accounts.setDuties({ accountId: plain.accountId, duties: ['admin'] }),
        await accounts.setClosed({ accountId, isClosed: true }),
        await accounts.setClosed({ accountId, isClosed: false }),
        await accounts.endSessions({ accountId }),
        await accounts.resetPassword({ accountId }),
      ].map(code),
    ).toEqual(Array.from({ length: 9 }, () => 'forbidden'));
    expect(code(await new Person(hub.url).api.accounts.list())).toBe('unauthenticated');
    expect(code(await other.api.session())).toBe('ok');
  });

  test('AC7 nobody closes or resets the own account; what is not there is not found', async () => {
    expect(code(await setClosed(admin, true))).toBe('forbidden');
    expect(code(await admin.api.accounts.resetPassword({ accountId: admin.accountId }))).toBe('forbidden');
    for (const accountId of ['nobody-at-all', '../x']) {
      expect(code(await admin.api.accounts.setClosed({ accountId, isClosed: true }))).toBe('notFound');
      expect(code(await admin.api.accounts.setDuties({ accountId, duties: [] }))).toBe('notFound');
      expect(code(await admin.api.accounts.resetPassword({ accountId }))).toBe('notFound');
    }
  });

  test('AC7 the list tells who was last seen when, also after the session ended, and nothing secret', async () => {
    const person = await aPerson();
    const before = Date.now();
    await person.api.logout();
    const listed = await list();
    const row = listed.accounts.find(({ accountId }) => accountId === person.accountId);
    expect(row).toMatchObject({ duties: ['clerk'], unit: '审批局', closedAt: null });
    expect(Math.abs((row?.seenAt ?? 0) - before)).toBeLessThan(60_000);
    expect(JSON.stringify(listed)).not.toMatch(/argon2|scrypt|hash|token/i);
  });

  test('AC7 what was done is in the log, by ids: who, and to whom', async () => {
    const person = await aPerson();
    const { accountId } = person;
    await admin.api.accounts.setDuties({ accountId, duties: ['leader'] });
    await admin.api.accounts.endSessions({ accountId });
    await reset(person);
    await setClosed(person, true);
    await setClosed(person, false);
    for (const action of [
      'account.dutiesChanged',
      'sessions.revoked',
      'password.resetIssued',
      'account.disabled',
      'account.enabled',
    ]) {
      expect([action, audited(action, accountId)]).toEqual([action, [admin.accountId]]);
    }
    expect(audited('account.created', accountId)).toEqual([accountId]);
  });
});

describe('invitations to the bureau', () => {
  test('AC9 a code makes one account, with the invitation’s name and duties and a login of one’s own', async () => {
    const invited = await admin.api.accounts.invite({
      name: '韩越',
      unit: '水务局',
      duties: ['leader', 'admin'],
    });
    if (!invited.ok) throw new Error(invited.error.code);
    const { code: one, link, expiresAt } = invited.value;
    expect(link).toBe(`${hub.url}/#/join/${one}`);
    expect(expiresAt - Date.now()).toBeLessThanOrEqual(72 * HOUR_MS);
    const nobody = new Person(hub.url);
    expect(await nobody.api.peekCode(one.toLowerCase())).toMatchObject({
      value: { opens: 'account', name: '韩越', unit: '水务局', duties: ['leader', 'admin'] },
    });
    expect(code(await redeem(one))).toBe('badRequest');
    expect(code(await redeem(one, 'password1', 'hanyue'))).toBe('passwordTooWeak');
    expect(code(await redeem(one, PASSWORD, 'FIRST'))).toBe('loginTaken');
    const both = await Promise.all([redeem(one, PASSWORD, 'hanyue'), redeem(one, PASSWORD, 'hanyue-2')]);
    expect(both.map(code).toSorted()).toEqual(['codeInvalid', 'ok']);
    expect(both.find((answer) => answer.ok)).toMatchObject({
      value: { account: { name: '韩越', unit: '水务局', duties: ['leader', 'admin'] } },
    });
    expect(code(await nobody.api.peekCode(one))).toBe('codeInvalid');
    expect((await list()).accounts.filter(({ name }) => name === '韩越')).toHaveLength(1);
  });

  test('AC9 the code is kept nowhere readable, and an invitation without a duty is none', async () => {
    const one = await invite();
    const rows = JSON.stringify(
      ask('SELECT invitation_id, code_hash, name, unit, duties, invited_by FROM account_invitations'),
    );
    expect(rows).toContain('许青');
    expect(rows).not.toContain(one);
    expect(rows).not.toContain(one.replaceAll('-', ''));
    expect(code(await admin.api.accounts.invite({ name: '某人', unit: '局', duties: [] }))).toBe(
      'badRequest',
    );
  });

  test('AC9 renewed or withdrawn the code before is void; one past its time stays listed', async () => {
    const first = await invite();
    const [invitation] = (await list()).invitations;
    const invitationId = invitation?.invitationId ?? '';
    const renewed = await admin.api.accounts.renewInvitation({ invitationId });
    if (!renewed.ok) throw new Error(renewed.error.code);
    expect(code(await redeem(first, PASSWORD, 'renewed'))).toBe('codeInvalid');

    const db = openDatabase(join(hub.dataDir, 'hub.db'));
    db.prepare('UPDATE account_invitations SET expires_at = 1 WHERE invitation_id = ?').run(invitationId);
    db.close();
    expect(code(await redeem(renewed.value.code, PASSWORD, 'renewed'))).toBe('codeInvalid');
    expect((await list()).invitations).toContainEqual(
      expect.objectContaining({ invitationId, expiresAt: 1 }),
    );

    const last = await admin.api.accounts.renewInvitation({ invitationId });
    if (!last.ok) throw new Error(last.error.code);
    expect(code(await admin.api.accounts.withdrawInvitation({ invitationId }))).toBe('ok');
    expect(code(await admin.api.accounts.withdrawInvitation({ invitationId }))).toBe('notFound');
    expect(code(await admin.api.accounts.renewInvitation({ invitationId }))).toBe('notFound');
    expect(code(await redeem(last.value.code, PASSWORD, 'renewed'))).toBe('codeInvalid');
  });

  test('AC9 codes hold no longer than the right of who handed them out', async () => {
    const [second, third, victim] = [await aPerson(['admin']), await aPerson(['admin']), await aPerson()];
    const codes = [await invite(second), await reset(victim, second), await invite(third)] as const;
    await admin.api.accounts.setDuties({ accountId: second.accountId, duties: ['clerk'] });
    await setClosed(third, true);
    const answers = await Promise.all(codes.map((one) => new Person(hub.url).api.peekCode(one)));
    expect(answers.map(code)).toEqual(['codeInvalid', 'codeInvalid', 'codeInvalid']);
  });

  test('AC15 one question for every code, which costs a guess one try and who holds a good one none', async () => {
    const small = await aHub();
    const person = new Person(small.url);
    const only = await new Person(small.url).setUp(small.setupCode, 'only');
    const good = await invite(only);
    for (let turn = 0; turn < 12; turn++) {
      expect(await person.api.peekCode(good)).toMatchObject({ value: { opens: 'account' } });
    }
    const answers = [];
    for (let turn = 0; turn < 11; turn++) answers.push(code(await person.api.peekCode('H4TQ-9KWM-2XPR-7')));
    expect(answers.filter((answer) => answer === 'codeInvalid')).toHaveLength(10);
    expect(answers.at(-1)).toBe('rateLimited');
    expect(code(await person.api.peekCode(good))).toBe('rateLimited');
    const taken = { code: good, login: 'someone', password: PASSWORD };
    expect(code(await person.api.accounts.redeemCode(taken))).toBe('rateLimited');
    await small.remove();
  });
});

describe('duties', () => {
  test('AC10 they are in force with the next request, and the account’s programs are told', async () => {
    const person = await aPerson(['department']);
    expect(code(await person.api.reserveSeat(newDossierId(), newMemberId()))).toBe('forbidden');
    const socket = await person.connect();
    const told = new Promise((resolve) => socket.once('account.changed', resolve));
    await admin.api.accounts.setDuties({ accountId: person.accountId, duties: ['clerk', 'admin'] });
    expect(await told).toEqual({});
    expect(code(await person.api.reserveSeat(newDossierId(), newMemberId()))).toBe('ok');
    expect(code(await person.api.accounts.list())).toBe('ok');
    await admin.api.accounts.setDuties({ accountId: person.accountId, duties: ['clerk'] });
    expect(code(await person.api.accounts.list())).toBe('forbidden');
    socket.close();
  });

  test('AC10 the last active administrator keeps the duty; a closed one does not count', async () => {
    const small = await aHub();
    const only = await new Person(small.url).setUp(small.setupCode, 'only');
    const { accountId } = only;
    const drop = (who: string) => only.api.accounts.setDuties({ accountId: who, duties: ['clerk'] });
    expect(code(await drop(accountId))).toBe('lastAdmin');
    const second = await anAccount(only, 'second', ['admin']);
    await setClosed(second, true, only);
    expect(code(await drop(accountId))).toBe('lastAdmin');
    expect(code(await only.api.accounts.list())).toBe('ok');
    await setClosed(second, false, only);
    expect(code(await drop(accountId))).toBe('ok');
    expect(code(await only.api.accounts.list())).toBe('forbidden');
    await small.remove();
  });
});

describe('closing', () => {
  test('AC11 sessions and codes end at once; opened again, the old password and no session', async () => {
    const person = await aPerson();
    const name = await loginOf(person);
    const resetCode = await reset(person);
    const ended = hearsEnd(person);
    await expect.poll(() => person.socket?.connected).toBe(true);
    expect(code(await setClosed(person, true))).toBe('ok');
    expect(await ended).toEqual({ reason: 'revoked' });
    expect(code(await person.api.session())).toBe('unauthenticated');
    expect(code(await login(name))).toBe('unauthenticated');
    expect(code(await redeem(resetCode, NEW_PASSWORD))).toBe('codeInvalid');
    expect(code(await admin.api.accounts.resetPassword({ accountId: person.accountId }))).toBe('forbidden');
    expect(code(await setClosed(person, false))).toBe('ok');
    expect(code(await person.api.session())).toBe('unauthenticated');
    expect(code(await redeem(resetCode, NEW_PASSWORD))).toBe('codeInvalid');
    expect(code(await login(name))).toBe('ok');
  });

  test('AC11 a login that is being checked while the account is closed does not begin', async () => {
    const person = await aPerson();
    const name = await loginOf(person);
    const underWay = login(name);
    await setClosed(person, true);
    const begun = await underWay;
    await setClosed(person, false);
    // Had it begun a session, it would be good again now.
    if (begun.ok)
      expect(code(await new Person(hub.url).as(begun.value).api.session())).toBe('unauthenticated');
    expect(ask('SELECT session_id FROM sessions WHERE account_id = ?', person.accountId)).toEqual([]);
  });
});

describe('a new password by code', () => {
  test('AC12 the old one holds until the code is used; then all sessions end; the code is good once', async () => {
    const person = await aPerson();
    const name = await loginOf(person);
    const issued = await admin.api.accounts.resetPassword({ accountId: person.accountId });
    if (!issued.ok) throw new Error(issued.error.code);
    expect(issued.value.expiresAt - Date.now()).toBeLessThanOrEqual(24 * HOUR_MS);
    const one = issued.value.code;
    expect(await new Person(hub.url).api.peekCode(one)).toMatchObject({
      value: { opens: 'password', login: name },
    });
    expect(JSON.stringify(ask('SELECT account_id, code_hash FROM reset_codes'))).not.toContain(one);
    expect(code(await person.api.session())).toBe('ok');
    const other = await again(person);
    expect(code(await redeem(one, 'password1'))).toBe('passwordTooWeak');
    expect(code(await redeem(one, NEW_PASSWORD, 'another-login'))).toBe('badRequest');
    const both = await Promise.all([redeem(one, NEW_PASSWORD), redeem(one, NEW_PASSWORD)]);
    expect(both.map(code).toSorted()).toEqual(['codeInvalid', 'ok']);
    for (const before of [person, other]) expect(code(await before.api.session())).toBe('unauthenticated');
    expect(code(await login(name))).toBe('unauthenticated');
    expect(code(await login(name, NEW_PASSWORD))).toBe('ok');
    expect(audited('password.reset', person.accountId)).toEqual([person.accountId]);
  });

  test('AC12 the next code and a change of the password void it', async () => {
    const person = await aPerson();
    const first = await reset(person);
    const second = await reset(person);
    expect(code(await redeem(first, NEW_PASSWORD))).toBe('codeInvalid');
    expect(
      code(await person.api.accounts.changePassword({ oldPassword: PASSWORD, newPassword: NEW_PASSWORD })),
    ).toBe('ok');
    expect(code(await redeem(second, PASSWORD))).toBe('codeInvalid');
  });
});

describe('one’s own account', () => {
  test('AC13 the password changes with the old one only; every other session ends', async () => {
    const person = await aPerson();
    const name = await loginOf(person);
    const other = await again(person);
    const ended = hearsEnd(other);
    await expect.poll(() => other.socket?.connected).toBe(true);
    const change = (oldPassword: string, newPassword: string) =>
      person.api.accounts.changePassword({ oldPassword, newPassword });
    expect(code(await change('not the old one', NEW_PASSWORD))).toBe('passwordWrong');
    expect(code(await change(PASSWORD, `${name}1`.padEnd(8, '1')))).toBe('passwordTooWeak');
    expect(code(await other.api.session())).toBe('ok');
    expect(code(await change(PASSWORD, NEW_PASSWORD))).toBe('ok');
    expect(await ended).toEqual({ reason: 'loggedOut' });
    expect(code(await person.api.session())).toBe('ok');
    expect(code(await login(name))).toBe('unauthenticated');
    expect(code(await login(name, NEW_PASSWORD))).toBe('ok');
    expect(audited('password.changed', person.accountId)).toEqual([person.accountId]);
    expect(audited('password.refused', person.accountId)).toEqual([person.accountId]);
  });

  test('AC13 guessing the old password from an open session is stopped before the hash', async () => {
    const person = await aPerson();
    const change = (oldPassword: string) =>
      person.api.accounts.changePassword({ oldPassword, newPassword: NEW_PASSWORD });
    const answers = [];
    for (let turn = 0; turn < 4; turn++) answers.push(code(await change('a guess')));
    expect(answers).toEqual(['passwordWrong', 'passwordWrong', 'passwordWrong', 'rateLimited']);
    expect(code(await change(PASSWORD))).toBe('rateLimited');
    const limiter = new Limiter();
    for (let turn = 0; turn < 8; turn++) await limiter.take('oldPasswordPerAccount', 'x');
    expect(await limiter.take('oldPasswordPerAccount', 'x')).toMatchObject({ ok: false });
  });

  test('AC13 of two changes at once one counts, from two sessions or from one', async () => {
    const third = 'and a third one';
    for (const answer of ['unauthenticated', 'passwordWrong'] as const) {
      const person = await aPerson();
      const name = await loginOf(person);
      const other = answer === 'unauthenticated' ? await again(person) : person;
      const [one, two] = await Promise.all([
        person.api.accounts.changePassword({ oldPassword: PASSWORD, newPassword: NEW_PASSWORD }),
        other.api.accounts.changePassword({ oldPassword: PASSWORD, newPassword: third }),
      ]);
      expect([one, two].map(code).toSorted()).toEqual(['ok', answer].toSorted());
      expect(code(await login(name, one.ok ? NEW_PASSWORD : third))).toBe('ok');
    }
  });

  test('AC13 name and unit are one’s own to mend, and every program of the account hears', async () => {
    const person = await aPerson();
    const other = await again(person);
    const socket = await other.connect();
    const told = new Promise((resolve) => socket.once('account.changed', resolve));
    expect(await person.api.accounts.changeProfile({ name: ' 许青 ', unit: '审批服务局' })).toMatchObject({
      value: { accountId: person.accountId, name: '许青', unit: '审批服务局', duties: ['clerk'] },
    });
    await told;
    expect(await other.api.session()).toMatchObject({ value: { account: { name: '许青' } } });
    expect(code(await person.api.accounts.changeProfile({ name: ' ', unit: '局' }))).toBe('badRequest');
    expect(audited('account.profileChanged', person.accountId)).toEqual([person.accountId]);
    socket.close();
  });

  test('AC14 one sees one’s own sessions by the name of the program, and ends all but this one', async () => {
    const person = await aPerson();
    const other = await again(person);
    const ended = hearsEnd(other);
    await expect.poll(() => other.socket?.connected).toBe(true);
    const seen = await person.api.accounts.sessions();
    if (!seen.ok) throw new Error(seen.error.code);
    expect(seen.value.sessions.map(({ app, isCurrent }) => ({ app, isCurrent }))).toEqual(
      expect.arrayContaining([
        { app: 'test', isCurrent: false },
        { app: '', isCurrent: true },
      ]),
    );
    expect(seen.value.sessions).toHaveLength(2);
    expect(JSON.stringify(seen.value)).not.toContain(other.token ?? '?');
    expect(code(await person.api.accounts.endOtherSessions())).toBe('ok');
    expect(await ended).toEqual({ reason: 'loggedOut' });
    expect(code(await other.api.session())).toBe('unauthenticated');
    expect(code(await person.api.session())).toBe('ok');
    expect(code(await admin.api.session())).toBe('ok');
  });
});
