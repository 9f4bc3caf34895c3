import { z } from 'zod';
import { itemIdSchema, meetingIdSchema, voteIdSchema } from '../ids.ts';
import { lineSchema, proseSchema } from '../text.ts';
import { secrecySchema, voteOptionSchema } from './vote.ts';

export const voteCommands = [
  /** Also again, while it is prepared: the question is put otherwise. */
  z
    .object({
      type: z.literal('vote.prepare'),
      voteId: voteIdSchema,
      meetingId: meetingIdSchema,
      itemId: itemIdSchema.nullable(),
      question: proseSchema,
      options: z.array(voteOptionSchema).min(2).max(8).readonly(),
      secrecy: secrecySchema,
      ruleId: z.string().max(80),
    })
    .strict(),
  z.object({ type: z.literal('vote.open'), voteId: voteIdSchema }).strict(),
  z
    .object({
      type: z.literal('vote.cast'),
      voteId: voteIdSchema,
      /** Index of the option. */
      option: z.number().int().min(0).max(7),
    })
    .strict(),
  z.object({ type: z.literal('vote.close'), voteId: voteIdSchema }).strict(),
  z.object({ type: z.literal('vote.cancel'), voteId: voteIdSchema, reason: lineSchema }).strict(),
  z
    .object({
      type: z.literal('vote.publish'),
      voteId: voteIdSchema,
      /** `parties`: everyone in the dossier is told the question and the counts, and not who voted what. */
      audience: z.enum(['panel', 'parties']),
    })
    .strict(),
  /** Issued by the hub after a vote was closed: what is in its ballot box; null for a named vote, which has none. */
  z
    .object({
      type: z.literal('vote.tally'),
      voteId: voteIdSchema,
      box: z.array(z.number().int().min(0)).max(8).readonly().nullable(),
    })
    .strict(),
] as const;
