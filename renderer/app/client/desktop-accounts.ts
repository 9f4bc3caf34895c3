import type { AccountsDesk } from './accounts-desk.ts';
import type { BridgeCalls } from './desktop-bridge.ts';

/** Accounts over the bridge. */
export function desktopAccounts(bridge: BridgeCalls): AccountsDesk {
  return {
    list: () => bridge.ask('accounts.list', {}),
    invite: (request) => bridge.ask('accounts.invite', request),
    renewInvitation: (request) => bridge.ask('accounts.renewInvitation', request),
    withdrawInvitation: (request) => bridge.ask('accounts.withdrawInvitation', request),
    setDuties: (request) => bridge.ask('accounts.setDuties', request),
    setClosed: (request) => bridge.ask('accounts.setClosed', request),
    endSessions: (request) => bridge.ask('accounts.endSessions', request),
    resetPassword: (request) => bridge.ask('accounts.resetPassword', request),
    changePassword: (request) => bridge.ask('account.changePassword', request),
    changeProfile: (request) => bridge.ask('account.changeProfile', request),
    sessions: () => bridge.ask('account.sessions', {}),
    endOtherSessions: () => bridge.ask('account.endOtherSessions', {}),
  };
}
