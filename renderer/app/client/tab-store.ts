import { z } from 'zod';
import { commandSchema } from '#shared/domain/command.ts';
import { commandIdSchema, memberIdSchema, type DossierId, type MemberId } from '#shared/domain/ids.ts';
import { commandOutcomeSchema } from '#shared/protocol/command-push.ts';
import { MemoryReplicaStore } from '#shared/sync/memory-store.ts';
import type { ReplicaStore, ReplicaTransaction, StoredReplica } from '#shared/sync/replica-store.ts';
import { returnedDraftSchema } from '#shared/sync/replica-view.ts';

const keptSchema = z.object({
  outbox: z.array(
    z.object({
      mutationSeq: z.number().int().min(1),
      commandId: commandIdSchema,
      authorAt: z.number(),
      command: commandSchema,
      outcome: commandOutcomeSchema.options[0].nullable(),
    }),
  ),
  drafts: z.array(returnedDraftSchema),
  nextMutationSeq: z.number().int().min(1),
});

/**
 * A browser's replica store. Ledgers live in memory and go with the page: on a machine that may not be one's
 * own nothing of a dossier stays behind. Unsent commands and returned drafts are the person's own words, so
 * they survive a reload in the tab's `sessionStorage` and are sent again under the same ids.
 */
export class TabReplicaStore implements ReplicaStore {
  readonly #memory = new MemoryReplicaStore();
  readonly #loaded = new Set<DossierId>();
  readonly #storage: Storage;
  readonly #prefix: string;

  /** `prefix` holds the account, so that the next person in this tab does not send the last one's words. */
  constructor(storage: Storage, prefix: string) {
    this.#storage = storage;
    this.#prefix = prefix;
  }

  load(dossierId: DossierId): StoredReplica {
    this.#restore(dossierId);
    return this.#memory.load(dossierId);
  }

  transact(dossierId: DossierId, work: (tx: ReplicaTransaction) => void): void {
    this.#restore(dossierId);
    this.#memory.transact(dossierId, work);
    const { outbox, drafts, nextMutationSeq } = this.#memory.load(dossierId);
    // A tab whose storage is full still holds the commands in memory and sends them; only a reload would lose them.
    keep(this.#storage, this.#outboxKey(dossierId), JSON.stringify({ outbox, drafts, nextMutationSeq }));
  }

  /** Dossiers with something of this person's that the hub has not answered. */
  unsentDossiers(): readonly DossierId[] {
    const prefix = this.#outboxKey('');
    return keysOf(this.#storage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length) as DossierId) // written by `transact` under that name
      .filter((dossierId) => this.load(dossierId).outbox.some((row) => row.outcome === null));
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
    if (this.#loaded.has(dossierId)) return;
    this.#loaded.add(dossierId);
    const kept = parseKept(this.#storage.getItem(this.#outboxKey(dossierId)));
    if (!kept) return;
    this.#memory.transact(dossierId, (tx) => {
      for (const row of kept.outbox) tx.putOutbox(row);
      for (const draft of kept.drafts) tx.putDraft(draft);
      tx.setNextMutationSeq(kept.nextMutationSeq);
    });
  }

  #outboxKey(dossierId: string): string {
    return `${this.#prefix}outbox:${dossierId}`;
  }
}

/** Writes, and says whether the storage took it. */
export function keep(storage: Storage, key: string, text: string | null): boolean {
  try {
    if (text === null) storage.removeItem(key);
    else storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

function keysOf(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
}

function parseKept(text: string | null): z.infer<typeof keptSchema> | null {
  if (text === null) return null;
  try {
    const parsed = keptSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
