import type { Clock, IdSource } from '#shared/lib/ports.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { AccountsAnswer, InviteAccountRequest } from '#shared/protocol/accounts.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { Duty, InviteAnswer } from '#shared/protocol/http.ts';
import { hasDuty, publicAccount, type StoredAccount } from '../registry/accounts-table.ts';
import type { AuditAction } from '../registry/audit-log.ts';
import type { Registry } from '../registry/registry.ts';
import { refuse } from '../runtime/faults.ts';
import { newOneTimeCode, oneTimeCodeHash } from './one-time-code.ts';
import type { Caller, Sessions } from './sessions.ts';

export interface AccountAdminPorts {
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Where the links of codes lead. */
  readonly publicUrl: () => string;
  /** An account reads differently now; its programs are to ask again. */
  readonly changed: (accountId: string) => void;
}

const INVITATION_LIFETIME_MS = 72 * 3_600_000;
/** Shorter than an invitation: it opens an account that has something in it. */
const RESET_LIFETIME_MS = 24 * 3_600_000;

const ADMINS_ONLY = 'administrators only';

/** What administrators do with the accounts of others. Each act asks the duty of this moment (AC7). */
export class AccountAdmin {
  readonly #ports: AccountAdminPorts;

  constructor(ports: AccountAdminPorts) {
    this.#ports = ports;
  }

  list(caller: Caller): Result<AccountsAnswer, Fault> {
    if (!isAdmin(caller)) return refuse('forbidden', ADMINS_ONLY);
    const { registry } = this.#ports;
    return ok({
      accounts: registry.accounts.all().map((account) => ({
        ...publicAccount(account),
        seenAt: account.seenAt,
        closedAt: account.disabledAt,
      })),
      invitations: registry.accountInvitations
        .all()
        .map(({ duties, ...invitation }) => ({ ...invitation, duties: [...duties] })),
    });
  }

