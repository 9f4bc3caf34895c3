import { z } from 'zod';
import { itemIdSchema, meetingIdSchema, memberIdSchema, voteIdSchema } from '../ids.ts';
import { secrecySchema, voteOptionSchema } from './vote.ts';

const question = {
  voteId: voteIdSchema,
  meetingId: meetingIdSchema,
  itemId: itemIdSchema.nullable(),
  question: z.string(),
  options: z.array(voteOptionSchema),
  secrecy: secrecySchema,
  ruleId: z.string(),
};
const ofVote = z.object({ voteId: voteIdSchema });
const option = z.number().int().min(0);

export const voteEvents = [
  z.object({ type: z.literal('vote.prepared'), v: z.literal(1), payload: z.object(question) }),
  z.object({
    type: z.literal('vote.opened'),
    v: z.literal(1),
    payload: z.object({ voteId: voteIdSchema, electors: z.array(memberIdSchema) }),
  }),
  /** In the panel's ledger: that somebody has voted, and nothing else. */
  z.object({
    type: z.literal('vote.voted'),
    v: z.literal(1),
    payload: z.object({ voteId: voteIdSchema, memberId: memberIdSchema }),
  }),
  /** In the voter's private ledger, of a named vote only. */
  z.object({
    type: z.literal('vote.ballotKept'),
    v: z.literal(1),
    payload: z.object({ voteId: voteIdSchema, option }),
  }),
  z.object({ type: z.literal('vote.closed'), v: z.literal(1), payload: ofVote }),
  z.object({
    type: z.literal('vote.cancelled'),
    v: z.literal(1),
    payload: z.object({ voteId: voteIdSchema, reason: z.string() }),
  }),
  z.object({
    type: z.literal('vote.tallied'),
    v: z.literal(1),
    payload: z.object({
      voteId: voteIdSchema,
      counts: z.array(option),
      ballots: z.array(z.object({ memberId: memberIdSchema, option })).nullable(),
    }),
  }),
  z.object({
    type: z.literal('vote.published'),
    v: z.literal(1),
    payload: z.object({ voteId: voteIdSchema, audience: z.enum(['panel', 'parties']) }),
  }),
  /** In the ledger of everyone: the result, without names. */
  z.object({
    type: z.literal('vote.announced'),
    v: z.literal(1),
    payload: z.object({ ...question, electors: z.number(), counts: z.array(option) }),
  }),
] as const;
