import { z } from 'zod';
import { timeMsSchema } from '../domain/ids.ts';
import { lineSchema } from '../domain/text.ts';
import { accountSchema, dutySchema, loginNameSchema, passwordSchema, seatPeekSchema } from './http.ts';

/** Bodies about accounts: what administrators do, one's own account, and the one-time codes of both. */

const dutiesSchema = z
  .array(dutySchema)
  .max(dutySchema.options.length)
  .refine((duties) => new Set(duties).size === duties.length);

/** An account as its administrators see it: never its password, its tokens or what it works on. */
export const managedAccountSchema = accountSchema
  .extend({
    /** When it last did anything; null for an account that never did. */
    seenAt: timeMsSchema.nullable(),
    closedAt: timeMsSchema.nullable(),
  })
  .strict();
export type ManagedAccount = z.infer<typeof managedAccountSchema>;

/** Someone invited to make an account, who has not done so. One past its time stays until it is renewed or withdrawn. */
export const accountInvitationSchema = z
  .object({
    invitationId: z.string(),
    name: z.string(),
    unit: z.string(),
    duties: z.array(dutySchema),
    expiresAt: timeMsSchema,
  })
  .strict();
export type AccountInvitation = z.infer<typeof accountInvitationSchema>;

/** GET /api/accounts (admin) */
export const accountsAnswerSchema = z
  .object({ accounts: z.array(managedAccountSchema), invitations: z.array(accountInvitationSchema) })
  .strict();
export type AccountsAnswer = z.infer<typeof accountsAnswerSchema>;

/** POST /api/accounts/invitations (admin): the bureau's people; at least one duty. Answered with the code, once. */
export const inviteAccountRequestSchema = z
  .object({ name: lineSchema, unit: lineSchema, duties: dutiesSchema.min(1) })
  .strict();
export type InviteAccountRequest = z.infer<typeof inviteAccountRequestSchema>;

/** POST /api/accounts/:accountId/duties (admin); none makes a guest. */
export const setDutiesRequestSchema = z.object({ duties: dutiesSchema }).strict();

/** POST /api/codes/peek: what a code opens, before it is used: a seat, an account, or an account's password. */
export const codePeekSchema = z.discriminatedUnion('opens', [
  seatPeekSchema.extend({ opens: z.literal('seat') }).strict(),
  z
    .object({
      opens: z.literal('account'),
      name: z.string(),
      unit: z.string(),
      duties: z.array(dutySchema),
      expiresAt: timeMsSchema,
    })
    .strict(),
  z
    .object({
      opens: z.literal('password'),
      name: z.string(),
      unit: z.string(),
      login: z.string(),
      expiresAt: timeMsSchema,
    })
    .strict(),
]);
export type CodePeek = z.infer<typeof codePeekSchema>;
export type AccountCodePeek = Exclude<CodePeek, { opens: 'seat' }>;

/** POST /api/account-codes/redeem: an invitation asks for a login, a new password for an account keeps its own. */
export const redeemAccountCodeRequestSchema = z
  .object({ code: z.string().max(64), login: loginNameSchema.optional(), password: passwordSchema })
  .strict();

/** POST /api/account/password: one's own. */
export const changePasswordRequestSchema = z
  .object({ oldPassword: z.string().max(128), newPassword: passwordSchema })
  .strict();
export type ChangePasswordRequest = z.infer<typeof changePasswordRequestSchema>;

/** POST /api/account/profile: one's own. Seats keep the name they were given. */
export const changeProfileRequestSchema = z.object({ name: lineSchema, unit: lineSchema }).strict();
export type ChangeProfileRequest = z.infer<typeof changeProfileRequestSchema>;

/** GET /api/account/sessions: one's own, the one used last first. */
export const ownSessionSchema = z
  .object({
    beganAt: timeMsSchema,
    usedAt: timeMsSchema,
    /** What the program called itself when it connected; empty for one that never did. */
    app: z.string(),
    isCurrent: z.boolean(),
  })
  .strict();
export type OwnSession = z.infer<typeof ownSessionSchema>;
export const ownSessionsAnswerSchema = z.object({ sessions: z.array(ownSessionSchema) }).strict();
export type OwnSessionsAnswer = z.infer<typeof ownSessionsAnswerSchema>;
