import type {
  AccountsAnswer,
  ChangePasswordRequest,
  ChangeProfileRequest,
  InviteAccountRequest,
  OwnSessionsAnswer,
} from '#shared/protocol/accounts.ts';
import type { Account, Duty, InviteAnswer } from '#shared/protocol/http.ts';
import type { FaultResult } from './client.ts';

/**
 * Accounts at the hub: the administrators' acts, and those on one's own. All of them need the hub; nothing
 * is kept here or done later.
 */
export interface AccountsDesk {
  list(): Promise<FaultResult<AccountsAnswer>>;
  invite(request: InviteAccountRequest): Promise<FaultResult<InviteAnswer>>;
  renewInvitation(request: { invitationId: string }): Promise<FaultResult<InviteAnswer>>;
  withdrawInvitation(request: { invitationId: string }): Promise<FaultResult<true>>;
  setDuties(request: { accountId: string; duties: Duty[] }): Promise<FaultResult<true>>;
  setClosed(request: { accountId: string; isClosed: boolean }): Promise<FaultResult<true>>;
  endSessions(request: { accountId: string }): Promise<FaultResult<true>>;
  resetPassword(request: { accountId: string }): Promise<FaultResult<InviteAnswer>>;
  changePassword(request: ChangePasswordRequest): Promise<FaultResult<true>>;
  changeProfile(request: ChangeProfileRequest): Promise<FaultResult<Account>>;
  sessions(): Promise<FaultResult<OwnSessionsAnswer>>;
  endOtherSessions(): Promise<FaultResult<true>>;
}
