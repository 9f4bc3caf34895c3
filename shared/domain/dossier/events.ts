import { z } from 'zod';
import { dossierIdSchema, itemIdSchema, meetingIdSchema, memberIdSchema } from '../ids.ts';
import { matterSchema } from '../rules/matter-rule.ts';
import { roleSchema, seatSchema } from './member.ts';
import { stageSchema } from './stage.ts';

export const dossierEvents = [
  z.object({
    type: z.literal('dossier.created'),
    v: z.literal(1),
    payload: z.object({
      title: z.string(),
      docNo: z.string(),
      projectCode: z.string(),
      hostUnit: z.string(),
      ownerUnit: z.string(),
      compilerUnit: z.string(),
      items: z.array(
        z.object({ itemId: itemIdSchema, matter: matterSchema, reportTitle: z.string(), ruleId: z.string() }),
      ),
      /** 演练: the meeting that is practised for; left out of every review. */
      rehearsalOf: z.object({ dossierId: dossierIdSchema, meetingId: meetingIdSchema }).optional(),
    }),
  }),
  z.object({ type: z.literal('dossier.accepted'), v: z.literal(1), payload: z.object({}) }),
  z.object({
    type: z.literal('item.stageMoved'),
    v: z.literal(1),
    payload: z.object({ itemId: itemIdSchema, stage: stageSchema }),
  }),
  z.object({ type: z.literal('member.added'), v: z.literal(1), payload: z.object({ seat: seatSchema }) }),
  z.object({
    type: z.literal('member.joined'),
    v: z.literal(1),
    payload: z.object({ memberId: memberIdSchema }),
  }),
  z.object({
    type: z.literal('member.removed'),
    v: z.literal(1),
    payload: z.object({ memberId: memberIdSchema, reason: z.string() }),
  }),
  z.object({
    type: z.literal('member.reassigned'),
    v: z.literal(1),
    payload: z.object({ memberId: memberIdSchema, role: roleSchema }),
  }),
] as const;
