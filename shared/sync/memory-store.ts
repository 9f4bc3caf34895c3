import type { RecordedEvent } from '../domain/event.ts';
import type { DossierId } from '../domain/ids.ts';
import type { LedgerId } from '../domain/ledger/ledger-id.ts';
import type { OutboxRow, ReplicaStore, ReplicaTransaction, StoredReplica } from './replica-store.ts';
import type { ReturnedDraft } from './replica-view.ts';

interface Shelf {
  readonly events: Map<LedgerId, RecordedEvent[]>;
  readonly outbox: Map<string, OutboxRow>;
  readonly drafts: Map<string, ReturnedDraft>;
  nextMutationSeq: number;
}

/** A replica store that lives as long as its page: for browsers, which keep nothing, and for tests. */
export class MemoryReplicaStore implements ReplicaStore {
  readonly #shelves = new Map<DossierId, Shelf>();

  load(dossierId: DossierId): StoredReplica {
    const shelf = this.#shelf(dossierId);
    return {
      events: new Map([...shelf.events].map(([ledgerId, events]) => [ledgerId, [...events]])),
      outbox: [...shelf.outbox.values()].sort((a, b) => a.mutationSeq - b.mutationSeq),
      drafts: [...shelf.drafts.values()],
      nextMutationSeq: shelf.nextMutationSeq,
    };
  }

  lines(dossierId: DossierId, ledgerId: LedgerId, afterSeq: number, limit: number): readonly RecordedEvent[] {
    // Dense from 1.
    return (this.#shelf(dossierId).events.get(ledgerId) ?? []).slice(afterSeq, afterSeq + limit);
  }

  transact(dossierId: DossierId, work: (tx: ReplicaTransaction) => void): void {
    const shelf = this.#shelf(dossierId);
    const changes: (() => void)[] = [];
    work({
      appendEvents: (ledgerId, events) =>
        changes.push(() => {
          const lines = shelf.events.get(ledgerId) ?? [];
          // In place: `load` hands out copies, and a long ledger copied for every line would cost its square.
          for (const event of events) lines.push(event);
          shelf.events.set(ledgerId, lines);
        }),
      dropLedger: (ledgerId) => changes.push(() => shelf.events.delete(ledgerId)),
      putOutbox: (row) => changes.push(() => shelf.outbox.set(row.commandId, row)),
      deleteOutbox: (commandId) => changes.push(() => shelf.outbox.delete(commandId)),
      putDraft: (draft) => changes.push(() => shelf.drafts.set(draft.commandId, draft)),
      deleteDraft: (commandId) => changes.push(() => shelf.drafts.delete(commandId)),
      setNextMutationSeq: (next) => changes.push(() => (shelf.nextMutationSeq = next)),
    });
    for (const change of changes) change();
  }

  #shelf(dossierId: DossierId): Shelf {
    let shelf = this.#shelves.get(dossierId);
    if (!shelf) {
      shelf = { events: new Map(), outbox: new Map(), drafts: new Map(), nextMutationSeq: 1 };
      this.#shelves.set(dossierId, shelf);
    }
    return shelf;
  }
}
