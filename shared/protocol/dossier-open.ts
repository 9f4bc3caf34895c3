import { z } from 'zod';
import { recordedEventSchema } from '../domain/event.ts';
import { deviceIdSchema, dossierIdSchema, memberIdSchema } from '../domain/ids.ts';
import { ledgerIdSchema } from '../domain/ledger/ledger-id.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/u);
const seq = z.number().int().min(0);

/** How far the client has read a ledger, with the hash of that line and of the slice it folded (S3). */
export const clientHeadSchema = z.object({ ledgerId: ledgerIdSchema, seq, hash, stateHash: hash }).strict();
export type ClientHead = z.infer<typeof clientHeadSchema>;

/** `dossier.open`: subscribe to a dossier and catch up. Also sent again after every reconnect. */
export const dossierOpenSchema = z
  .object({ dossierId: dossierIdSchema, deviceId: deviceIdSchema, heads: z.array(clientHeadSchema).max(8) })
  .strict();
export type DossierOpen = z.infer<typeof dossierOpenSchema>;

/** One ledger's part of the answer: `reset` means drop what you have of it and start from `events`. */
export const ledgerCatchUpSchema = z
  .object({
    ledgerId: ledgerIdSchema,
    reset: z.boolean(),
    events: z.array(recordedEventSchema),
    /** The hub's head; where `events` end before it, ask on with `events.pull`. */
    headSeq: seq,
    /** SHA-256 of the canonical JSON of the hub's slice at `headSeq`: what the replica must have after `events` reach it (S3). */
    stateHash: hash,
  })
  .strict();
export type LedgerCatchUp = z.infer<typeof ledgerCatchUpSchema>;

export const dossierOpenedSchema = z
  .object({
    memberId: memberIdSchema,
    /** Exactly the ledgers the member may read now; any other that the client holds it must forget. */
    ledgers: z.array(ledgerCatchUpSchema),
    /** The next mutation number the hub expects from this device. */
    nextMutationSeq: z.number().int().min(1),
  })
  .strict();
export type DossierOpened = z.infer<typeof dossierOpenedSchema>;

export const eventsPullSchema = z
  .object({
    dossierId: dossierIdSchema,
    ledgerId: ledgerIdSchema,
    afterSeq: seq,
    limit: z.number().int().min(1).max(2000),
  })
  .strict();
export type EventsPull = z.infer<typeof eventsPullSchema>;

/** Events of one ledger in order, dense, of one or more commits. */
export const eventsBatchSchema = z
  .object({
    dossierId: dossierIdSchema,
    ledgerId: ledgerIdSchema,
    events: z.array(recordedEventSchema),
    headSeq: seq,
  })
  .strict();
export type EventsBatch = z.infer<typeof eventsBatchSchema>;
