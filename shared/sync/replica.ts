import { canonicalJson } from '../lib/canonical-json.ts';
import type { Clock, Hasher, IdSource } from '../lib/ports.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { asSeen } from '../domain/as-seen.ts';
import type { Command } from '../domain/command.ts';
import { decide } from '../domain/decide.ts';
import type { RecordedEvent } from '../domain/event.ts';
import {
  commandIdSchema,
  type CommandId,
  type DeviceId,
  type DossierId,
  type MemberId,
} from '../domain/ids.ts';
import { emptyHead, headAfter, linkFault, type Head } from '../domain/ledger/chain.ts';
import type { LedgerId } from '../domain/ledger/ledger-id.ts';
import type { Rejection } from '../domain/rejection.ts';
import { EMPTY_DOSSIER, type DossierState, type Slice } from '../domain/state.ts';
import type { CommandOutcome, CommandPush } from '../protocol/command-push.ts';
import type { DossierOpen, DossierOpened, EventsBatch, EventsPull } from '../protocol/dossier-open.ts';
import type { Fault } from '../protocol/errors.ts';
import { foldPredicted, foldRecorded, predict, sliceOf, withoutSlice } from './prediction.ts';
import type { OutboxRow, ReplicaStore, ReplicaTransaction } from './replica-store.ts';
import type { DossierView, PendingCommand, ReturnedDraft } from './replica-view.ts';

/**
 * One person's copy of a dossier on one machine (docs/spec/sync.md).
 *
 *      hub's lines ──► confirmed ──┐
 *                                  ├──► view.state = confirmed + predictions of the outbox
 *      submit ──► outbox ──────────┘
 *                   │ push, in mutationSeq order
 *                   ▼
 *        accepted: gone once its events are here      rejected: a draft to edit again (S4)
 *
 * Every change is durable in the store before anything else learns of it. Nothing here waits or sends;
 * `DossierLink` does.
 */
export interface ReplicaIdentity {
  readonly dossierId: DossierId;
  readonly memberId: MemberId;
  readonly deviceId: DeviceId;
}

export interface ReplicaPorts {
  readonly store: ReplicaStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
}

/** What changed, for those who fold along: `events` were confirmed, in this order; `reset` says start over from the view. */
export interface ReplicaChange {
  readonly events: readonly RecordedEvent[];
  readonly reset: boolean;
}

/** Some lines of a ledger, and how far it goes here. */
export interface HistoryPage {
  readonly events: readonly RecordedEvent[];
  readonly headSeq: number;
}

/** How a piece of catch-up fitted: `broken` means the ledger was forgotten and has to be opened afresh. */
export type Fit = 'applied' | 'gap' | 'broken' | 'ignored';

type AcceptedOutcome = NonNullable<OutboxRow['outcome']>;

const NOTHING: ReplicaChange = { events: [], reset: false };
const PULL_LIMIT = 2000;

export class Replica {
  readonly identity: ReplicaIdentity;
  readonly #ports: ReplicaPorts;
  readonly #heads = new Map<LedgerId, Head>();
  /** The furthest head the hub has told of, per ledger the member may read. */
  readonly #known = new Map<LedgerId, number>();
  /** Heads heard of since the last request to open: its answer may be older than they are. */
  readonly #heard = new Map<LedgerId, number>();
  /** Ledgers in which events of a command of ours have arrived; one commit reaches us ledger by ledger. */
  readonly #arrived = new Map<CommandId, Set<LedgerId>>();
  readonly #sliceHashes = new Map<LedgerId, { readonly slice: Slice; readonly hash: string }>();
  readonly #listeners = new Set<(change: ReplicaChange) => void>();
  #outbox: readonly OutboxRow[] = [];
  #drafts: readonly ReturnedDraft[] = [];
  #nextMutationSeq = 1;
  #confirmed: DossierState = EMPTY_DOSSIER;
  #view: DossierView | null = null;
  #predicted: DossierState | null = null;

  constructor(identity: ReplicaIdentity, ports: ReplicaPorts) {
    this.identity = identity;
    this.#ports = ports;
    const stored = ports.store.load(identity.dossierId);
    this.#outbox = stored.outbox;
    this.#drafts = stored.drafts;
    this.#nextMutationSeq = stored.nextMutationSeq;
    for (const [ledgerId, events] of stored.events) {
      this.#takeConfirmed(ledgerId, events);
      this.#known.set(ledgerId, events.length);
    }
  }

