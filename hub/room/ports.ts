import type { RecordedEvent } from '#shared/domain/event.ts';
import type { CommandId, DeviceId, DossierId, MemberId, VoteId } from '#shared/domain/ids.ts';
import type { Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { SealedBallot } from '#shared/domain/vote/ballot.ts';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import type { Command } from '#shared/domain/command.ts';
import type { PictureRef } from '#shared/domain/picture-ref.ts';
import type { Clock, Hasher, IdSource } from '#shared/lib/ports.ts';
import type { CommandOutcome } from '#shared/protocol/command-push.ts';
import type { EventsBatch } from '#shared/protocol/dossier-open.ts';
import type { Fault } from '#shared/protocol/errors.ts';

/** The answer to one command of one device, kept for ever so that a resend gets the same (S2). */
export interface StoredAnswer {
  readonly memberId: MemberId;
  readonly deviceId: DeviceId;
  readonly mutationSeq: number;
  readonly commandId: CommandId;
  /** With the positions in every ledger, also those the author may not read; filtered when told. */
  readonly outcome: CommandOutcome;
}

/** All that commands decided one upon the other change; written in one durable transaction or not at all. */
export interface Commit {
  readonly dossierId: DossierId;
  /** Per ledger dense from its head on, hash-chained. A rejected command has none. */
  readonly events: readonly RecordedEvent[];
  /** One for each command of a member, in the order decided; the hub's own commands have none. */
  readonly answers: readonly StoredAnswer[];
  /** What goes into the ballot boxes: added to their counts, and kept in no other form. */
  readonly ballots: readonly SealedBallot[];
  /** The list rows this changes, by member; null takes the row away. */
  readonly summaries: readonly { readonly memberId: MemberId; readonly summary: DossierSummary | null }[];
}

/**
 * Where ledgers rest. Adapters share one contract suite (tests/contracts). `commit` resolves only when the
 * transaction would survive a power cut; it rejects, changing nothing, when an event does not follow its
 * ledger's head or an answer exists already. After any other rejection the outcome is unknown: reload.
 */
export interface LedgerStore {
  heads(dossierId: DossierId): Promise<readonly Head[]>;
  read(
    dossierId: DossierId,
    ledgerId: LedgerId,
    afterSeq: number,
    limit: number,
  ): Promise<readonly RecordedEvent[]>;
  findAnswer(dossierId: DossierId, memberId: MemberId, commandId: CommandId): Promise<StoredAnswer | null>;
  /** The last mutation number taken from this device; 0 before the first. */
  deviceSeq(dossierId: DossierId, memberId: MemberId, deviceId: DeviceId): Promise<number>;
  /** How often each option was put into the ballot box of a vote; empty while nothing was. */
  ballotBox(dossierId: DossierId, voteId: VoteId): Promise<readonly number[]>;
  commit(commit: Commit): Promise<void>;
}

/** A connection of a member to this dossier. */
export interface RoomSession {
  readonly sessionId: string;
  readonly memberId: MemberId;
}

/** How a room speaks to its sessions. Each call takes effect before the next one, in order. */
export interface Outlet {
  /** From now on the session hears exactly these ledgers of the dossier. */
  setLedgers(sessionId: string, dossierId: DossierId, ledgers: readonly LedgerId[]): void;
  broadcast(batch: EventsBatch): void;
  /** Tells the session to open the dossier again. */
  membershipChanged(sessionId: string, dossierId: DossierId): void;
}

/** What others on the hub learn after each commit: services that act on it, lists, presence. */
export interface Committed {
  readonly dossierId: DossierId;
  readonly before: DossierState;
  readonly state: DossierState;
  readonly events: readonly RecordedEvent[];
  readonly summaries: Commit['summaries'];
}

export interface RoomPorts {
  readonly store: LedgerStore;
  readonly outlet: Outlet;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
  /**
   * A last question before a member's command is decided, for what the rules cannot know (was this file
   * uploaded by this member?). A fault is answered and nothing is stored.
   */
  readonly admit: (session: RoomSession, dossierId: DossierId, command: Command) => Promise<Fault | null>;
  /** Whether one of the pictures a command would bring was not uploaded here by this member (PC4). */
  readonly lacksPicture: (
    session: RoomSession,
    dossierId: DossierId,
    pictures: readonly PictureRef[],
  ) => Promise<boolean>;
  readonly onCommitted: (committed: Committed) => void;
}
