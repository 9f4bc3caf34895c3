import { z } from 'zod';
import { meetingIdSchema, memberIdSchema, timeMsSchema } from '../domain/ids.ts';
import { LETTER_KINDS } from '../domain/meeting/letter-kind.ts';
import { optionalLineSchema } from '../domain/text.ts';

/** Letters to those invited to a meeting: the dossier's clerk sends and reads of them, nobody else. */

/** '' takes the address away. One address, so that nobody is told of another. */
export const mailAddressSchema = z.union([z.literal(''), z.email().max(200)]);
export const telephoneSchema = z.string().regex(/^[0-9+() -]{0,30}$/u);

/** POST /api/dossiers/:dossierId/contacts */
export const setContactRequestSchema = z
  .object({ memberId: memberIdSchema, mail: mailAddressSchema, telephone: telephoneSchema })
  .strict();
export type SetContactRequest = z.infer<typeof setContactRequestSchema>;

/** POST /api/dossiers/:dossierId/meetings/:meetingId/letters: to each of these people a letter of their own. */
export const sendLettersRequestSchema = z
  .object({
    /** Chosen by the sender: the same request asked twice sends once. */
    requestId: z.string().regex(/^[A-Za-z0-9_-]{4,40}$/u),
    memberIds: z.array(memberIdSchema).min(1).max(200).readonly(),
    /** 联系人、电话 as the letters say it. */
    contact: optionalLineSchema,
    /** Whether who has not answered is reminded a day before, and who is not there an hour before. */
    reminds: z.boolean(),
  })
  .strict();
export type SendLettersRequest = z.infer<typeof sendLettersRequestSchema>;

/**
 * Why a letter did not go: refused by the mail server for good, never reached it, no way to log in there; or it was
 * not to be sent any more, because the person is not invited now, or the meeting was moved, called off or held meanwhile.
 */
export const letterFailureSchema = z.enum([
  'refused',
  'unreachable',
  'login',
  'noAddress',
  'notInvited',
  'overtaken',
]);
export type LetterFailure = z.infer<typeof letterFailureSchema>;

export const letterStateSchema = z
  .object({
    kind: z.enum(LETTER_KINDS),
    status: z.enum(['queued', 'sent', 'failed']),
    /** Of the last try; null where there is nothing to say. */
    failure: letterFailureSchema.nullable(),
    /** The mail server's own number, as 550; null without one. */
    serverCode: z.number().nullable(),
    tries: z.number(),
    at: timeMsSchema,
  })
  .strict();
export type LetterState = z.infer<typeof letterStateSchema>;

/** GET /api/dossiers/:dossierId/meetings/:meetingId/letters, and the answer of sending. */
export const lettersAnswerSchema = z
  .object({
    meetingId: meetingIdSchema,
    /** The address letters come from; null where this hub has no mail server. */
    from: z.string().nullable(),
    contact: z.string(),
    reminds: z.boolean(),
    people: z.array(
      z
        .object({
          memberId: memberIdSchema,
          mail: z.string(),
          telephone: z.string(),
          /** Oldest first. */
          letters: z.array(letterStateSchema),
        })
        .strict(),
    ),
  })
  .strict();
export type LettersAnswer = z.infer<typeof lettersAnswerSchema>;