  /** For a person of the bureau who is to choose login and password (AC9). */
  invite(caller: Caller, { name, unit, duties }: InviteAccountRequest): Promise<Result<InviteAnswer, Fault>> {
    const { registry, ids } = this.#ports;
    const invitationId = ids.newId();
    return this.#issue(caller, INVITATION_LIFETIME_MS, 'account.invited', invitationId, (issue) => {
      registry.accountInvitations.insert({ invitationId, name, unit, duties, ...issue });
      return ok(true);
    });
  }

  renewInvitation(caller: Caller, invitationId: string): Promise<Result<InviteAnswer, Fault>> {
    const { registry } = this.#ports;
    return this.#issue(caller, INVITATION_LIFETIME_MS, 'account.invited', invitationId, (issue) =>
      registry.accountInvitations.renew({ invitationId, ...issue })
        ? ok(true)
        : refuse('notFound', 'no such invitation'),
    );
  }

  withdrawInvitation(caller: Caller, invitationId: string): Result<true, Fault> {
    if (!isAdmin(caller)) return refuse('forbidden', ADMINS_ONLY);
    const { registry } = this.#ports;
    return registry.transaction(() => {
      if (!registry.accountInvitations.remove(invitationId)) return refuse('notFound', 'no such invitation');
      return this.#noted(caller, 'account.invitationWithdrawn', invitationId);
    });
  }

  /** In force with the next request; one active administrator always remains (AC10). */
  setDuties(caller: Caller, accountId: string, duties: readonly Duty[]): Result<true, Fault> {
    if (!isAdmin(caller)) return refuse('forbidden', ADMINS_ONLY);
    const { registry, changed } = this.#ports;
    const set = registry.transaction(() => {
      const account = registry.accounts.find(accountId);
      if (!account) return refuse('notFound', 'no such account');
      const losesAdmin = hasDuty(account, 'admin') && !duties.includes('admin');
      if (losesAdmin && account.disabledAt === null && registry.accounts.activeAdmins() <= 1) {
        return refuse('lastAdmin', 'the last active administrator keeps the duty');
      }
      registry.accounts.setDuties(accountId, duties);
      if (losesAdmin) this.#voidCodesOf(account);
      return this.#noted(caller, 'account.dutiesChanged', accountId);
    });
    if (set.ok) changed(accountId);
    return set;
  }

  /** Closed: its sessions end at once, its codes are void, and nothing begins until it is opened again (AC11). */
  close(caller: Caller, accountId: string): Result<true, Fault> {
    const { registry, sessions, clock } = this.#ports;
    return this.#withOther(caller, accountId, (account) => {
      // The caller is an active administrator, so one remains whomever else this closes.
      registry.accounts.disable(accountId, clock.nowMs());
      registry.resetCodes.remove(accountId);
      this.#voidCodesOf(account);
      sessions.endAllOf(accountId, 'revoked');
      return this.#noted(caller, 'account.disabled', accountId);
    });
  }

  open(caller: Caller, accountId: string): Result<true, Fault> {
    const { registry } = this.#ports;
    return this.#withOther(caller, accountId, () => {
      registry.accounts.enable(accountId);
      return this.#noted(caller, 'account.enabled', accountId);
    });
  }

  /** Ends every session of an account at once; it may begin new ones. */
  endSessions(caller: Caller, accountId: string): Result<true, Fault> {
    if (!isAdmin(caller)) return refuse('forbidden', ADMINS_ONLY);
    const { registry, sessions } = this.#ports;
    if (!registry.accounts.find(accountId)) return refuse('notFound', 'no such account');
    sessions.endAllOf(accountId, 'revoked');
    return this.#noted(caller, 'sessions.revoked', accountId);
  }

  /** A code with which the person sets a new password. Until then the old one holds (AC12). */
  resetPassword(caller: Caller, accountId: string): Promise<Result<InviteAnswer, Fault>> {
    const { registry } = this.#ports;
    return this.#issue(
      caller,
      RESET_LIFETIME_MS,
      'password.resetIssued',
      accountId,
      ({ codeHash, invitedBy, at, expiresAt }) =>
        this.#withOther(caller, accountId, (account) => {
          if (account.disabledAt !== null) return refuse('forbidden', 'this account is closed');
          registry.resetCodes.put({ accountId, codeHash, issuedBy: invitedBy, at, expiresAt });
          return ok(true);
        }),
    );
  }

  async #issue(
    caller: Caller,
    lifetimeMs: number,
    action: AuditAction,
    subject: string,
    keep: (issue: {
      readonly codeHash: string;
      readonly invitedBy: string;
      readonly at: number;
      readonly expiresAt: number;
    }) => Result<true, Fault>,
  ): Promise<Result<InviteAnswer, Fault>> {
    if (!isAdmin(caller)) return refuse('forbidden', ADMINS_ONLY);
    const { registry, clock, publicUrl } = this.#ports;
    const code = newOneTimeCode();
    const codeHash = await oneTimeCodeHash(code);
    if (!codeHash) return refuse('internal', 'a new code has no hash');
    const at = clock.nowMs();
    const expiresAt = at + lifetimeMs;
    const invitedBy = caller.account.accountId;
    const kept = registry.transaction(() => {
      // The hash took a while: an administrator closed meanwhile leaves no code behind.
      const now = registry.accounts.find(invitedBy);
      if (!now || now.disabledAt !== null || !hasDuty(now, 'admin')) return refuse('forbidden', ADMINS_ONLY);
      const done = keep({ codeHash, invitedBy, at, expiresAt });
      return done.ok ? this.#noted(caller, action, subject) : done;
    });
    return kept.ok ? ok({ code, link: `${publicUrl()}/#/join/${code}`, expiresAt }) : kept;
  }

  /** Nobody closes or resets the own account: one's own password is changed with the old one. */
  #withOther(
    caller: Caller,
    accountId: string,
    work: (account: StoredAccount) => Result<true, Fault>,
  ): Result<true, Fault> {
    if (!isAdmin(caller)) return refuse('forbidden', ADMINS_ONLY);
    if (accountId === caller.account.accountId) return refuse('forbidden', 'not with the own account');
    const { registry } = this.#ports;
    return registry.transaction(() => {
      const account = registry.accounts.find(accountId);
      return account ? work(account) : refuse('notFound', 'no such account');
    });
  }

  /** Codes that someone handed out hold no longer than the right to hand them out. */
  #voidCodesOf({ accountId }: StoredAccount): void {
    const { registry } = this.#ports;
    registry.accountInvitations.removeIssuedBy(accountId);
    registry.resetCodes.removeIssuedBy(accountId);
  }

  #noted(caller: Caller, action: AuditAction, subject: string): Result<true, Fault> {
    const { registry, clock } = this.#ports;
    registry.audit.write(clock.nowMs(), action, caller.account.accountId, subject);
    return ok(true);
  }
}

function isAdmin(caller: Caller): boolean {
  return hasDuty(caller.account, 'admin');
}
