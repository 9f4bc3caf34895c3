import { z } from 'zod';
import { itemIdSchema, memberIdSchema } from '../ids.ts';
import { optionalProseSchema } from '../text.ts';

/** The nine parts of the commitment letter (承诺书), after the letters used in expert sessions. */
export const COMMITMENT_CLAUSES = [
  'recusal',
  'competence',
  'integrity',
  'confidentiality',
  'discipline',
  'reportOffences',
  'reportInterference',
  'responsibility',
  'health',
] as const;

export const panelCommands = [
  z
    .object({
      type: z.literal('recusal.declare'),
      /** True: the expert has an interest and withdraws (回避); the seat is closed at once. */
      conflict: z.boolean(),
      statement: optionalProseSchema,
    })
    .strict(),
  z
    .object({
      type: z.literal('commitment.sign'),
      clauses: z.array(z.enum(COMMITMENT_CLAUSES)).length(COMMITMENT_CLAUSES.length).readonly(),
    })
    .strict(),
  z.object({ type: z.literal('panel.confirm') }).strict(),
  z.object({ type: z.literal('chair.nominate'), itemId: itemIdSchema, memberId: memberIdSchema }).strict(),
  z.object({ type: z.literal('chair.consent'), itemId: itemIdSchema }).strict(),
] as const;
