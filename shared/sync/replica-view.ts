import { z } from 'zod';
import { commandSchema } from '../domain/command.ts';
import { commandIdSchema, type DossierId, type MemberId } from '../domain/ids.ts';
import { ledgerIdSchema } from '../domain/ledger/ledger-id.ts';
import type { Head } from '../domain/ledger/chain.ts';
import type { DossierState } from '../domain/state.ts';
import { rejectionSchema } from '../protocol/command-push.ts';

/** A command on this machine that the hub's ledgers do not show yet. */
export const pendingCommandSchema = z.object({
  mutationSeq: z.number().int().min(1),
  commandId: commandIdSchema,
  authorAt: z.number(),
  command: commandSchema,
  /** Ledgers in which its events have arrived already. */
  arrived: z.array(ledgerIdSchema),
  /** `saved`: durable here. `received`: the hub has committed it, its events are on their way (S1). */
  status: z.enum(['saved', 'received']),
});
export type PendingCommand = z.infer<typeof pendingCommandSchema>;

/** A command the hub refused: back as an editable draft with the reason (S4). */
export const returnedDraftSchema = z.object({
  commandId: commandIdSchema,
  authorAt: z.number(),
  command: commandSchema,
  rejection: rejectionSchema,
  returnedAt: z.number(),
});
export type ReturnedDraft = z.infer<typeof returnedDraftSchema>;

/** What a screen shows of a dossier. `state` is `confirmed` with the pending commands' predictions on top. */
export interface DossierView {
  readonly dossierId: DossierId;
  readonly memberId: MemberId;
  readonly state: DossierState;
  readonly confirmed: DossierState;
  readonly heads: readonly Head[];
  readonly pending: readonly PendingCommand[];
  readonly drafts: readonly ReturnedDraft[];
}
