import { z } from 'zod';
import {
  accountsAnswerSchema,
  changePasswordRequestSchema,
  changeProfileRequestSchema,
  codePeekSchema,
  inviteAccountRequestSchema,
  ownSessionsAnswerSchema,
  redeemAccountCodeRequestSchema,
  setDutiesRequestSchema,
} from '../accounts.ts';
import { accountSchema, inviteAnswerSchema } from '../http.ts';
import { nothing, okOr } from './shapes.ts';

const account = z.object({ accountId: z.string().max(40) }).strict();
const invitation = z.object({ invitationId: z.string().max(40) }).strict();
const done = okOr(z.literal(true));

/** The methods about accounts: the hub's interface, handed on for whoever is signed in. */
export const accountsContract = {
  'accounts.list': { request: nothing, response: okOr(accountsAnswerSchema) },
  'accounts.invite': { request: inviteAccountRequestSchema, response: okOr(inviteAnswerSchema) },
  'accounts.renewInvitation': { request: invitation, response: okOr(inviteAnswerSchema) },
  'accounts.withdrawInvitation': { request: invitation, response: done },
  'accounts.setDuties': {
    request: account.extend({ duties: setDutiesRequestSchema.shape.duties }),
    response: done,
  },
  'accounts.setClosed': { request: account.extend({ isClosed: z.boolean() }), response: done },
  'accounts.endSessions': { request: account, response: done },
  'accounts.resetPassword': { request: account, response: okOr(inviteAnswerSchema) },
  'account.changePassword': { request: changePasswordRequestSchema, response: done },
  'account.changeProfile': { request: changeProfileRequestSchema, response: okOr(accountSchema) },
  'account.sessions': { request: nothing, response: okOr(ownSessionsAnswerSchema) },
  'account.endOtherSessions': { request: nothing, response: done },
  'code.peek': {
    request: z.object({ code: z.string().max(64) }).strict(),
    response: okOr(codePeekSchema),
  },
  /** Ends signed in, as a login does. */
  'accountCode.redeem': { request: redeemAccountCodeRequestSchema, response: done },
} as const;
