import type { Clock } from '#shared/lib/ports.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type {
  ChangePasswordRequest,
  ChangeProfileRequest,
  OwnSessionsAnswer,
} from '#shared/protocol/accounts.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { Account } from '#shared/protocol/http.ts';
import { publicAccount } from '../registry/accounts-table.ts';
import type { Registry } from '../registry/registry.ts';
import { refuse } from '../runtime/faults.ts';
import { isGuessable } from './common-passwords.ts';
import type { Limiter } from './limits.ts';
import type { PasswordHasher } from './password-hash.ts';
import type { Caller, Sessions } from './sessions.ts';

export interface OwnAccountPorts {
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly hasher: PasswordHasher;
  readonly limiter: Limiter;
  readonly clock: Clock;
  /** An account reads differently now; its programs are to ask again. */
  readonly changed: (accountId: string) => void;
}

/** What anyone does with the account they are signed in with (AC13, AC14). */
export class OwnAccount {
  readonly #ports: OwnAccountPorts;

  constructor(ports: OwnAccountPorts) {
    this.#ports = ports;
  }

  /** Only with the old one: a machine left open must not be enough. All other sessions end. */
  async changePassword(
    { account, sessionId }: Caller,
    { oldPassword, newPassword }: ChangePasswordRequest,
  ): Promise<Result<true, Fault>> {
    const { registry, sessions, hasher, limiter, clock } = this.#ports;
    const { accountId, login, passwordHash } = account;
    const allowed = await limiter.take('oldPasswordPerAccount', accountId);
    if (!allowed.ok) return allowed;
    if (!(await hasher.verify(oldPassword, passwordHash))) {
      registry.audit.write(clock.nowMs(), 'password.refused', accountId, accountId);
      return refuse('passwordWrong', 'the old password is wrong');
    }
    await limiter.giveBack('oldPasswordPerAccount', accountId);
    if (isGuessable(newPassword, login)) {
      return refuse('passwordTooWeak', 'this password is easily guessed');
    }
    const newHash = await hasher.hash(newPassword);
    return registry.transaction(() => {
      // Closed, signed out, or given another password while this one was being hashed.
      const isStillIn = sessions.ofAccount(accountId).some((session) => session.sessionId === sessionId);
      if (!isStillIn) return refuse('unauthenticated', 'this session has ended');
      if (!registry.accounts.replacePassword(accountId, passwordHash, newHash)) {
        return refuse('passwordWrong', 'the old password is not the password any more');
      }
      registry.resetCodes.remove(accountId);
      registry.audit.write(clock.nowMs(), 'password.changed', accountId, accountId);
      sessions.endAllOf(accountId, 'loggedOut', sessionId);
      return ok(true);
    });
  }

  changeProfile({ account }: Caller, { name, unit }: ChangeProfileRequest): Result<Account, Fault> {
    const { registry, clock, changed } = this.#ports;
    const { accountId } = account;
    registry.transaction(() => {
      registry.accounts.setProfile(accountId, name, unit);
      registry.audit.write(clock.nowMs(), 'account.profileChanged', accountId, accountId);
    });
    changed(accountId);
    return ok(publicAccount({ ...account, name, unit }));
  }

  sessions({ account, sessionId }: Caller): OwnSessionsAnswer {
    const own = this.#ports.sessions.ofAccount(account.accountId);
    return {
      sessions: own.map(({ sessionId: id, createdAt, usedAt, app }) => ({
        beganAt: createdAt,
        usedAt,
        app: app ?? '',
        isCurrent: id === sessionId,
      })),
    };
  }

  endOtherSessions({ account, sessionId }: Caller): Result<true, Fault> {
    const { registry, sessions, clock } = this.#ports;
    const { accountId } = account;
    sessions.endAllOf(accountId, 'loggedOut', sessionId);
    registry.audit.write(clock.nowMs(), 'sessions.revoked', accountId, accountId);
    return ok(true);
  }
}
