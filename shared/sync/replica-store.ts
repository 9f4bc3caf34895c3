import type { Command } from '../domain/command.ts';
import type { RecordedEvent } from '../domain/event.ts';
import type { CommandId, DossierId } from '../domain/ids.ts';
import type { LedgerId } from '../domain/ledger/ledger-id.ts';
import type { CommandOutcome } from '../protocol/command-push.ts';
import type { ReturnedDraft } from './replica-view.ts';

/** A command on its way to the hub. `outcome` is null until the hub has answered. */
export interface OutboxRow {
  /** Dense from 1 within (dossier, member, device); the order in which the hub takes commands. */
  readonly mutationSeq: number;
  readonly commandId: CommandId;
  readonly authorAt: number;
  readonly command: Command;
  readonly outcome: Extract<CommandOutcome, { result: 'accepted' }> | null;
}

export interface StoredReplica {
  /** By ledger, in `seq` order, as verified when they were appended. */
  readonly events: ReadonlyMap<LedgerId, readonly RecordedEvent[]>;
  /** In `mutationSeq` order. */
  readonly outbox: readonly OutboxRow[];
  readonly drafts: readonly ReturnedDraft[];
  /** The next mutation number; survives the rows it was given to. */
  readonly nextMutationSeq: number;
}

/**
 * Where one person's replica of a dossier rests on this machine. Synchronous on purpose: what `transact`
 * returned from is durable, and no other code of the process runs in between.
 */
export interface ReplicaStore {
  load(dossierId: DossierId): StoredReplica;
  /** Lines of one ledger behind `afterSeq`, in order, at most `limit`; none of a ledger that is not kept. */
  lines(dossierId: DossierId, ledgerId: LedgerId, afterSeq: number, limit: number): readonly RecordedEvent[];
  /** All or nothing; throws if it could not be made durable, and then nothing has changed. */
  transact(dossierId: DossierId, work: (tx: ReplicaTransaction) => void): void;
}

export interface ReplicaTransaction {
  /** Events of one ledger, following the ledger's last one. */
  appendEvents(ledgerId: LedgerId, events: readonly RecordedEvent[]): void;
  /** Forgets a ledger for good, leaving no bytes of it behind. */
  dropLedger(ledgerId: LedgerId): void;
  putOutbox(row: OutboxRow): void;
  deleteOutbox(commandId: CommandId): void;
  putDraft(draft: ReturnedDraft): void;
  deleteDraft(commandId: CommandId): void;
  setNextMutationSeq(next: number): void;
}
