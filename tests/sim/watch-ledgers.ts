import type { RecordedEvent } from '#shared/domain/event.ts';
import type { CommandId, MemberId } from '#shared/domain/ids.ts';
import { allMembers, isPanelSide, ledgersOf } from '#shared/domain/ledger/access.ts';
import { eventHash, GENESIS_HASH } from '#shared/domain/ledger/chain.ts';
import { privateLedger, type LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { inClosedDeliberation } from '#shared/domain/meeting/meeting.ts';
import {
  EMPTY_DOSSIER,
  ledgerKind,
  type DossierState,
  type LedgerKind,
  type Slice,
} from '#shared/domain/state.ts';
import type { CommandOutcome } from '#shared/protocol/command-push.ts';
import { foldRecorded, sliceOf } from '#shared/sync/prediction.ts';
import type { Commit } from '#hub/room/ports.ts';
import { scanned, type Canary } from './canary.ts';
import { DOSSIER } from './cast.ts';
import { nodeHasher } from './hasher.ts';
import { check } from './violation.ts';
import { FileWatch } from './watch-files.ts';

/** The events that carry content from one ledger into another: the only ones that may (L3). */
type Kinds = readonly LedgerKind[];
const RELEASES: Readonly<Record<string, readonly [from: Kinds, to: Kinds]>> = {
  'comment.shared': [['private'], ['panel']],
  'comment.released': [['panel'], ['applicants']],
  'opinion.individualFiled': [['private'], ['bureau']],
  'opinion.published': [['panel'], ['parties']],
  'panel.announced': [['panel'], ['parties']],
  'response.submitted': [['applicants'], ['parties']],
  'recheck.concluded': [['panel'], ['parties']],
  'vote.announced': [['panel'], ['parties']],
  'minutes.released': [['bureau'], ['panel', 'parties']],
  // What all may read, beside what the clerk writes over it, and both as issued.
  'minutes.edited': [['parties'], ['private']],
  'minutes.issued': [['parties', 'private'], ['bureau']],
};

interface ReadLedger {
  readonly hashes: string[];
  /** The slice after each line; index 0 is the empty one. */
  readonly slices: Slice[];
}

/** What is durable on the hub, read by an eye of its own: L1, L3, R1, R4 and S2 at every commit. */
export class LedgerWatch {
  state: DossierState = EMPTY_DOSSIER;
  readonly files = new FileWatch();
  readonly answers = new Map<CommandId, CommandOutcome>();
  /** Which member gave a command, as the simulation knows it. */
  readonly givers = new Map<CommandId, MemberId>();
  /** Ledgers a canary may be in: its own, and those it was released to. */
  readonly #placesOf = new Map<number, Set<LedgerId>>();
  readonly #ledgers = new Map<LedgerId, ReadLedger>();
  readonly #effects = new Set<CommandId>();
  #readable = new Map<MemberId, ReadonlySet<LedgerId>>();
  #insiders = new Set<MemberId>();
  /** What the last commit changed: its events are being told. */
  last: { readonly commandIds: ReadonlySet<CommandId>; readonly beganDeliberation: boolean } = {
    commandIds: new Set(),
    beganDeliberation: false,
  };
  membershipChangedFor: ReadonlySet<MemberId> = new Set();
  touched: ReadonlySet<LedgerId> = new Set();
  isClosed = false;

  /** Starts from what another eye has read. */
  adopt(other: LedgerWatch): void {
    this.state = other.state;
    this.isClosed = other.isClosed;
    this.files.adopt(other.files);
    for (const [no, places] of other.#placesOf) this.#placesOf.set(no, new Set(places));
    for (const [ledgerId, { hashes, slices }] of other.#ledgers) {
      this.#ledgers.set(ledgerId, { hashes: [...hashes], slices: [...slices] });
    }
    for (const commandId of other.#effects) this.#effects.add(commandId);
    this.#readable = other.#readable;
    this.#insiders = other.#insiders;
  }

  committed({ events, answers }: Commit): void {
    const before = this.state;
    for (const { commandId, memberId, outcome } of answers) {
      check(!this.answers.has(commandId), 'S2', () => `${commandId} is decided a second time`);
      this.answers.set(commandId, outcome);
      check(
        this.givers.get(commandId) === memberId,
        'R1',
        () => `${commandId} is answered to another member`,
      );
    }
    let beganDeliberation = false;
    for (const lines of byCommand(events)) beganDeliberation = this.#takeCommand(lines) || beganDeliberation;
    if (events.length === 0) return;
    this.last = { commandIds: new Set(events.map((event) => event.commandId)), beganDeliberation };
    this.touched = new Set(events.map((event) => event.ledgerId));
    this.#deriveRights(before);
    this.files.committed(events, this.state, (memberId) => this.readable(memberId));
  }

  /** Returns whether it closed the doors. */
  #takeCommand(events: readonly RecordedEvent[]): boolean {
    const wasClosed = this.isClosed;
    for (const { commandId } of events.slice(0, 1)) {
      check(!this.#effects.has(commandId), 'S2', () => `${commandId} takes effect twice`);
      this.#effects.add(commandId);
    }
    for (const event of events) this.#take(event);
    this.isClosed = inClosedDeliberation(this.state);
    if (wasClosed && this.isClosed) this.#checkSilence(events);
    return this.isClosed && !wasClosed;
  }

  /** The ledgers a member may read now. */
  readable(memberId: MemberId): ReadonlySet<LedgerId> {
    return this.#readable.get(memberId) ?? NONE;
  }

  isInsider(memberId: MemberId): boolean {
    return this.#insiders.has(memberId);
  }

  headSeq(ledgerId: LedgerId): number {
    return this.#ledgers.get(ledgerId)?.hashes.length ?? 0;
  }

  hashAt(ledgerId: LedgerId, seq: number): string | undefined {
    return seq === 0 ? GENESIS_HASH : this.#ledgers.get(ledgerId)?.hashes[seq - 1];
  }

  sliceAt(ledgerId: LedgerId, seq: number): Slice | undefined {
    return this.#ledgers.get(ledgerId)?.slices[seq];
  }

  mayRead(memberId: MemberId, canary: Canary): boolean {
    const readable = this.readable(memberId);
    const places = this.#placesOf.get(canary.no);
    if (!places) return readable.has(canary.home);
    for (const place of places) if (readable.has(place)) return true;
    return false;
  }

  #take(event: RecordedEvent): void {
    const { ledgerId, seq, prevHash, hash, commandId, actor } = event;
    let ledger = this.#ledgers.get(ledgerId);
    if (!ledger)
      this.#ledgers.set(ledgerId, (ledger = { hashes: [], slices: [sliceOf(this.state, ledgerId)] }));
    check(seq === ledger.hashes.length + 1, 'L1', () => `${ledgerId}: ${seq} after ${ledger.hashes.length}`);
    check(
      prevHash === (ledger.hashes.at(-1) ?? GENESIS_HASH),
      'L1',
      () => `${ledgerId}/${seq} is not linked`,
    );
    check(hash === eventHash(nodeHasher, DOSSIER, event), 'L1', () => `${ledgerId}/${seq} has a wrong hash`);
    check(
      actor === null || this.givers.get(commandId) === actor,
      'R1',
      () => `${event.type} speaks for ${actor ?? ''}`,
    );
    this.#checkReleases(event);
    this.state = foldRecorded(this.state, [event]);
    ledger.hashes.push(hash);
    ledger.slices.push(sliceOf(this.state, ledgerId));
  }

  #checkReleases(event: RecordedEvent): void {
    const { ledgerId, type } = event;
    for (const { no, home } of scanned(event).canaries) {
      let places = this.#placesOf.get(no);
      if (!places) this.#placesOf.set(no, (places = new Set([firstPlace(home, event)])));
      if (places.has(ledgerId)) continue;
      const [from = [], to = []] = RELEASES[type] ?? [];
      const isRelease =
        to.includes(ledgerKind(ledgerId)) && [...places].some((place) => from.includes(ledgerKind(place)));
      check(isRelease, 'L3', () => `${type} carries words of ${home} into ${ledgerId}`);
      places.add(ledgerId);
    }
  }

  /** While the doors are closed only the panel writes, and everyone for themselves (R4). */
  #checkSilence(events: readonly RecordedEvent[]): void {
    for (const { ledgerId, type } of events) {
      check(
        ledgerId === 'panel' || ledgerKind(ledgerId) === 'private',
        'R4',
        () => `${type} is written to ${ledgerId} during closed deliberation`,
      );
    }
  }

  #deriveRights(before: DossierState): void {
    const isSame =
      before.parties.members === this.state.parties.members &&
      before.parties.dossier === this.state.parties.dossier &&
      before.panel.members === this.state.panel.members &&
      before.panel.recusals === this.state.panel.recusals &&
      before.bureau.members === this.state.bureau.members;
    this.membershipChangedFor = NOBODY;
    if (isSame) return;
    const readable = new Map<MemberId, ReadonlySet<LedgerId>>();
    const changed = new Set<MemberId>();
    this.#insiders = new Set();
    for (const { memberId } of allMembers(this.state)) {
      const ledgers = new Set(ledgersOf(this.state, memberId));
      const old = this.readable(memberId);
      if (old.size !== ledgers.size || [...ledgers].some((ledgerId) => !old.has(ledgerId)))
        changed.add(memberId);
      readable.set(memberId, ledgers);
      if (isPanelSide(this.state, memberId)) this.#insiders.add(memberId);
    }
    this.#readable = readable;
    this.membershipChangedFor = changed;
  }
}

/** The lines of each command, in order; those of one stand together. */
function byCommand(events: readonly RecordedEvent[]): readonly (readonly RecordedEvent[])[] {
  const groups: RecordedEvent[][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    if (group?.[0]?.commandId === event.commandId) group.push(event);
    else groups.push([event]);
  }
  return groups;
}

/** Words meant for the panel may end up with their author alone, when sharing was refused; never the reverse. */
function firstPlace(home: LedgerId, { ledgerId, actor }: RecordedEvent): LedgerId {
  return home === 'panel' && actor && ledgerId === privateLedger(actor) ? ledgerId : home;
}

const NONE: ReadonlySet<LedgerId> = new Set();
const NOBODY: ReadonlySet<MemberId> = new Set();
