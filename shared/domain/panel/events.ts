import { z } from 'zod';
import { itemIdSchema, memberIdSchema } from '../ids.ts';
import { seatSchema } from '../dossier/member.ts';

export const panelEvents = [
  z.object({
    type: z.literal('recusal.declared'),
    v: z.literal(1),
    payload: z.object({ memberId: memberIdSchema, conflict: z.boolean(), statement: z.string() }),
  }),
  z.object({
    type: z.literal('commitment.signed'),
    v: z.literal(1),
    payload: z.object({ memberId: memberIdSchema, clauses: z.array(z.string()) }),
  }),
  z.object({ type: z.literal('panel.confirmed'), v: z.literal(1), payload: z.object({}) }),
  z.object({
    type: z.literal('chair.nominated'),
    v: z.literal(1),
    payload: z.object({ itemId: itemIdSchema, memberId: memberIdSchema }),
  }),
  z.object({
    type: z.literal('chair.appointed'),
    v: z.literal(1),
    payload: z.object({ itemId: itemIdSchema, memberId: memberIdSchema }),
  }),
  /** The release of the roster to everyone, when the meeting opens; until then applicants know no expert's name. */
  z.object({
    type: z.literal('panel.announced'),
    v: z.literal(1),
    payload: z.object({
      experts: z.array(seatSchema),
      chairs: z.array(z.object({ itemId: itemIdSchema, memberId: memberIdSchema })),
    }),
  }),
] as const;
