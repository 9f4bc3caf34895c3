import { z } from 'zod';
import { meetingIdSchema, memberIdSchema, stepIdSchema, turnIdSchema } from '../ids.ts';
import { pageRefSchema } from '../report/page-ref.ts';
import { turnKindSchema } from './turn.ts';

const ofTurn = {
  meetingId: meetingIdSchema,
  turnId: turnIdSchema,
  /** In the panel ledger: during which closed deliberation of the meeting, from 1. */
  deliberation: z.number().optional(),
};

/** In `parties` with the doors open, in `panel` behind closed doors. */
export const floorEvents = [
  z.object({
    type: z.literal('floor.raised'),
    v: z.literal(1),
    payload: z.object({
      ...ofTurn,
      speaker: memberIdSchema,
      kind: turnKindSchema,
      topic: z.string(),
      page: pageRefSchema.nullable(),
    }),
  }),
  z.object({ type: z.literal('floor.withdrawn'), v: z.literal(1), payload: z.object(ofTurn) }),
  z.object({
    type: z.literal('floor.moved'),
    v: z.literal(1),
    payload: z.object({ ...ofTurn, beforeTurnId: turnIdSchema.nullable() }),
  }),
  z.object({
    type: z.literal('floor.began'),
    v: z.literal(1),
    payload: z.object({
      ...ofTurn,
      stepId: stepIdSchema.nullable(),
      limitMs: z.number(),
      /** The rule row that set the limit; absent where the agenda did. */
      ruleId: z.string().optional(),
    }),
  }),
  z.object({ type: z.literal('floor.paused'), v: z.literal(1), payload: z.object(ofTurn) }),
  z.object({ type: z.literal('floor.resumed'), v: z.literal(1), payload: z.object(ofTurn) }),
  z.object({
    type: z.literal('floor.extended'),
    v: z.literal(1),
    payload: z.object({ ...ofTurn, byMs: z.number() }),
  }),
  z.object({ type: z.literal('floor.ended'), v: z.literal(1), payload: z.object(ofTurn) }),
] as const;
