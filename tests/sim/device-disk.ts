import type { RecordedEvent } from '#shared/domain/event.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type {
  OutboxRow,
  ReplicaStore,
  ReplicaTransaction,
  StoredReplica,
} from '#shared/sync/replica-store.ts';
import type { ReturnedDraft } from '#shared/sync/replica-view.ts';

/** Thrown where a device dies in the middle of its work. */
export class PowerCut extends Error {
  override name = 'PowerCut';
}

/** One for all: making errors is slow, and this one is no surprise. */
const POWER_CUT = new PowerCut();

/** What one transaction changed. */
export interface Written {
  readonly appended: Map<LedgerId, readonly RecordedEvent[]>;
  readonly droppedLedgers: LedgerId[];
  readonly outboxPut: OutboxRow[];
  readonly outboxDeleted: CommandId[];
  readonly draftsPut: ReturnedDraft[];
  readonly draftsDeleted: CommandId[];
}

export interface DiskWatcher {
  written(disk: DeviceDisk, written: Written): void;
  /** Whether the power goes at this write, and on which side of it. */
  powerCut(): 'before' | 'after' | null;
}

/** What survives a device, and where its power may go. */
export class DeviceDisk implements ReplicaStore {
  events = new Map<LedgerId, readonly RecordedEvent[]>();
  readonly outbox = new Map<CommandId, OutboxRow>();
  readonly drafts = new Map<CommandId, ReturnedDraft>();
  nextMutationSeq = 1;
  isOff = false;
  readonly #watcher: DiskWatcher;

  constructor(watcher: DiskWatcher) {
    this.#watcher = watcher;
  }

  load(): StoredReplica {
    return {
      events: new Map(this.events),
      outbox: [...this.outbox.values()].sort((a, b) => a.mutationSeq - b.mutationSeq),
      drafts: [...this.drafts.values()],
      nextMutationSeq: this.nextMutationSeq,
    };
  }

  lines(_dossierId: unknown, ledgerId: LedgerId, afterSeq: number, limit: number): readonly RecordedEvent[] {
    return (this.events.get(ledgerId) ?? []).slice(afterSeq, afterSeq + limit);
  }

  transact(_dossierId: unknown, work: (tx: ReplicaTransaction) => void): void {
    if (this.isOff) throw POWER_CUT;
    const written: Written = {
      appended: new Map(),
      droppedLedgers: [],
      outboxPut: [],
      outboxDeleted: [],
      draftsPut: [],
      draftsDeleted: [],
    };
    let nextMutationSeq = this.nextMutationSeq;
    work({
      appendEvents: (ledgerId, events) => written.appended.set(ledgerId, events),
      dropLedger: (ledgerId) => written.droppedLedgers.push(ledgerId),
      putOutbox: (row) => written.outboxPut.push(row),
      deleteOutbox: (commandId) => written.outboxDeleted.push(commandId),
      putDraft: (draft) => written.draftsPut.push(draft),
      deleteDraft: (commandId) => written.draftsDeleted.push(commandId),
      setNextMutationSeq: (next) => (nextMutationSeq = next),
    });
    const cut = this.#watcher.powerCut();
    if (cut === 'before') this.#cut();
    this.#apply(written);
    this.nextMutationSeq = nextMutationSeq;
    this.#watcher.written(this, written);
    if (cut === 'after') this.#cut();
  }

  /** Everything gone, as with a new disk. */
  wipe(): void {
    this.events = new Map();
    this.outbox.clear();
    this.drafts.clear();
    this.nextMutationSeq = 1;
  }

  #cut(): never {
    this.isOff = true;
    throw POWER_CUT;
  }

  #apply(written: Written): void {
    for (const ledgerId of written.droppedLedgers) this.events.delete(ledgerId);
    for (const [ledgerId, events] of written.appended) {
      this.events.set(ledgerId, [...(this.events.get(ledgerId) ?? []), ...events]);
    }
    // Deletions first: that is how a renumbering is written.
    for (const commandId of written.outboxDeleted) this.outbox.delete(commandId);
    for (const row of written.outboxPut) this.outbox.set(row.commandId, row);
    for (const draft of written.draftsPut) this.drafts.set(draft.commandId, draft);
    for (const commandId of written.draftsDeleted) this.drafts.delete(commandId);
  }
}