  get view(): DossierView {
    this.#view ??= this.#makeView();
    return this.#view;
  }

  /**
   * A page of a ledger's lines behind `afterSeq`, as they were confirmed. Of a ledger that is not held, or not held
   * any more, there are none.
   */
  history(ledgerId: LedgerId, afterSeq: number, limit: number): HistoryPage {
    const headSeq = this.#heads.get(ledgerId)?.seq ?? 0;
    const { dossierId } = this.identity;
    const events = headSeq > afterSeq ? this.#ports.store.lines(dossierId, ledgerId, afterSeq, limit) : [];
    return { events, headSeq };
  }

  subscribe(listener: (change: ReplicaChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Commands the hub has not answered yet. */
  get unansweredCount(): number {
    return this.#outbox.filter((row) => row.outcome === null).length;
  }

  /**
   * Decides on what is known here, and on yes makes the command durable before it returns (S1). A no is
   * returned at once and nothing is kept: what was typed still stands in the composer. A caller that may
   * have to ask again names the command itself.
   */
  submit(
    given: Command,
    commandId = commandIdSchema.parse(this.#ports.ids.newId()),
  ): Result<CommandId, Rejection> {
    const { memberId } = this.identity;
    const authorAt = this.#ports.clock.nowMs();
    const command = asSeen(this.view.state, given, memberId);
    const decision = decide(this.view.state, command, {
      actor: { kind: 'member', memberId },
      nowMs: authorAt,
    });
    if (!decision.ok) return err(decision.error);
    const row: OutboxRow = {
      mutationSeq: this.#nextMutationSeq,
      commandId,
      authorAt,
      command,
      outcome: null,
    };
    this.#transact((tx) => {
      tx.putOutbox(row);
      tx.setNextMutationSeq(row.mutationSeq + 1);
    });
    this.#nextMutationSeq = row.mutationSeq + 1;
    // The same rules on the same state would decide the same again.
    const predicted = foldPredicted(this.view.state, memberId, row, decision.value);
    this.#outbox = [...this.#outbox, row];
    this.#changed(NOTHING, predicted);
    return ok(commandId);
  }

  discardDraft(commandId: CommandId): void {
    this.#transact((tx) => tx.deleteDraft(commandId));
    this.#drafts = this.#drafts.filter((draft) => draft.commandId !== commandId);
    this.#changed();
  }

  // ---- towards the hub

  openRequest(): DossierOpen {
    const { dossierId, deviceId } = this.identity;
    this.#heard.clear();
    const heads = [...this.#heads.values()].map(({ ledgerId, seq, hash }) => ({
      ledgerId,
      seq,
      hash,
      stateHash: this.#sliceHash(ledgerId),
    }));
    return { dossierId, deviceId, heads };
  }

  /** Takes the answer to `openRequest`. `broken` asks for another one. */
  applyOpened(opened: DossierOpened): Fit {
    const allowed = new Set(opened.ledgers.map((ledger) => ledger.ledgerId));
    const lost = [...this.#heads.keys()].filter((ledgerId) => !allowed.has(ledgerId));
    const stale = opened.ledgers.filter((ledger) => ledger.reset && this.#heads.has(ledger.ledgerId));
    this.#forget([...lost, ...stale.map((ledger) => ledger.ledgerId)]);
    for (const ledgerId of this.#known.keys()) if (!allowed.has(ledgerId)) this.#known.delete(ledgerId);
    this.#agreeOnSequence(opened.nextMutationSeq);
    let fit: Fit = 'applied';
    for (const { ledgerId, events, headSeq, stateHash } of opened.ledgers) {
      this.#known.set(ledgerId, Math.max(headSeq, this.#heard.get(ledgerId) ?? 0));
      const fitOfLedger = this.#append(ledgerId, events);
      const diverged = this.#headOf(ledgerId).seq === headSeq && this.#sliceHash(ledgerId) !== stateHash;
      if (fitOfLedger === 'broken' || diverged) {
        this.#forget([ledgerId]);
        fit = 'broken';
      }
    }
    this.#settle();
    return fit;
  }

  /** A broadcast, or the answer to a pull. */
  applyBatch(batch: EventsBatch): Fit {
    const { ledgerId } = batch;
    this.#heard.set(ledgerId, Math.max(this.#heard.get(ledgerId) ?? 0, batch.headSeq));
    if (!this.#known.has(ledgerId)) return 'ignored';
    this.#known.set(ledgerId, Math.max(this.#known.get(ledgerId) ?? 0, batch.headSeq));
    const fit = this.#append(ledgerId, batch.events);
    if (fit === 'broken') this.#forget([ledgerId]);
    this.#settle();
    return fit;
  }

  /** The next stretch of lines that is known to exist and not here. */
  nextPull(): EventsPull | null {
    for (const [ledgerId, headSeq] of this.#known) {
      const { seq } = this.#headOf(ledgerId);
      if (seq < headSeq)
        return { dossierId: this.identity.dossierId, ledgerId, afterSeq: seq, limit: PULL_LIMIT };
    }
    return null;
  }

  /** The oldest command without an answer. The same one until its answer is applied. */
  nextPush(): CommandPush | null {
    const row = this.#outbox.find((entry) => entry.outcome === null);
    if (!row) return null;
    const { dossierId, deviceId } = this.identity;
    const { mutationSeq, commandId, authorAt, command } = row;
    return { dossierId, deviceId, mutationSeq, commandId, authorAt, command };
  }

  /** Takes the hub's answer; a second copy of it changes nothing. */
  applyOutcome(commandId: CommandId, outcome: CommandOutcome): void {
    const row = this.#outbox.find((entry) => entry.commandId === commandId);
    if (!row) return;
    if (outcome.result === 'rejected') this.#returnAsDraft(row, outcome.rejection, outcome.hubAt);
    else if (this.#isHere(outcome)) this.#letGo([row]);
    else {
      const answered: OutboxRow = { ...row, outcome };
      this.#transact((tx) => tx.putOutbox(answered));
      this.#outbox = this.#outbox.map((entry) => (entry === row ? answered : entry));
    }
    this.#changed();
  }

  /** The hub took no number for this command, since it cannot even be decided: those behind it move up. */
  applyRefusal(commandId: CommandId, fault: Fault): void {
    const row = this.#outbox.find((entry) => entry.commandId === commandId && entry.outcome === null);
    if (!row) return;
    const rejection: Rejection = { code: 'command.refused', details: { fault: fault.code } };
    this.#returnAsDraft(row, rejection, this.#ports.clock.nowMs());
    this.applyOutOfOrder(row.mutationSeq);
  }

  /** The hub expects another number: the unanswered commands are numbered anew from there, in their order. */
  applyOutOfOrder(expectedSeq: number): void {
    const waiting = this.#outbox.filter((row) => row.outcome === null);
    const renumbered = waiting.map((row, index) => ({ ...row, mutationSeq: expectedSeq + index }));
    const next = expectedSeq + waiting.length;
    this.#transact((tx) => {
      for (const row of waiting) tx.deleteOutbox(row.commandId);
      for (const row of renumbered) tx.putOutbox(row);
      tx.setNextMutationSeq(next);
    });
    this.#outbox = [...this.#outbox.filter((row) => row.outcome !== null), ...renumbered];
    this.#nextMutationSeq = next;
    this.#changed();
  }

  // ---- inside

  #returnAsDraft(row: OutboxRow, rejection: Rejection, returnedAt: number): void {
    const { commandId, command, authorAt } = row;
    const draft: ReturnedDraft = { commandId, command, authorAt, rejection, returnedAt };
    this.#transact((tx) => {
      tx.deleteOutbox(commandId);
      tx.putDraft(draft);
    });
    this.#outbox = this.#outbox.filter((entry) => entry !== row);
    this.#drafts = [...this.#drafts, draft];
  }

  /** A device that lost its store must not reuse numbers the hub has already taken from it. */
  #agreeOnSequence(hubExpects: number): void {
    const first = this.#outbox.find((row) => row.outcome === null);
    if (first ? first.mutationSeq > hubExpects : this.#nextMutationSeq !== hubExpects)
      this.applyOutOfOrder(hubExpects);
  }

  #append(ledgerId: LedgerId, events: readonly RecordedEvent[]): Fit {
    const head = this.#headOf(ledgerId);
    const fresh = events.filter((event) => event.seq > head.seq);
    if (fresh.length === 0) return 'applied';
    let at = head;
    for (const event of fresh) {
      const fault = linkFault(this.#ports.hasher, this.identity.dossierId, at, event);
      if (fault) return fault.kind === 'gap' ? 'gap' : 'broken';
      at = headAfter(event);
    }
    this.#transact((tx) => tx.appendEvents(ledgerId, fresh));
    this.#takeConfirmed(ledgerId, fresh);
    this.#changed({ events: fresh, reset: false });
    return 'applied';
  }

  #takeConfirmed(ledgerId: LedgerId, events: readonly RecordedEvent[]): void {
    this.#confirmed = foldRecorded(this.#confirmed, events);
    for (const { commandId } of this.#outbox.length === 0 ? [] : events) {
      if (!this.#outbox.some((row) => row.commandId === commandId)) continue;
      const ledgers = this.#arrived.get(commandId) ?? new Set<LedgerId>();
      this.#arrived.set(commandId, ledgers.add(ledgerId));
    }
    const last = events.at(-1);
    if (last) this.#heads.set(ledgerId, headAfter(last));
  }

  #forget(ledgerIds: readonly LedgerId[]): void {
    if (ledgerIds.length === 0) return;
    this.#transact((tx) => {
      for (const ledgerId of ledgerIds) tx.dropLedger(ledgerId);
    });
    for (const ledgerId of ledgerIds) {
      this.#heads.delete(ledgerId);
      this.#confirmed = withoutSlice(this.#confirmed, ledgerId);
    }
    this.#changed({ events: [], reset: true });
  }

  /** Lets go of accepted commands whose events are all here, or in ledgers no longer held. */
  #settle(): void {
    const done = this.#outbox.filter((row) => row.outcome !== null && this.#isHere(row.outcome));
    if (done.length === 0) return;
    this.#letGo(done);
    this.#changed();
  }

  #isHere({ positions }: AcceptedOutcome): boolean {
    return positions.every(
      ({ ledgerId, seq }) => !this.#known.has(ledgerId) || this.#headOf(ledgerId).seq >= seq,
    );
  }

  #letGo(rows: readonly OutboxRow[]): void {
    this.#transact((tx) => {
      for (const row of rows) tx.deleteOutbox(row.commandId);
    });
    this.#outbox = this.#outbox.filter((row) => !rows.includes(row));
    for (const row of rows) this.#arrived.delete(row.commandId);
  }

  #headOf(ledgerId: LedgerId): Head {
    return this.#heads.get(ledgerId) ?? emptyHead(ledgerId);
  }

  /** Kept as long as the slice is the same object: a large dossier reconnects often and changes seldom. */
  #sliceHash(ledgerId: LedgerId): string {
    const slice = sliceOf(this.#confirmed, ledgerId);
    const known = this.#sliceHashes.get(ledgerId);
    if (known?.slice === slice) return known.hash;
    const hash = this.#ports.hasher.sha256Hex(canonicalJson(slice));
    this.#sliceHashes.set(ledgerId, { slice, hash });
    return hash;
  }

  #transact(work: (tx: ReplicaTransaction) => void): void {
    this.#ports.store.transact(this.identity.dossierId, work);
  }

  /** `predicted` is the state the new view has, where that is known already. */
  #changed(change: ReplicaChange = NOTHING, predicted: DossierState | null = null): void {
    this.#view = null;
    this.#predicted = predicted;
    for (const listener of this.#listeners) listener(change);
  }

  #makeView(): DossierView {
    const { dossierId, memberId } = this.identity;
    const pending: readonly PendingCommand[] = this.#outbox.map(({ outcome, ...row }) => {
      const arrived = [...(this.#arrived.get(row.commandId) ?? [])];
      return { ...row, arrived, status: outcome || arrived.length > 0 ? 'received' : 'saved' };
    });
    const confirmed = this.#confirmed;
    let state = this.#predicted;
    return {
      dossierId,
      memberId,
      confirmed,
      // Predicted when it is asked for: who only sends, or hands on what was confirmed, has no need of it, and a
      // long outbox would be decided anew with every answer.
      get state() {
        return (state ??= predict(confirmed, memberId, pending));
      },
      heads: [...this.#heads.values()],
      pending,
      drafts: this.#drafts,
    };
  }
}
