import type { Actor } from '#shared/domain/actor.ts';
import type { Command } from '#shared/domain/command.ts';
import { decide } from '#shared/domain/decide.ts';
import type { RecordedEvent } from '#shared/domain/event.ts';
import {
  commandIdSchema,
  type CommandId,
  type DeviceId,
  type DossierId,
  type MemberId,
} from '#shared/domain/ids.ts';
import { allMembers, findMember, ledgersOf } from '#shared/domain/ledger/access.ts';
import { emptyHead, headAfter, linkFault, type Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { EMPTY_DOSSIER, type DossierState } from '#shared/domain/state.ts';
import { isSameLine, summarise } from '#shared/domain/view/summary.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import { assert } from '#shared/lib/assert.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { CommandOutcome, CommandPush } from '#shared/protocol/command-push.ts';
import type {
  ClientHead,
  DossierOpen,
  DossierOpened,
  EventsBatch,
  EventsPull,
  LedgerCatchUp,
} from '#shared/protocol/dossier-open.ts';
import type { Answer, Fault } from '#shared/protocol/errors.ts';
import { foldRecorded, sliceOf } from '#shared/sync/prediction.ts';
import { byLedger, recordEvents, type Heads } from './appending.ts';
import type { Commit, RoomPorts, RoomSession, StoredAnswer } from './ports.ts';

/**
 * The one writer of one dossier (docs/spec/sync.md).
 *
 *   push ─► known commandId? ─yes─► the stored answer
 *             │no
 *             ▼
 *          next mutationSeq? ─no─► outOfOrder
 *             │yes
 *             ▼
 *          decide ─► commit (events + answer + list rows, one transaction) ─► state
 *                                                                              │
 *             answer ◄─ tell who lost or gained ledgers ◄─ broadcast ◄─ leave rooms of lost ledgers
 *
 * Everything runs in one queue, so what a step reads is what it writes on. Nothing is told before it is
 * committed; whoever loses a ledger has left its room before the commit that took it is broadcast.
 */
export class Room {
  readonly dossierId: DossierId;
  readonly #ports: RoomPorts;
  readonly #sessions = new Map<string, Attendee>();
  readonly #stateHashes = new Map<LedgerId, { readonly seq: number; readonly hash: string }>();
  /** The last mutation number taken since the room was loaded, by member and device; a room is the only writer. */
  readonly #deviceSeqs = new Map<string, number>();
  #loaded: { state: DossierState; heads: Heads } | null = null;
  /** What everyone has been told of, kept over a reload. */
  #told: { readonly state: DossierState; readonly heads: Heads } = { state: EMPTY_DOSSIER, heads: new Map() };
  #isFirstLoad = true;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(dossierId: DossierId, ports: RoomPorts) {
    this.dossierId = dossierId;
    this.#ports = ports;
  }

  /** The state now, after everything asked before. */
  readState(): Promise<DossierState> {
    return this.#enqueue(async () => (await this.#load()).state);
  }

  get sessionCount(): number {
    return this.#sessions.size;
  }

  /** `onOpened` runs in the turn of this opening: what is committed after it is told after it (GW9). */
  open(
    session: RoomSession,
    request: DossierOpen,
    onOpened: (answer: Opening, state: DossierState) => void = () => undefined,
  ): Promise<Answer<{ opened: DossierOpened }>> {
    return this.#enqueue(async () => {
      const { state } = await this.#load();
      if (!mayOpen(state, session.memberId)) return notFound();
      const ledgers = ledgersOf(state, session.memberId);
      this.#join(session, ledgers);
      const catchUps: LedgerCatchUp[] = [];
      for (const ledgerId of ledgers) {
        const head = request.heads.find((entry) => entry.ledgerId === ledgerId);
        catchUps.push(await this.#catchUp(ledgerId, head));
      }
      const lastSeq = await this.#deviceSeq(session.memberId, request.deviceId);
      const opened: DossierOpened = {
        memberId: session.memberId,
        ledgers: catchUps,
        nextMutationSeq: lastSeq + 1,
      };
      const answer: Opening = { ok: true, opened };
      onOpened(answer, state);
      return answer;
    });
  }

  leave(sessionId: string): void {
    this.#sessions.delete(sessionId);
    // Once more after whatever this session still has in the queue, such as an `open` not yet begun.
    void this.#enqueue(async () => this.#sessions.delete(sessionId));
  }

  pull(session: RoomSession, request: EventsPull): Promise<Answer<{ batch: EventsBatch }>> {
    return this.#enqueue(async () => {
      const { state, heads } = await this.#load();
      if (!ledgersOf(state, session.memberId).includes(request.ledgerId)) return notFound();
      const { ledgerId, afterSeq, limit } = request;
      const lines = await this.#ports.store.read(this.dossierId, ledgerId, afterSeq, limit);
      const events = [...onePage(lines, PULL_TEXT)];
      const headSeq = heads.get(ledgerId)?.seq ?? 0;
      return { ok: true as const, batch: { dossierId: this.dossierId, ledgerId, events, headSeq } };
    });
  }

  push(session: RoomSession, push: CommandPush): Promise<Answer<{ outcome: CommandOutcome }>> {
    return this.#enqueue(async () => {
      const { store } = this.#ports;
      const { state } = await this.#load();
      const { memberId } = session;
      const stored = await store.findAnswer(this.dossierId, memberId, push.commandId);
      if (stored) return { ok: true as const, outcome: tellable(stored.outcome, state, memberId) };
      const expectedSeq = (await this.#deviceSeq(memberId, push.deviceId)) + 1;
      if (push.mutationSeq !== expectedSeq) return outOfOrder(expectedSeq);
      const fault = await this.#ports.admit(session, this.dossierId, push.command);
      if (fault) return { ok: false as const, fault };
      const { deviceId, mutationSeq, commandId, authorAt, command } = push;
      const outcome = await this.#execute(
        { kind: 'member', memberId },
        command,
        commandId,
        authorAt,
        (result) => ({
          memberId,
          deviceId,
          mutationSeq,
          commandId,
          outcome: result,
        }),
      );
      this.#deviceSeqs.set(deviceKey(memberId, deviceId), mutationSeq);
      const after = this.#loaded?.state ?? state;
      return { ok: true as const, outcome: tellable(outcome, after, memberId) };
    });
  }

  /** A command of the hub itself. Rejections are not stored: the hub asks again when the state allows. */
  system(command: Command): Promise<CommandOutcome> {
    return this.#enqueue(async () => {
      const commandId = commandIdSchema.parse(this.#ports.ids.newId());
      return this.#execute({ kind: 'system' }, command, commandId, this.#ports.clock.nowMs(), () => null);
    });
  }

  // ---- inside the queue

  async #deviceSeq(memberId: MemberId, deviceId: DeviceId): Promise<number> {
    const known = this.#deviceSeqs.get(deviceKey(memberId, deviceId));
    return known ?? this.#ports.store.deviceSeq(this.dossierId, memberId, deviceId);
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #execute(
    actor: Actor,
    command: Command,
    commandId: CommandId,
    authorAt: number,
    toAnswer: (outcome: CommandOutcome) => StoredAnswer | null,
  ): Promise<CommandOutcome> {
    const { state, heads } = await this.#load();
    const hubAt = this.#ports.clock.nowMs();
    const decision = decide(state, command, { actor, nowMs: hubAt });
    if (!decision.ok) {
      const outcome: CommandOutcome = { result: 'rejected', rejection: decision.error, hubAt };
      const answer = toAnswer(outcome);
      if (answer) await this.#commit({ dossierId: this.dossierId, events: [], answer, summaries: [] });
      return outcome;
    }
    const meta = { actor: actor.kind === 'member' ? actor.memberId : null, commandId, authorAt, hubAt };
    const appended = recordEvents(this.#ports.hasher, this.dossierId, heads, decision.value, meta);
    const outcome: CommandOutcome = {
      result: 'accepted',
      positions: appended.recorded.map(({ ledgerId, seq }) => ({ ledgerId, seq })),
      hubAt,
    };
    const next = foldRecorded(state, appended.recorded);
    const summaries = this.#changedSummaries(state, next, hubAt);
    await this.#commit({
      dossierId: this.dossierId,
      events: appended.recorded,
      answer: toAnswer(outcome),
      summaries,
    });
    this.#loaded = { state: next, heads: appended.heads };
    this.#tell(appended.recorded, this.#loaded, summaries);
    return outcome;
  }

  /**
   * After a failed commit nobody knows what is on disk: what is in memory is dropped and read anew, and soon,
   * since those whom a commit that did take place concerns are waiting to hear of it.
   */
  async #commit(commit: Commit): Promise<void> {
    try {
      await this.#ports.store.commit(commit);
    } catch (error) {
      this.#loaded = null;
      this.#stateHashes.clear();
      this.#deviceSeqs.clear();
      this.#enqueue(() => this.#load()).catch(() => undefined);
      throw error;
    }
  }

  /**
   * The list rows that look different now. A row nothing of which its reader can see has changed stays as it
   * is, time included: moving it would tell that something happened (L2).
   */
  #changedSummaries(before: DossierState, state: DossierState, updatedAt: number): Commit['summaries'] {
    return allMembers(state).flatMap(({ memberId, status }) => {
      if (status === 'invited') return [];
      if (isSameSight(state, before, ledgersOf(state, memberId), ledgersOf(before, memberId))) return [];
      const seen = visibleState(state, memberId);
      const seenBefore = visibleState(before, memberId);
      if (isSameLine(seenBefore, seen, memberId)) return [];
      const summary = summarise(seen, this.dossierId, memberId, updatedAt);
      const earlier = summarise(seenBefore, this.dossierId, memberId, updatedAt);
      return JSON.stringify(summary) === JSON.stringify(earlier) ? [] : [{ memberId, summary }];
    });
  }

  /** Rooms first, then the events, then the news that one's ledgers changed, then the rest of the hub. */
  #tell(
    events: readonly RecordedEvent[],
    { state, heads }: { readonly state: DossierState; readonly heads: Heads },
    summaries: Commit['summaries'],
  ): void {
    const before = this.#told.state;
    const changed: string[] = [];
    for (const [sessionId, entry] of this.#sessions) {
      const ledgers = ledgersOf(state, entry.session.memberId);
      if (sameLedgers(ledgers, entry.rights)) continue;
      entry.rights = ledgers;
      const kept = entry.ledgers.filter((ledgerId) => ledgers.includes(ledgerId));
      this.#ports.outlet.setLedgers(sessionId, this.dossierId, kept);
      entry.ledgers = kept;
      changed.push(sessionId);
    }
    for (const [ledgerId, lines] of byLedger(events)) {
      const headSeq = heads.get(ledgerId)?.seq ?? 0;
      this.#ports.outlet.broadcast({ dossierId: this.dossierId, ledgerId, events: [...lines], headSeq });
    }
    this.#told = { state, heads };
    for (const sessionId of changed) this.#ports.outlet.membershipChanged(sessionId, this.dossierId);
    this.#ports.onCommitted({ dossierId: this.dossierId, before, state, events, summaries });
  }

  #join(session: RoomSession, ledgers: readonly LedgerId[]): void {
    this.#sessions.set(session.sessionId, { session, ledgers, rights: ledgers });
    this.#ports.outlet.setLedgers(session.sessionId, this.dossierId, ledgers);
  }

  async #load(): Promise<{ state: DossierState; heads: Heads }> {
    if (this.#loaded) return this.#loaded;
    const { store } = this.#ports;
    const heads = new Map<LedgerId, Head>();
    let state = EMPTY_DOSSIER;
    const untold: RecordedEvent[] = [];
    for (const { ledgerId } of await store.heads(this.dossierId)) {
      let head = emptyHead(ledgerId);
      for (;;) {
        const lines = await store.read(this.dossierId, ledgerId, head.seq, PAGE);
        for (const line of lines) {
          const fault = linkFault(this.#ports.hasher, this.dossierId, head, line);
          assert(
            !fault,
            `ledger ${this.dossierId}/${ledgerId} is damaged at ${line.seq}: ${fault?.kind ?? ''}`,
          );
          head = headAfter(line);
          if (line.seq > (this.#told.heads.get(ledgerId)?.seq ?? 0)) untold.push(line);
        }
        state = foldRecorded(state, lines);
        if (lines.length < PAGE) break;
      }
      heads.set(ledgerId, head);
    }
    const isFirst = this.#isFirstLoad;
    this.#isFirstLoad = false;
    this.#loaded = { state, heads };
    if (isFirst) this.#told = { state, heads };
    // A commit whose outcome was unknown did take place: those it concerns hear of it now.
    else if (untold.length > 0) {
      const hubAt = Math.max(...untold.map((line) => line.hubAt));
      this.#tell(untold, this.#loaded, this.#changedSummaries(this.#told.state, state, hubAt));
    }
    return this.#loaded;
  }

  async #catchUp(ledgerId: LedgerId, client: ClientHead | undefined): Promise<LedgerCatchUp> {
    const headSeq = this.#loaded?.heads.get(ledgerId)?.seq ?? 0;
    const stateHash = this.#stateHash(ledgerId, headSeq);
    const reset = client !== undefined && !(await this.#agrees(ledgerId, client, headSeq, stateHash));
    const afterSeq = client && !reset ? client.seq : 0;
    const lines = await this.#ports.store.read(this.dossierId, ledgerId, afterSeq, FIRST_PAGE);
    return { ledgerId, reset, events: [...onePage(lines, OPEN_TEXT)], headSeq, stateHash };
  }

  /** Whether what the client has is the beginning of our ledger, and, at the same head, the same state (S3). */
  async #agrees(
    ledgerId: LedgerId,
    client: ClientHead,
    headSeq: number,
    stateHash: string,
type Opening = Extract<Answer<{ opened: DossierOpened }>, { ok: true }>;

  ): Promise<boolean> {
    if (client.seq === 0) return true;
    if (client.seq > headSeq) return false;
    const [line] = await this.#ports.store.read(this.dossierId, ledgerId, client.seq - 1, 1);
    if (line?.hash !== client.hash) return false;
    return client.seq < headSeq || client.stateHash === stateHash;
  }

  #stateHash(ledgerId: LedgerId, seq: number): string {
    const known = this.#stateHashes.get(ledgerId);
    if (known?.seq === seq) return known.hash;
    const slice = sliceOf(this.#loaded?.state ?? EMPTY_DOSSIER, ledgerId);
    const hash = this.#ports.hasher.sha256Hex(canonicalJson(slice));
    this.#stateHashes.set(ledgerId, { seq, hash });
    return hash;
  }
}

interface Attendee {
  readonly session: RoomSession;
  /** What it hears. */
  ledgers: readonly LedgerId[];
  /** What its member might read when it was last told so: news of a change are told once, not with every commit (R4). */
  rights: readonly LedgerId[];
}

/** Lines read at once when a room is loaded. */
const PAGE = 2000;
/** Lines of one ledger in the answer to `dossier.open`; the rest is pulled. */
const FIRST_PAGE = 500;

/**
 * Payloads of one ledger in one answer, in UTF-16 units of at most three bytes. An opening holds up to five
 * ledgers, and whoever is owed more than 8 MiB at once is cut (GW7).
 */
const OPEN_TEXT = 500_000;
const PULL_TEXT = 1_500_000;

/** The first lines, as many as fit; the rest is pulled. At least one, so that pulling comes to an end. */
function onePage(lines: readonly RecordedEvent[], room: number): readonly RecordedEvent[] {
  let text = 0;
  const end = lines.findIndex((line, index) => {
    text += JSON.stringify(line.payload).length;
    return index > 0 && text > room;
  });
  return end < 0 ? lines : lines.slice(0, end);
}

/**
 * Whoever holds a seat in a dossier that is yet to be created opens it empty, to send the command that creates
 * it; whoever was removed opens what is left to them, and gets answers to what they sent. For everyone else
 * there is no such dossier.
 */
function mayOpen(state: DossierState, memberId: MemberId): boolean {
  const member = findMember(state, memberId);
  return !state.parties.dossier || (member !== undefined && member.status !== 'invited');
}

/** True where nothing was written into what a member sees; slices nobody wrote to are the same objects. */
function isSameSight(
  state: DossierState,
  before: DossierState,
  ledgers: readonly LedgerId[],
  ledgersBefore: readonly LedgerId[],
): boolean {
  return (
    sameLedgers(ledgers, ledgersBefore) &&
    ledgers.every((ledgerId) => sliceOf(state, ledgerId) === sliceOf(before, ledgerId))
  );
}

function deviceKey(memberId: MemberId, deviceId: DeviceId): string {
  return `${memberId} ${deviceId}`;
}

function sameLedgers(a: readonly LedgerId[], b: readonly LedgerId[]): boolean {
  return a.length === b.length && a.every((ledgerId) => b.includes(ledgerId));
}

/** An outcome as its author may hear it: positions in ledgers of others are not theirs to know (L2). */
function tellable(outcome: CommandOutcome, state: DossierState, memberId: MemberId): CommandOutcome {
  if (outcome.result === 'rejected') return outcome;
  const readable = ledgersOf(state, memberId);
  return { ...outcome, positions: outcome.positions.filter(({ ledgerId }) => readable.includes(ledgerId)) };
}

function notFound(): { readonly ok: false; readonly fault: Fault } {
  return {
    ok: false,
    fault: { code: 'notFound', message: 'no such dossier for this session', retry: 'never' },
  };
}

function outOfOrder(expectedSeq: number): { readonly ok: false; readonly fault: Fault } {
  return {
    ok: false,
    fault: {
      code: 'outOfOrder',
      message: 'unexpected mutation number',
      retry: 'afterUserAction',
      expectedSeq,
    },
  };
}
