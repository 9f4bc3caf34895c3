import type { z } from 'zod';
import type { Clock } from '#shared/lib/ports.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { AccountCodePeek, redeemAccountCodeRequestSchema } from '#shared/protocol/accounts.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { SessionAnswer } from '#shared/protocol/http.ts';
import type { StoredAccountInvitation } from '../registry/account-invitations-table.ts';
import { loginKey, type StoredAccount } from '../registry/accounts-table.ts';
import type { Registry } from '../registry/registry.ts';
import { refuse } from '../runtime/faults.ts';
import type { Accounts } from './accounts.ts';
import { isGuessable } from './common-passwords.ts';
import type { Limiter } from './limits.ts';
import { oneTimeCodeHash } from './one-time-code.ts';
import type { PasswordHasher } from './password-hash.ts';
import type { Sessions } from './sessions.ts';

export interface AccountCodesPorts {
  readonly registry: Registry;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly hasher: PasswordHasher;
  readonly limiter: Limiter;
  readonly clock: Clock;
}

type RedeemRequest = z.infer<typeof redeemAccountCodeRequestSchema>;

type Found =
  | {
      readonly kind: 'invitation';
      readonly codeHash: string;
      readonly invitation: StoredAccountInvitation;
    }
  | {
      readonly kind: 'reset';
      readonly codeHash: string;
      readonly account: StoredAccount;
      readonly expiresAt: number;
    };

/** A code that is wrong, used, replaced, withdrawn or past its time: one answer for all (AC2). */
const BAD_CODE = 'this code is not good, or not any more';

/** What a person without a session does with a code from an administrator (AC9, AC12). */
export class AccountCodes {
  readonly #ports: AccountCodesPorts;

  constructor(ports: AccountCodesPorts) {
    this.#ports = ports;
  }

  /** After `codePerAddress` was taken for this code elsewhere; given back where it opens something. */
  async peekPaid(code: string, address: string): Promise<Result<AccountCodePeek, Fault>> {
    const found = await this.#find(code, address);
    if (!found.ok) return found;
    if (found.value.kind === 'invitation') {
      const { name, unit, duties, expiresAt } = found.value.invitation;
      return ok({ opens: 'account', name, unit, duties: [...duties], expiresAt });
    }
    const { account, expiresAt } = found.value;
    return ok({ opens: 'password', name: account.name, unit: account.unit, login: account.login, expiresAt });
  }

  /** Ends signed in. A refusal uses nothing up. */
  async redeem(request: RedeemRequest, address: string): Promise<Result<SessionAnswer, Fault>> {
    const allowed = await this.#ports.limiter.take('codePerAddress', address);
    if (!allowed.ok) return allowed;
    const found = await this.#find(request.code, address);
    if (!found.ok) return found;
    return found.value.kind === 'invitation'
      ? this.#makeAccount(request, found.value.codeHash, found.value.invitation)
      : this.#setPassword(request, found.value.codeHash, found.value.account);
  }

  async #makeAccount(
    { login, password }: RedeemRequest,
    codeHash: string,
    { name, unit, duties }: StoredAccountInvitation,
  ): Promise<Result<SessionAnswer, Fault>> {
    const { registry, accounts, clock } = this.#ports;
    if (login === undefined) return refuse('badRequest', 'an invitation asks for a login');
    const made = await accounts.prepare({ login, password, name, unit, duties });
    if (!made.ok) return made;
    return registry.transaction(() => {
      const now = clock.nowMs();
      // Used, renewed or withdrawn while the password was being hashed.
      const invitation = registry.accountInvitations.findByCode(codeHash, now);
      if (!invitation) return refuse('codeInvalid', BAD_CODE);
      const inserted = accounts.insert(made.value, null, 'account.created');
      if (!inserted.ok) return inserted;
      registry.accountInvitations.remove(invitation.invitationId);
      registry.audit.write(now, 'account.invitationRedeemed', made.value.accountId, invitation.invitationId);
      return ok(accounts.beginSession(made.value));
    });
  }

  async #setPassword(
    { login, password }: RedeemRequest,
    codeHash: string,
    { accountId, login: ownLogin }: StoredAccount,
  ): Promise<Result<SessionAnswer, Fault>> {
    const { registry, accounts, sessions, hasher, limiter, clock } = this.#ports;
    if (login !== undefined) return refuse('badRequest', 'a new password changes no login');
    if (isGuessable(password, ownLogin)) {
      return refuse('passwordTooWeak', 'this password is easily guessed');
    }
    const passwordHash = await hasher.hash(password);
    // What a forgotten password used up is the old one's.
    await limiter.forget('loginPerAccount', loginKey(ownLogin));
    return registry.transaction(() => {
      const now = clock.nowMs();
      const account = registry.accounts.find(accountId);
      if (!registry.resetCodes.find(codeHash, now) || !account || account.disabledAt !== null) {
        return refuse('codeInvalid', BAD_CODE);
      }
      registry.accounts.replacePassword(accountId, account.passwordHash, passwordHash);
      registry.resetCodes.remove(accountId);
      registry.audit.write(now, 'password.reset', accountId, accountId);
      sessions.endAllOf(accountId, 'loggedOut');
      return ok(accounts.beginSession(account));
    });
  }

  async #find(code: string, address: string): Promise<Result<Found, Fault>> {
    const { limiter, clock } = this.#ports;
    const codeHash = await oneTimeCodeHash(code);
    const found = codeHash === null ? null : this.#lookUp(codeHash, clock.nowMs());
    if (!found) return refuse('codeInvalid', BAD_CODE);
    await limiter.giveBack('codePerAddress', address);
    return ok(found);
  }

  #lookUp(codeHash: string, now: number): Found | null {
    const { registry } = this.#ports;
    const invitation = registry.accountInvitations.findByCode(codeHash, now);
    if (invitation) return { kind: 'invitation', codeHash, invitation };
    const reset = registry.resetCodes.find(codeHash, now);
    const account = reset && registry.accounts.find(reset.accountId);
    if (!reset || !account || account.disabledAt !== null) return null;
    return { kind: 'reset', codeHash, account, expiresAt: reset.expiresAt };
  }
}
