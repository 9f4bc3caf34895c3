import { z } from 'zod';
import { fileRefSchema } from '../domain/file-ref.ts';
import { pictureRefSchema } from '../domain/picture-ref.ts';
import { recordingRefSchema } from '../domain/recording-ref.ts';
import { dossierIdSchema, memberIdSchema, timeMsSchema } from '../domain/ids.ts';
import { lineSchema, optionalLineSchema } from '../domain/text.ts';
import { roleSchema } from '../domain/dossier/member.ts';
import { dossierSummarySchema } from '../domain/view/summary.ts';

/** Bodies of the hub's HTTP interface. Answers are these bodies, or `{fault}` with a 4xx/5xx status. */

export const loginNameSchema = z
  .string()
  .trim()
  .min(2)
  .max(64)
  .regex(/^[\p{L}\p{N}._@-]+$/u);
/** Length is what counts (ASVS 6.2.1); the hub refuses common passwords besides. */
export const passwordSchema = z.string().min(8).max(128);

/** Bureau-wide duties; a person with none is a guest who came by a dossier's invitation. */
export const dutySchema = z.enum(['admin', 'clerk', 'leader', 'department']);
export type Duty = z.infer<typeof dutySchema>;

export const accountSchema = z
  .object({
    accountId: z.string(),
    login: z.string(),
    name: z.string(),
    unit: z.string(),
    duties: z.array(dutySchema),
  })
  .strict();
export type Account = z.infer<typeof accountSchema>;

/** POST /api/setup: the first administrator, by the code the hub printed once. */
export const setupRequestSchema = z
  .object({
    code: z.string().max(64),
    login: loginNameSchema,
    name: lineSchema,
    unit: lineSchema,
    password: passwordSchema,
  })
  .strict();
/** POST /api/login */
export const loginRequestSchema = z
  .object({ login: z.string().max(64), password: z.string().max(128) })
  .strict();
/** Answer of setup, login and redeem. The token goes into `Authorization: Bearer` and the socket's `auth`. */
export const sessionAnswerSchema = z
  .object({ token: z.string(), expiresAt: timeMsSchema, account: accountSchema })
  .strict();
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

/** POST /api/invitations (the dossier's clerk): a one-time code for one seat. */
export const inviteRequestSchema = z
  .object({ dossierId: dossierIdSchema, memberId: memberIdSchema })
  .strict();
export const inviteAnswerSchema = z
  .object({ code: z.string(), link: z.string(), expiresAt: timeMsSchema })
  .strict();
export type InviteAnswer = z.infer<typeof inviteAnswerSchema>;

/** POST /api/codes/peek */
export const peekRequestSchema = z.object({ code: z.string().max(64) }).strict();
/** Whom a dossier's invitation is for, so that the person sees what they accept. */
export const seatPeekSchema = z
  .object({
    dossierTitle: z.string(),
    name: z.string(),
    unit: z.string(),
    role: roleSchema,
    expiresAt: timeMsSchema,
  })
  .strict();
export type SeatPeek = z.infer<typeof seatPeekSchema>;

/**
 * POST /api/invitations/redeem: takes the seat. With a session the seat goes to that account; without one
 * `login` and `password` make a new account. The name on the account is the seat's.
 */
export const redeemRequestSchema = z
  .object({
    code: z.string().max(64),
    login: loginNameSchema.optional(),
    password: passwordSchema.optional(),
  })
  .strict();
export const redeemAnswerSchema = sessionAnswerSchema.extend({
  dossierId: dossierIdSchema,
  memberId: memberIdSchema,
});
export type RedeemAnswer = z.infer<typeof redeemAnswerSchema>;

/** POST /api/seats: before `dossier.create`, the clerk's account reserves its seat in a new dossier. */
export const reserveRequestSchema = z
  .object({ dossierId: dossierIdSchema, memberId: memberIdSchema })
  .strict();

/** GET /api/dossiers?offset&limit&filter&text */
export const listFilterSchema = z.enum(['active', 'mine', 'archived', 'all']);
export type ListFilter = z.infer<typeof listFilterSchema>;
export const listRequestSchema = z
  .object({
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
    filter: listFilterSchema.default('active'),
    text: optionalLineSchema.default(''),
    /** Only rows changed after this instant, for a replica that keeps the list. */
    changedAfter: z.coerce.number().int().min(0).default(0),
  })
  .strict();
export const listAnswerSchema = z
  .object({
    rows: z.array(dossierSummarySchema),
    total: z.number(),
    counts: z
      .object({ active: z.number(), mine: z.number(), archived: z.number(), all: z.number() })
      .strict(),
  })
  .strict();
export type ListAnswer = z.infer<typeof listAnswerSchema>;

/**
 * A report goes up by tus at /files with metadata `dossierId`, `filename`, a picture of a comment with
 * `kind` `picture`, a recording of a meeting with `kind` `recording` beside them; then GET /api/uploads/:id tells how its check went. A rejected file is kept nowhere.
 */
export const uploadStatusSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('receiving'), offset: z.number(), size: z.number() }).strict(),
  z.object({ status: z.literal('checking') }).strict(),
  z.object({ status: z.literal('accepted'), file: fileRefSchema, findings: z.array(z.string()) }).strict(),
  z.object({ status: z.literal('pictureAccepted'), picture: pictureRefSchema }).strict(),
  z.object({ status: z.literal('recordingAccepted'), recording: recordingRefSchema }).strict(),
  z.object({ status: z.literal('rejected'), reason: z.string(), findings: z.array(z.string()) }).strict(),
]);
export type UploadStatus = z.infer<typeof uploadStatusSchema>;
