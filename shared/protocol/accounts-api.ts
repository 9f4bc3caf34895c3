import type { Duty } from './http.ts';
import {
  accountsAnswerSchema,
  ownSessionsAnswerSchema,
  type AccountsAnswer,
  type ChangePasswordRequest,
  type ChangeProfileRequest,
  type InviteAccountRequest,
  type OwnSessionsAnswer,
} from './accounts.ts';
import {
  accountSchema,
  inviteAnswerSchema,
  sessionAnswerSchema,
  type Account,
  type InviteAnswer,
  type SessionAnswer,
} from './http.ts';
import type { HubCalls, Outcome } from './hub-calls.ts';

/** The part of the hub's interface about accounts: the administrator's, and one's own. */
export class AccountsApi {
  readonly #calls: HubCalls;

  constructor(calls: HubCalls) {
    this.#calls = calls;
  }

  list(): Outcome<AccountsAnswer> {
    return this.#calls.get(accountsAnswerSchema, '/api/accounts');
  }

  invite({ name, unit, duties }: InviteAccountRequest): Outcome<InviteAnswer> {
    return this.#calls.post(inviteAnswerSchema, '/api/accounts/invitations', { name, unit, duties });
  }

  renewInvitation({ invitationId }: { invitationId: string }): Outcome<InviteAnswer> {
    return this.#calls.post(inviteAnswerSchema, invitationPath(invitationId, 'renew'), {});
  }

  withdrawInvitation({ invitationId }: { invitationId: string }): Outcome<true> {
    return this.#calls.tell(invitationPath(invitationId, 'withdraw'));
  }

  setDuties({ accountId, duties }: { accountId: string; duties: readonly Duty[] }): Outcome<true> {
    return this.#calls.tell(accountPath(accountId, 'duties'), { duties });
  }

  /** Closed, an account loses its sessions at once and begins none until it is opened again. */
  setClosed({ accountId, isClosed }: { accountId: string; isClosed: boolean }): Outcome<true> {
    return this.#calls.tell(accountPath(accountId, isClosed ? 'disable' : 'enable'));
  }

  endSessions({ accountId }: { accountId: string }): Outcome<true> {
    return this.#calls.tell(accountPath(accountId, 'revoke'));
  }

  resetPassword({ accountId }: { accountId: string }): Outcome<InviteAnswer> {
    return this.#calls.post(inviteAnswerSchema, accountPath(accountId, 'reset'), {});
  }

  redeemCode(body: { code: string; login?: string | undefined; password: string }): Outcome<SessionAnswer> {
    return this.#calls.post(sessionAnswerSchema, '/api/account-codes/redeem', body);
  }

  changePassword({ oldPassword, newPassword }: ChangePasswordRequest): Outcome<true> {
    return this.#calls.tell('/api/account/password', { oldPassword, newPassword });
  }

  changeProfile({ name, unit }: ChangeProfileRequest): Outcome<Account> {
    return this.#calls.post(accountSchema, '/api/account/profile', { name, unit });
  }

  sessions(): Outcome<OwnSessionsAnswer> {
    return this.#calls.get(ownSessionsAnswerSchema, '/api/account/sessions');
  }

  endOtherSessions(): Outcome<true> {
    return this.#calls.tell('/api/account/sessions/end-others');
  }
}

function accountPath(accountId: string, act: string): string {
  return `/api/accounts/${encodeURIComponent(accountId)}/${act}`;
}

function invitationPath(invitationId: string, act: string): string {
  return `/api/accounts/invitations/${encodeURIComponent(invitationId)}/${act}`;
}
