import { z } from 'zod';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { HubStatus } from '#shared/protocol/hub-api.ts';
import {
  createAccountRequestSchema,
  inviteRequestSchema,
  listRequestSchema,
  loginRequestSchema,
  peekRequestSchema,
  redeemRequestSchema,
  reserveRequestSchema,
  setupRequestSchema,
} from '#shared/protocol/http.ts';
import { MIN_SUPPORTED_PROTOCOL, PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Caller, Sessions } from '../accounts/sessions.ts';
import type { Seats } from '../dossiers/seats.ts';
import { publicAccount } from '../registry/accounts-table.ts';
import { refuse } from '../runtime/faults.ts';
import type { SummaryRows } from '../store/sqlite/summary-rows.ts';
import { callerOf, readBody, sendResult, type HttpCall } from './http-call.ts';
import type { Handler, Router } from './router.ts';

export interface ApiPorts {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly seats: Seats;
  readonly lists: SummaryRows;
}

type Signed = Caller & { readonly token: string };
type Outcome = Result<unknown, Fault> | Promise<Result<unknown, Fault>>;

const nothing = z.object({}).strict();
const accountIdSchema = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/u);

/** The JSON interface of docs/spec/protocol.md: parse, ask, answer. */
export function addApiRoutes(router: Router, { accounts, sessions, seats, lists }: ApiPorts): void {
  /** For all. */
  const open = (work: (call: HttpCall) => Outcome): Handler => {
    return async (call) => sendResult(call.response, await work(call));
  };
  /** For whoever is logged in. */
  const signed = (work: (caller: Signed, call: HttpCall) => Outcome): Handler => {
    return open((call) => {
      const caller = callerOf(call.request, sessions);
      return caller.ok ? work(caller.value, call) : caller;
    });
  };

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
      'GET',
      '/api/accounts',
      signed((caller) => {
        const listed = accounts.list(caller);
        return listed.ok ? ok({ accounts: listed.value }) : listed;
      }),
    )
    .add(
      'POST',
      '/api/accounts',
      signed((caller, call) =>
        withBody(call, createAccountRequestSchema, (body) => accounts.create(caller, body)),
      ),
    )
    .add(
      'POST',
      '/api/accounts/:accountId/revoke',
      signed((caller, call) => closeAccount(accounts, caller, call, false)),
    )
    .add(
      'POST',
      '/api/accounts/:accountId/disable',
      signed((caller, call) => closeAccount(accounts, caller, call, true)),
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
      '/api/invitations/peek',
      open((call) => withBody(call, peekRequestSchema, ({ code }) => seats.peek(code, call.address))),
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

async function withBody<T>(
  call: HttpCall,
  schema: z.ZodType<T>,
  work: (body: T) => Outcome,
): Promise<Result<unknown, Fault>> {
  const body = await readBody(call.request, schema);
  return body.ok ? work(body.value) : body;
}

function closeAccount(
  accounts: Accounts,
  caller: Caller,
  call: HttpCall,
  disable: boolean,
): Promise<Result<unknown, Fault>> {
  return withBody(call, nothing, () => {
    const accountId = accountIdSchema.safeParse(call.params['accountId']);
    if (!accountId.success) return refuse('notFound', 'no such account');
    return empty(accounts.revoke(caller, accountId.data, disable));
  });
}

function empty(result: Result<true, Fault>): Result<unknown, Fault> {
  return result.ok ? ok({}) : result;
}
