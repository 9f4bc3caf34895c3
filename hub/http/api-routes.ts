import { ok } from '#shared/lib/result.ts';
import type { HubStatus } from '#shared/protocol/hub-api.ts';
import {
  inviteRequestSchema,
  listRequestSchema,
  loginRequestSchema,
  redeemRequestSchema,
  reserveRequestSchema,
  setupRequestSchema,
} from '#shared/protocol/http.ts';
import { MIN_SUPPORTED_PROTOCOL, PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { Seats } from '../dossiers/seats.ts';
import { publicAccount } from '../registry/accounts-table.ts';
import { refuse } from '../runtime/faults.ts';
import type { SummaryRows } from '../store/sqlite/summary-rows.ts';
import { callerOf } from './http-call.ts';
import { empty, nothing, open, signedWith, withBody } from './json-routes.ts';
import type { Router } from './router.ts';

export interface ApiPorts {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly seats: Seats;
  readonly lists: SummaryRows;
}

/** The JSON interface of docs/spec/protocol.md but for accounts: parse, ask, answer. */
export function addApiRoutes(router: Router, { accounts, sessions, seats, lists }: ApiPorts): void {
  const signed = signedWith(sessions);
  router
    .add(
      'GET',
      '/api/health',
      open(() => ok({ status: 'ok' })),
    )
    .add(
      'GET',
      '/api/hub',
      open(() =>
        ok({
          needsSetup: accounts.needsSetup(),
          protocol: PROTOCOL_VERSION,
          minProtocol: MIN_SUPPORTED_PROTOCOL,
        } satisfies HubStatus),
      ),
    )
    .add(
      'POST',
      '/api/setup',
      open((call) => withBody(call, setupRequestSchema, (body) => accounts.setup(body, call.address))),
    )
    .add(
      'POST',
      '/api/login',
      open((call) => withBody(call, loginRequestSchema, (body) => accounts.login(body, call.address))),
    )
    .add(
      'GET',
      '/api/session',
      signed(({ token, expiresAt, account }) => ok({ token, expiresAt, account: publicAccount(account) })),
    )
    .add(
      'POST',
      '/api/logout',
      signed((caller, call) =>
        withBody(call, nothing, () => {
          accounts.logout(caller);
          return ok({});
        }),
      ),
    )
    .add(
      'POST',
      '/api/seats',
      signed((caller, call) =>
        withBody(call, reserveRequestSchema, ({ dossierId, memberId }) =>
          empty(seats.reserve(caller, dossierId, memberId)),
        ),
      ),
    )
    .add(
      'POST',
      '/api/invitations',
      signed((caller, call) =>
        withBody(call, inviteRequestSchema, ({ dossierId, memberId }) =>
          seats.invite(caller, dossierId, memberId),
        ),
      ),
    )
    .add(
      'POST',
      '/api/invitations/redeem',
      open((call) =>
        withBody(call, redeemRequestSchema, (body) => {
          const caller = callerOf(call.request, sessions);
          // A token that is no good is a mistake to be told, not a wish for a new account.
          if (!caller.ok && call.request.headers.authorization !== undefined) return caller;
          return seats.redeem(body, caller.ok ? caller.value : null, call.address);
        }),
      ),
    )
    .add(
      'GET',
      '/api/dossiers',
      signed((caller, call) => {
        const query = listRequestSchema.safeParse(Object.fromEntries(call.url.searchParams));
        if (!query.success) return refuse('badRequest', 'the query is not of this protocol');
        return ok(lists.list(caller.account.accountId, query.data));
      }),
    );
}
