import { ok } from '#shared/lib/result.ts';
import {
  changePasswordRequestSchema,
  changeProfileRequestSchema,
  inviteAccountRequestSchema,
  redeemAccountCodeRequestSchema,
  setDutiesRequestSchema,
} from '#shared/protocol/accounts.ts';
import { peekRequestSchema } from '#shared/protocol/http.ts';
import type { AccountAdmin } from '../accounts/account-admin.ts';
import type { AccountCodes } from '../accounts/account-codes.ts';
import type { OwnAccount } from '../accounts/own-account.ts';
import type { Sessions } from '../accounts/sessions.ts';
import { peekCode } from '../dossiers/peek-code.ts';
import type { Seats } from '../dossiers/seats.ts';
import {
  empty,
  nothing,
  open,
  signedWith,
  withBody,
  withId,
  type Outcome,
  type Signed,
} from './json-routes.ts';
import type { Handler, Router } from './router.ts';

export interface AccountRoutesPorts {
  readonly sessions: Sessions;
  readonly admin: AccountAdmin;
  readonly codes: AccountCodes;
  readonly own: OwnAccount;
  readonly seats: Seats;
}

/** Accounts: the administrators' routes, one's own, and those for codes. */
export function addAccountRoutes(
  router: Router,
  { sessions, admin, codes, own, seats }: AccountRoutesPorts,
): void {
  const signed = signedWith(sessions);
  /** An act on the thing that the path names, without a body. */
  const act = (name: string, work: (caller: Signed, id: string) => Outcome): Handler =>
    signed((caller, call) => withBody(call, nothing, () => withId(call, name, (id) => work(caller, id))));

  router
    .add(
      'GET',
      '/api/accounts',
      signed((caller) => admin.list(caller)),
    )
    .add(
      'POST',
      '/api/accounts/invitations',
      signed((caller, call) =>
        withBody(call, inviteAccountRequestSchema, (body) => admin.invite(caller, body)),
      ),
    )
    .add(
      'POST',
      '/api/accounts/invitations/:invitationId/renew',
      act('invitationId', (caller, id) => admin.renewInvitation(caller, id)),
    )
    .add(
      'POST',
      '/api/accounts/invitations/:invitationId/withdraw',
      act('invitationId', (caller, id) => empty(admin.withdrawInvitation(caller, id))),
    )
    .add(
      'POST',
      '/api/accounts/:accountId/duties',
      signed((caller, call) =>
        withBody(call, setDutiesRequestSchema, ({ duties }) =>
          withId(call, 'accountId', (id) => empty(admin.setDuties(caller, id, duties))),
        ),
      ),
    )
    .add(
      'POST',
      '/api/accounts/:accountId/revoke',
      act('accountId', (caller, id) => empty(admin.endSessions(caller, id))),
    )
    .add(
      'POST',
      '/api/accounts/:accountId/disable',
      act('accountId', (caller, id) => empty(admin.close(caller, id))),
    )
    .add(
      'POST',
      '/api/accounts/:accountId/enable',
      act('accountId', (caller, id) => empty(admin.open(caller, id))),
    )
    .add(
      'POST',
      '/api/accounts/:accountId/reset',
      act('accountId', (caller, id) => admin.resetPassword(caller, id)),
    )
    .add(
      'POST',
      '/api/codes/peek',
      open((call) =>
        withBody(call, peekRequestSchema, ({ code }) => peekCode({ seats, codes }, code, call.address)),
      ),
    )
    .add(
      'POST',
      '/api/account-codes/redeem',
      open((call) =>
        withBody(call, redeemAccountCodeRequestSchema, (body) => codes.redeem(body, call.address)),
      ),
    )
    .add(
      'POST',
      '/api/account/password',
      signed((caller, call) =>
        withBody(call, changePasswordRequestSchema, async (body) =>
          empty(await own.changePassword(caller, body)),
        ),
      ),
    )
    .add(
      'POST',
      '/api/account/profile',
      signed((caller, call) =>
        withBody(call, changeProfileRequestSchema, (body) => own.changeProfile(caller, body)),
      ),
    )
    .add(
      'GET',
      '/api/account/sessions',
      signed((caller) => ok(own.sessions(caller))),
    )
    .add(
      'POST',
      '/api/account/sessions/end-others',
      signed((caller, call) => withBody(call, nothing, () => empty(own.endOtherSessions(caller)))),
    );
}
