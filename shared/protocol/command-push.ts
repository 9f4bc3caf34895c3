import { z } from 'zod';
import { commandSchema } from '../domain/command.ts';
import { commandIdSchema, deviceIdSchema, dossierIdSchema, timeMsSchema } from '../domain/ids.ts';
import { ledgerIdSchema } from '../domain/ledger/ledger-id.ts';
import { REJECTION_CODES } from '../domain/rejection.ts';

export const rejectionSchema = z
  .object({
    code: z.enum(REJECTION_CODES),
    rule: z.string().optional(),
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .strict();

/** `command.push`: one command. `mutationSeq` counts from 1 within (dossier, member, device) without gaps (S2). */
export const commandPushSchema = z
  .object({
    dossierId: dossierIdSchema,
    deviceId: deviceIdSchema,
    mutationSeq: z.number().int().min(1),
    commandId: commandIdSchema,
    authorAt: timeMsSchema,
    command: commandSchema,
  })
  .strict();
export type CommandPush = z.infer<typeof commandPushSchema>;

/**
 * The hub's one answer to a command, stored with it and repeated on a resend. `positions` name the events
 * it caused in ledgers its author may read.
 */
export const commandOutcomeSchema = z.discriminatedUnion('result', [
  z
    .object({
      result: z.literal('accepted'),
      positions: z.array(z.object({ ledgerId: ledgerIdSchema, seq: z.number().int().min(1) }).strict()),
      hubAt: timeMsSchema,
    })
    .strict(),
  z.object({ result: z.literal('rejected'), rejection: rejectionSchema, hubAt: timeMsSchema }).strict(),
]);
export type CommandOutcome = z.infer<typeof commandOutcomeSchema>;
