import type { z } from 'zod';
import type { Clock, IdSource } from '#shared/lib/ports.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { Duty, SessionAnswer, loginRequestSchema, setupRequestSchema } from '#shared/protocol/http.ts';
import { refuse } from '../runtime/faults.ts';
import { loginKey, publicAccount, type StoredAccount } from '../registry/accounts-table.ts';
import type { Registry } from '../registry/registry.ts';
import { isGuessable } from './common-passwords.ts';
import type { Limiter } from './limits.ts';
import { newOneTimeCode, oneTimeCodeHash } from './one-time-code.ts';
import type { PasswordHasher } from './password-hash.ts';
import type { Caller, Sessions } from './sessions.ts';

export interface AccountsPorts {
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly hasher: PasswordHasher;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly ids: IdSource;
}

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly password: string;
  readonly duties: readonly Duty[];
}

/** Who may log in. There is no account until someone uses the code that the hub printed (AC6). */
export class Accounts {
  readonly #ports: AccountsPorts;

  constructor(ports: AccountsPorts) {
    this.#ports = ports;
  }

  needsSetup(): boolean {
    return this.#ports.registry.accounts.count() === 0;
  }

  /** A fresh code for the first administrator; null once there is one. Voids the code of an earlier start. */
  async issueSetupCode(): Promise<string | null> {
    if (!this.needsSetup()) return null;
    const code = newOneTimeCode();
    const hash = await oneTimeCodeHash(code);
    if (hash) this.#ports.registry.setupCodes.replace(hash, this.#ports.clock.nowMs());
    return code;
  }

  /** The first administrator, who is a clerk too, so that one person on one machine can work. */
  async setup(
    request: z.infer<typeof setupRequestSchema>,
    address: string,
  ): Promise<Result<SessionAnswer, Fault>> {
    if (!this.needsSetup()) return refuse('setupDone', 'there is an administrator already');
    const { limiter, registry } = this.#ports;
    const allowed = await limiter.take('codePerAddress', address);
    if (!allowed.ok) return allowed;
    const codeHash = await oneTimeCodeHash(request.code);
    if (!codeHash || !registry.setupCodes.isValid(codeHash)) {
      return refuse('codeInvalid', 'not the setup code');
    }
    await limiter.giveBack('codePerAddress', address);
    const made = await this.prepare({ ...request, duties: ['admin', 'clerk'] });
    if (!made.ok) return made;
    return registry.transaction(() => {
      if (!this.needsSetup()) return refuse('setupDone', 'there is an administrator already');
      registry.setupCodes.clear();
      const inserted = this.insert(made.value, null, 'account.setUp');
      return inserted.ok ? ok(this.beginSession(made.value)) : inserted;
    });
  }

  /** One answer for a wrong password, an unknown login and a closed account, after the same work (AC2). */
  async login(
    { login, password }: z.infer<typeof loginRequestSchema>,
    address: string,
  ): Promise<Result<SessionAnswer, Fault>> {
    const { registry, hasher, limiter, clock } = this.#ports;
    const key = loginKey(login);
    // The narrowest first: what it refuses does not use up the tries of others at this address or elsewhere.
    for (const [name, limitKey] of [
      ['loginPerAccountAndAddress', `${key} ${address}`],
      ['loginPerAccount', key],
      ['loginPerAddress', address],
    ] as const) {
      const allowed = await limiter.take(name, limitKey);
      if (!allowed.ok) return allowed;
    }
    const asked = registry.accounts.findByLogin(login);
    const isRight = await hasher.verify(password, asked?.passwordHash ?? null);
    // As it is after the hash: closed, or given another password, meanwhile.
    const account = registry.accounts.findByLogin(login);
    const isStillIts = account?.passwordHash === asked?.passwordHash;
    if (!isRight || !isStillIts || !account || account.disabledAt !== null) {
      registry.audit.write(clock.nowMs(), 'login.failed', null, account?.accountId ?? 'unknown');
      return refuse('unauthenticated', 'login or password is wrong');
    }
    await limiter.giveBack('loginPerAddress', address);
    await limiter.forget('loginPerAccount', key);
    await limiter.forget('loginPerAccountAndAddress', `${key} ${address}`);
    registry.audit.write(clock.nowMs(), 'login.succeeded', account.accountId, account.accountId);
    return ok(this.beginSession(account));
  }

  logout(caller: Caller): void {
    const { accountId } = caller.account;
    this.#ports.sessions.end(caller.sessionId, 'loggedOut');
    this.#ports.registry.audit.write(this.#ports.clock.nowMs(), 'logout', accountId, accountId);
  }

  /** An account ready to be inserted: checked and its password hashed, nothing written. */
  async prepare(request: NewAccount): Promise<Result<StoredAccount, Fault>> {
    const { registry, hasher, ids } = this.#ports;
    const { login, name, unit, password, duties } = request;
    if (isGuessable(password, login)) return refuse('passwordTooWeak', 'this password is easily guessed');
    if (registry.accounts.findByLogin(login)) return refuse('loginTaken', 'the login is taken');
    const passwordHash = await hasher.hash(password);
    const accountId = ids.newId();
    return ok({ accountId, login, name, unit, duties: [...duties], passwordHash, disabledAt: null });
  }

  /** Writes a prepared account; `by` is the administrator, null where the account makes itself. */
  insert(
    account: StoredAccount,
    by: string | null,
    action: 'account.created' | 'account.setUp',
  ): Result<true, Fault> {
    const { registry, clock } = this.#ports;
    const now = clock.nowMs();
    if (!registry.accounts.insert(account, now)) return refuse('loginTaken', 'the login is taken');
    registry.audit.write(now, action, by ?? account.accountId, account.accountId);
    return ok(true);
  }

  beginSession(account: StoredAccount): SessionAnswer {
    return { ...this.#ports.sessions.begin(account.accountId), account: publicAccount(account) };
  }
}
