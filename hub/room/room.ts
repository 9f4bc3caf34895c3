import type { Command } from '#shared/domain/command.ts';
import { picturesBrought } from '#shared/domain/comment/pictures.ts';
import type { RecordedEvent } from '#shared/domain/event.ts';
import { commandIdSchema, type DeviceId, type DossierId, type MemberId } from '#shared/domain/ids.ts';
import { findMember, isSameAccess, ledgersOf } from '#shared/domain/ledger/access.ts';
import { emptyHead, headAfter, linkFault, type Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import { EMPTY_DOSSIER, type DossierState } from '#shared/domain/state.ts';
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
import { byLedger } from './appending.ts';
import { Draft, type Loaded } from './draft.ts';
import { changedRows, Sights } from './list-rows.ts';
import type { Commit, RoomPorts, RoomSession } from './ports.ts';
import { sameLedgers } from './same-ledgers.ts';

/**
 * The one writer of one dossier (docs/spec/sync.md).
 *
 *   push ─► known commandId? ─yes─► the stored answer
 *             │no
 *             ▼
 *          next mutationSeq? ─no─► outOfOrder
 *             │yes
 *             ▼
 *          decide, upon what those before it in the draft decided
 *             ▼
 *          commit: events + answers + list rows of all that were waiting, one transaction ─► state
 *                                                                                              │
 *             answers ◄─ tell who lost or gained ledgers ◄─ broadcast ◄─ leave rooms of lost ledgers
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
  readonly #sights = new Sights();
  #loaded: Loaded | null = null;
  /** What everyone has been told of, kept over a reload. */
  #told: Loaded = { state: EMPTY_DOSSIER, heads: new Map() };
  #isFirstLoad = true;
  #queue: Promise<unknown> = Promise.resolve();
  /** Commands that wait for one transaction, as long as nothing else was asked after them. */
  #batch: Job[] | null = null;

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
    const { memberId } = session;
    const { deviceId, mutationSeq, commandId, authorAt, command } = push;
    return this.#submit<Answer<{ outcome: CommandOutcome }>>(async (draft) => {
      const tell = (outcome: CommandOutcome) => (state: DossierState) => ({
        ok: true as const,
        outcome: tellable(outcome, state, memberId),
      });
      const known =
        draft.answer(memberId, commandId) ??
        (await this.#ports.store.findAnswer(this.dossierId, memberId, commandId));
      if (known) return tell(known.outcome);
      const expectedSeq =
        (draft.deviceSeq(memberId, deviceId) ?? (await this.#deviceSeq(memberId, deviceId))) + 1;
      if (mutationSeq !== expectedSeq) return () => outOfOrder(expectedSeq);
      const fault = await this.#ports.admit(session, this.dossierId, command);
      if (fault) return () => ({ ok: false, fault });
      const answerTo = { memberId, deviceId, mutationSeq };
      const brought = picturesBrought(draft.now.state, memberId, command);
      const isLacking =
        brought.length > 0 && (await this.#ports.lacksPicture(session, this.dossierId, brought));
      const unless: Rejection | null = isLacking ? { code: 'comment.pictureMissing' } : null;
      const actor = { kind: 'member', memberId } as const;
      return tell(draft.decide(actor, command, commandId, authorAt, answerTo, unless));
    });
  }

  /** A command of the hub itself. Rejections are not stored: the hub asks again when the state allows. */
  system(command: Command): Promise<CommandOutcome> {
    return this.#submit(async (draft) => {
      const commandId = commandIdSchema.parse(this.#ports.ids.newId());
      const outcome = draft.decide({ kind: 'system' }, command, commandId, this.#ports.clock.nowMs(), null);
      return () => outcome;
    });
  }

  // ---- inside the queue

  async #deviceSeq(memberId: MemberId, deviceId: DeviceId): Promise<number> {
    const known = this.#deviceSeqs.get(deviceKey(memberId, deviceId));
    return known ?? this.#ports.store.deviceSeq(this.dossierId, memberId, deviceId);
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    this.#batch = null;
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /**
   * Commands that come while the room is busy wait together and become durable in one transaction: a sync of
   * the disk costs as much for many as for one (SY26).
   */
  #submit<T>(prepare: (draft: Draft) => Promise<(state: DossierState) => T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const job: Job = {
        prepare: async (draft) => {
          const answer = await prepare(draft);
          return (state) => resolve(answer(state));
        },
        reject,
      };
      if (this.#batch && this.#batch.length < MAX_BATCH) {
        this.#batch.push(job);
        return;
      }
      const batch = [job];
      void this.#enqueue(async () => {
        if (this.#batch === batch) this.#batch = null;
        await this.#run(batch);
      });
      this.#batch = batch;
    });
  }

  /** Answers every job, whatever happens. */
  async #run(jobs: readonly Job[]): Promise<void> {
    try {
      const draft = new Draft(this.dossierId, this.#ports, await this.#load(), this.#sights);
      const answers: ((state: DossierState) => void)[] = [];
      for (const { prepare, reject } of jobs) {
        // What cannot even be asked takes nobody else's command down.
        await prepare(draft).then((answer) => answers.push(answer), reject);
      }
      const commit = draft.toCommit();
      if (commit) await this.#commit(commit);
      this.#loaded = draft.now;
      if (commit && commit.events.length > 0) this.#tell(commit.events, draft.now, commit.summaries);
      for (const answer of answers) answer(draft.now.state);
    } catch (error) {
      for (const { reject } of jobs) reject(error);
    }
  }

  /**
   * After a failed commit nobody knows what is on disk: what is in memory is dropped and read anew, and soon,
   * since those whom a commit that did take place concerns are waiting to hear of it.
   */
  async #commit(commit: Commit): Promise<void> {
    try {
      await this.#ports.store.commit(commit);
      for (const { memberId, deviceId, mutationSeq } of commit.answers) {
        this.#deviceSeqs.set(deviceKey(memberId, deviceId), mutationSeq);
      }
    } catch (error) {
      this.#loaded = null;
      this.#stateHashes.clear();
      this.#deviceSeqs.clear();
      this.#enqueue(() => this.#load()).catch(() => undefined);
      throw error;
    }
  }

  /** Rooms first, then the events, then the news that one's ledgers changed, then the rest of the hub. */
  #tell(events: readonly RecordedEvent[], { state, heads }: Loaded, summaries: Commit['summaries']): void {
    const before = this.#told.state;
    const changed: string[] = [];
    for (const [sessionId, entry] of isSameAccess(before, state) ? [] : this.#sessions) {
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

  async #load(): Promise<Loaded> {
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
      const rows = changedRows(this.dossierId, this.#told.state, state, hubAt);
      this.#tell(untold, this.#loaded, rows);
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

type Opening = Extract<Answer<{ opened: DossierOpened }>, { ok: true }>;

interface Attendee {
  readonly session: RoomSession;
  /** What it hears. */
  ledgers: readonly LedgerId[];
  /** What its member might read when it was last told so: news of a change are told once, not with every commit (R4). */
  rights: readonly LedgerId[];
}

/** One request for a command, in the queue. */
interface Job {
  /** Adds to the draft what it decides, and returns what answers it once the draft is durable and told. */
  readonly prepare: (draft: Draft) => Promise<(state: DossierState) => void>;
  readonly reject: (error: unknown) => void;
}

/** Commands in one transaction. Bounds how long a disk is busy and how much is decided anew after a failure. */
const MAX_BATCH = 64;
/** Lines read and checked at once when a room is loaded; between two pages the rest of the hub has its turn. */
const PAGE = 500;
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

function deviceKey(memberId: MemberId, deviceId: DeviceId): string {
  return `${memberId} ${deviceId}`;
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
