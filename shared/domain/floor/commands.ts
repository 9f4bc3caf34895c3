import { z } from 'zod';
import { meetingIdSchema, memberIdSchema, turnIdSchema } from '../ids.ts';
import { pageRefSchema } from '../report/page-ref.ts';
import { optionalLineSchema } from '../text.ts';
import { turnKindSchema } from './turn.ts';

const ofTurn = { meetingId: meetingIdSchema, turnId: turnIdSchema };

/**
 * The part of the meeting that the words are meant for: 0 with the doors open, else which closed deliberation, from
 * 1. A command that arrives when the doors have moved is refused, so that no word gets from one part into another.
 */
export const partSchema = z.number().int().min(0).max(1000);

export const floorCommands = [
  /** A hand raised. `speaker`: the lead writes somebody down who asked aloud, or by telephone. */
  z
    .object({
      type: z.literal('floor.raise'),
      ...ofTurn,
      kind: turnKindSchema,
      topic: optionalLineSchema,
      page: pageRefSchema.nullable(),
      deliberation: partSchema,
      speaker: memberIdSchema.optional(),
    })
    .strict(),
  z.object({ type: z.literal('floor.withdraw'), ...ofTurn }).strict(),
  /** Among those who wait: before that turn, or last. */
  z.object({ type: z.literal('floor.move'), ...ofTurn, beforeTurnId: turnIdSchema.nullable() }).strict(),
  z.object({ type: z.literal('floor.begin'), ...ofTurn }).strict(),
  z.object({ type: z.literal('floor.pause'), ...ofTurn }).strict(),
  z.object({ type: z.literal('floor.resume'), ...ofTurn }).strict(),
  z.object({ type: z.literal('floor.extend'), ...ofTurn }).strict(),
  z.object({ type: z.literal('floor.end'), ...ofTurn }).strict(),
] as const;
