import { z } from 'zod';
import { itemIdSchema, memberIdSchema } from '../ids.ts';
import { matterSchema } from '../rules/matter-rule.ts';
import { lineSchema, optionalLineSchema } from '../text.ts';
import { roleSchema, seatSchema } from './member.ts';

export const dossierCommands = [
  z
    .object({
      type: z.literal('dossier.create'),
      /** 密级: anything but `none` is refused with an explanation. */
      secrecy: z.enum(['none', 'restricted', 'secret']),
      title: lineSchema,
      docNo: optionalLineSchema,
      projectCode: optionalLineSchema,
      hostUnit: lineSchema,
      ownerUnit: lineSchema,
      compilerUnit: lineSchema,
      items: z
        .array(
          z
            .object({ itemId: itemIdSchema, matter: matterSchema, reportTitle: lineSchema })
            .strict()
            .readonly(),
        )
        .min(1)
        .max(10)
        .readonly(),
      /** The creating clerk's own seat; its id must be the actor's. */
      clerk: seatSchema,
    })
    .strict(),
  z.object({ type: z.literal('dossier.accept') }).strict(),
  z.object({ type: z.literal('item.archive'), itemId: itemIdSchema }).strict(),
  z.object({ type: z.literal('member.add'), seat: seatSchema }).strict(),
  /** Issued by the hub when an invitation is redeemed. */
  z.object({ type: z.literal('member.join'), memberId: memberIdSchema }).strict(),
  z
    .object({ type: z.literal('member.remove'), memberId: memberIdSchema, reason: optionalLineSchema })
    .strict(),
  /** Moves a person between the roles of the parties ledger (owner, compiler, department). */
  z.object({ type: z.literal('member.reassign'), memberId: memberIdSchema, role: roleSchema }).strict(),
] as const;
