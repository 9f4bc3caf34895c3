import { memberIdSchema, type DossierId, type MemberId } from '#shared/domain/ids.ts';
import { MemoryReplicaStore } from '#shared/sync/memory-store.ts';
import type { ReplicaStore, ReplicaTransaction, StoredReplica } from '#shared/sync/replica-store.ts';
import type { DurableOutboxes } from './durable-outboxes.ts';
import { keep } from './keep.ts';
import { parseOutbox, withOrphan, type KeptOutbox } from './kept-outbox.ts';
import { workPrefix } from './tab-device.ts';

/**
 * A browser's replica store. Ledgers live in memory and go with the page: on a machine that may not be one's
 * own nothing of a dossier stays behind. Unsent commands and returned drafts are the person's own words: they
 * survive a reload in the tab's `sessionStorage`, which takes them at once, and a killed browser in its database,
 * and are sent again under the same ids.
 */
export class TabReplicaStore implements ReplicaStore {
  readonly #memory = new MemoryReplicaStore();
  readonly #revisions = new Map<DossierId, number>();
  /** Dossiers this person has no right to any more. */
  readonly #shut = new Set<DossierId>();
  readonly #storage: Storage;
  readonly #accountId: string;
  readonly #outboxes: DurableOutboxes;
  /** Holds the account, so that the next person in this tab does not send the last one's words. */
  readonly #prefix: string;

  constructor(storage: Storage, accountId: string, outboxes: DurableOutboxes) {
    this.#storage = storage;
    this.#accountId = accountId;
    this.#outboxes = outboxes;
    this.#prefix = workPrefix(accountId);
  }

  load(dossierId: DossierId): StoredReplica {
    this.#restore(dossierId);
    return this.#memory.load(dossierId);
  }

  lines(...request: Parameters<ReplicaStore['lines']>): ReturnType<ReplicaStore['lines']> {
    return this.#memory.lines(...request);
  }

  transact(dossierId: DossierId, work: (tx: ReplicaTransaction) => void): void {
    this.#restore(dossierId);
    let isOnlyLines = true;
    this.#memory.transact(dossierId, (tx) => {
      const word = (change: () => void): void => {
        isOnlyLines = false;
        change();
      };
      work({
        appendEvents: (ledgerId, events) => tx.appendEvents(ledgerId, events),
        dropLedger: (ledgerId) => tx.dropLedger(ledgerId),
        putOutbox: (row) => word(() => tx.putOutbox(row)),
        deleteOutbox: (commandId) => word(() => tx.deleteOutbox(commandId)),
        putDraft: (draft) => word(() => tx.putDraft(draft)),
        deleteDraft: (commandId) => word(() => tx.deleteDraft(commandId)),
        setNextMutationSeq: (next) => word(() => tx.setNextMutationSeq(next)),
      });
    });
    if (isOnlyLines) return;
    const kept = this.#keptNow(dossierId);
    this.#keepInTab(dossierId, kept);
    if (!this.#shut.has(dossierId)) this.#outboxes.save(this.#accountId, dossierId, kept);
  }

  /** Where the right to a dossier has ended nothing of it stays on this machine but in the page that is open. */
  mayKeep(dossierId: DossierId, isAllowed: boolean): void {
    if (isAllowed === !this.#shut.has(dossierId)) return;
    if (isAllowed) this.#shut.delete(dossierId);
    else this.#shut.add(dossierId);
    if (!isAllowed) void this.#outboxes.forget(this.#accountId, dossierId);
  }

  /** Dossiers with something of this person's that the hub has not answered. */
  unsentDossiers(): readonly DossierId[] {
    const prefix = this.#outboxKey('');
    const inTab = keysOf(this.#storage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length) as DossierId); // written by `transact` under that name
    const all = new Set([...inTab, ...this.#outboxes.dossiers(this.#accountId)]);
    return [...all].filter((dossierId) => this.load(dossierId).outbox.some((row) => row.outcome === null));
  }

  readonly seats = {
    find: (dossierId: DossierId): MemberId | null => {
      const parsed = memberIdSchema.safeParse(this.#storage.getItem(`${this.#prefix}seat:${dossierId}`));
      return parsed.success ? parsed.data : null;
    },
    remember: (dossierId: DossierId, memberId: MemberId): void => {
      keep(this.#storage, `${this.#prefix}seat:${dossierId}`, memberId);
    },
  };

  #restore(dossierId: DossierId): void {
    if (this.#revisions.has(dossierId)) return;
    const inTab = parseOutbox(this.#storage.getItem(this.#outboxKey(dossierId)));
    const onDisk = this.#outboxes.own(this.#accountId, dossierId);
    // A tab that a browser brought back may have an older copy than the disk, and the disk is behind a quick reload.
    const own = inTab && onDisk ? (onDisk.revision > inTab.revision ? onDisk : inTab) : (inTab ?? onDisk);
    const orphans = this.#outboxes.orphans(this.#accountId, dossierId);
    const kept = orphans.reduce<KeptOutbox | null>((all, { kept: orphan }) => withOrphan(all, orphan), own);
    this.#revisions.set(dossierId, kept?.revision ?? 0);
    if (!kept) return;
    this.#memory.transact(dossierId, (tx) => {
      for (const row of kept.outbox) tx.putOutbox(row);
      for (const draft of kept.drafts) tx.putDraft(draft);
      tx.setNextMutationSeq(kept.nextMutationSeq);
    });
    const isBehind = onDisk !== null && onDisk.revision < kept.revision;
    if (orphans.length === 0 && !isBehind) return;
    this.#keepInTab(dossierId, kept);
    this.#outboxes.save(this.#accountId, dossierId, kept, orphans);
  }

  #keptNow(dossierId: DossierId): KeptOutbox {
    const revision = (this.#revisions.get(dossierId) ?? 0) + 1;
    this.#revisions.set(dossierId, revision);
    const { outbox, drafts, nextMutationSeq } = this.#memory.load(dossierId);
    return { revision, outbox: [...outbox], drafts: [...drafts], nextMutationSeq };
  }

  /** A tab whose storage is full still holds the commands in memory and sends them. */
  #keepInTab(dossierId: DossierId, kept: KeptOutbox): void {
    keep(this.#storage, this.#outboxKey(dossierId), JSON.stringify(kept));
  }

  #outboxKey(dossierId: string): string {
    return `${this.#prefix}outbox:${dossierId}`;
  }
}

function keysOf(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
}
