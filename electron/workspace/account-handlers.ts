import { err, type Result } from '#shared/lib/result.ts';
import type { AccountsApi } from '#shared/protocol/accounts-api.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { accountsContract } from '#shared/protocol/ipc/accounts-contract.ts';
import type { Handlers } from './handlers.ts';
import type { Workspace } from './workspace.ts';

/** The methods about accounts of whoever is signed in; codes are redeemed where sessions begin. */
export function createAccountHandlers(
  workspace: Workspace,
  signedOut: Fault,
): Pick<Handlers, Exclude<keyof typeof accountsContract, 'code.peek' | 'accountCode.redeem'>> {
  const ask = async <T>(
    work: (accounts: AccountsApi) => Promise<Result<T, Fault>>,
  ): Promise<Result<T, Fault>> => {
    const api = workspace.current?.api;
    return api ? work(api.accounts) : err(signedOut);
  };
  return {
    'accounts.list': () => ask((accounts) => accounts.list()),
    'accounts.invite': (request) => ask((accounts) => accounts.invite(request)),
    'accounts.renewInvitation': (request) => ask((accounts) => accounts.renewInvitation(request)),
    'accounts.withdrawInvitation': (request) => ask((accounts) => accounts.withdrawInvitation(request)),
    'accounts.setDuties': (request) => ask((accounts) => accounts.setDuties(request)),
    'accounts.setClosed': (request) => ask((accounts) => accounts.setClosed(request)),
    'accounts.endSessions': (request) => ask((accounts) => accounts.endSessions(request)),
    'accounts.resetPassword': (request) => ask((accounts) => accounts.resetPassword(request)),
    'account.changePassword': (request) => ask((accounts) => accounts.changePassword(request)),
    'account.changeProfile': (request) => ask((accounts) => accounts.changeProfile(request)),
    'account.sessions': () => ask((accounts) => accounts.sessions()),
    'account.endOtherSessions': () => ask((accounts) => accounts.endOtherSessions()),
  };
}
