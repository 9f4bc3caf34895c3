import { z } from 'zod';
import { seatSchema } from '../dossier/member.ts';
import { fileRefSchema } from '../file-ref.ts';
import {
  dossierIdSchema,
  itemIdSchema,
  meetingIdSchema,
  memberIdSchema,
  timeMsSchema,
  versionIdSchema,
} from '../ids.ts';
import { agendaStepSchema } from '../meeting/agenda.ts';
import { matterSchema } from '../rules/matter-rule.ts';
import { lineSchema } from '../text.ts';

export const rehearsalCommands = [
  /** Issued by the hub: the whole of a practice dossier at once, up to a meeting that waits for being opened. */
  z
    .object({
      type: z.literal('rehearsal.begin'),
      /** The meeting that is practised for. */
      of: z.object({ dossierId: dossierIdSchema, meetingId: meetingIdSchema }).strict(),
      title: lineSchema,
      hostUnit: lineSchema,
      ownerUnit: lineSchema,
      compilerUnit: lineSchema,
      items: z
        .array(
          z
            .object({
              item: z
                .object({ itemId: itemIdSchema, matter: matterSchema, reportTitle: lineSchema })
                .strict(),
              version: z.object({ versionId: versionIdSchema, file: fileRefSchema }).strict(),
              chair: memberIdSchema.nullable(),
            })
            .strict()
            .readonly(),
        )
        .min(1)
        .max(10)
        .readonly(),
      /** Everyone who takes part, one clerk among them. */
      seats: z.array(seatSchema).min(1).max(200).readonly(),
      meeting: z
        .object({
          meetingId: meetingIdSchema,
          title: lineSchema,
          startsAt: timeMsSchema,
          endsAt: timeMsSchema,
          steps: z.array(agendaStepSchema).min(1).max(100).readonly(),
        })
        .strict(),
    })
    .strict(),
  /** 结束演练: for everyone and for good. */
  z.object({ type: z.literal('rehearsal.end') }).strict(),
] as const;
