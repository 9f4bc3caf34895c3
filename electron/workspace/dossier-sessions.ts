import type { Command } from '#shared/domain/command.ts';
import type { CommandId, DossierId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import { membersInRoom } from '#shared/domain/meeting/door.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import { EMPTY_DOSSIER } from '#shared/domain/state.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Coverage, ReadingShare } from '#shared/protocol/coverage.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import type { IpcEvent, IpcResponse } from '#shared/protocol/ipc/contract.ts';
import type { PageHand, PageShare, PresenceSet } from '#shared/protocol/presence.ts';
import type { DraftCaret } from '#shared/protocol/joint-draft.ts';
import type { MediaLeave } from '#shared/protocol/media.ts';
import type { PictureSender } from '#shared/sync/picture-sender.ts';
import { askCoverage } from '#shared/sync/ask-coverage.ts';
import { DossierDesk, type DeskDossier, type DeskStatus } from '#shared/sync/dossier-desk.ts';
import type { DownMessage, HubSocket } from '#shared/sync/hub-socket.ts';
import type { HistoryPage, Replica, ReplicaChange } from '#shared/sync/replica.ts';
import { mayHaveLostRights } from '#shared/sync/searchable-in.ts';
import { nodeHasher, randomIds, systemClock, systemTimers } from './runtime.ts';
import type { Owner, SeatRows } from './store/owners.ts';
import type { SqliteReplicaStore } from './store/replica-store.ts';

export type Snapshot = Extract<IpcResponse<'dossier.open'>, { ok: true }>['value'];

export interface DossierSessionsPorts {
  readonly owner: Owner;
  readonly store: SqliteReplicaStore;
  readonly seats: SeatRows;
  readonly pictures: PictureSender;
  readonly tell: (event: IpcEvent) => void;
  readonly onUnsent: (unsent: number) => void;
  /** What the person may read of a dossier may be less than before. */
  readonly rightsChanged: (dossier: DeskDossier) => void;
}

const PATIENCE_MS = 20_000;
/** Someone who has just signed in opens the first dossier before the connection is up. */
const CONNECTING_MS = 3000;

/** The dossiers of the person who is signed in: the desk over SQLite, told to windows as numbered deltas (WS4). */
export class DossierSessions {
  readonly desk: DossierDesk;
  readonly #ports: DossierSessionsPorts;
  readonly #holders = new Map<DossierId, number>();
  readonly #revisions = new Map<DossierId, number>();
  readonly #waiting = new Map<DossierId, Set<() => void>>();
  #socket: HubSocket | null = null;

  constructor(ports: DossierSessionsPorts) {
    this.#ports = ports;
    const { store, seats, owner, pictures } = ports;
    this.desk = new DossierDesk(
      {
        store,
        seats,
        pictures,
        deviceId: owner.deviceId,
        clock: systemClock,
        ids: randomIds,
        hasher: nodeHasher,
        timers: systemTimers,
      },
      {
        dossierChanged: (dossier, change) => this.#changed(dossier, change),
        presenceChanged: (presence) => ports.tell({ type: 'presence', presence }),
        pageShown: (shown) => ports.tell({ type: 'pageShown', shown }),
        seenChanged: (seen) => ports.tell({ type: 'seen', seen }),
        unsentChanged: ports.onUnsent,
      },
    );
    this.desk.resumeUnsent(store.unsentDossiers());
  }

  up(socket: HubSocket): void {
    this.#socket = socket;
    this.desk.connected(socket);
  }

  down(): void {
    this.#socket = null;
    this.desk.disconnected();
  }

  receive(message: DownMessage): void {
    switch (message.event) {
      case 'draft.updated':
      case 'draft.careted':
        return this.#ports.tell({ type: 'draft', draft: message });
      case 'media.state':
      case 'media.signalled':
      case 'media.ended':
        return this.#ports.tell({ type: 'media', media: message });
      default:
        this.desk.receive(message);
    }
  }

  /** Waits until there is something to show, or a reason why not. With a no nothing is held. */
  async open(dossierId: DossierId): Promise<Result<Snapshot, Fault>> {
    this.#holders.set(dossierId, (this.#holders.get(dossierId) ?? 0) + 1);
    const dossier = this.desk.acquire(dossierId);
    await this.#until(dossierId, () => !isPassing(dossier.status), CONNECTING_MS);
    await this.#until(dossierId, () => dossier.status.status !== 'loading', PATIENCE_MS);
    const { status, replica, presence, sharedPage, seen } = dossier;
    if (status.status === 'ready' && replica) {
      if (presence) this.#ports.tell({ type: 'presence', presence });
      if (sharedPage) this.#ports.tell({ type: 'pageShown', shown: { dossierId, page: sharedPage } });
      if (seen) this.#ports.tell({ type: 'seen', seen });
      return ok(this.#snapshot(dossier));
    }
    this.close(dossierId);
    return err(status.status === 'failed' ? status.fault : unavailable('the hub does not answer'));
  }

  close(dossierId: DossierId): void {
    const holders = this.#holders.get(dossierId) ?? 0;
    if (holders === 0) return;
    if (holders === 1) this.#holders.delete(dossierId);
    else this.#holders.set(dossierId, holders - 1);
    this.desk.release(dossierId);
  }

  /**
   * Durable when it returns ok (S1). A command that was taken before, by a process that died before it could
   * say so, is not taken again.
   */
  submit(dossierId: DossierId, commandId: CommandId, command: Command): Result<CommandId, Rejection> {
    if (this.#ports.store.knowsCommand(dossierId, commandId)) return ok(commandId);
    const replica = this.desk.acquire(dossierId).replica;
    try {
      if (!replica) return err({ code: 'dossier.notFound' });
      const result = replica.submit(command, commandId);
      if (result.ok) this.desk.submitted(dossierId);
      return result;
    } finally {
      this.desk.release(dossierId);
    }
  }

  /** What is held here of a ledger, a page at a time (WS21). */
  history(dossierId: DossierId, ...page: Parameters<Replica['history']>): Result<HistoryPage, Fault> {
    const dossier = this.desk.find(dossierId);
    const isReady = dossier?.status.status === 'ready' && dossier.replica !== null;
    return isReady && dossier.replica
      ? ok(dossier.replica.history(...page))
      : err(unavailable('the dossier is not open'));
  }

  discardDraft(dossierId: DossierId, commandId: CommandId): void {
    const { replica } = this.desk.acquire(dossierId);
    replica?.discardDraft(commandId);
    this.desk.release(dossierId);
  }

  setPresence({ dossierId, place }: PresenceSet): void {
    this.desk.setPresence(dossierId, place);
  }

  sharePage(share: PageShare): void {
    this.#socket?.sharePage(share);
  }

  handPage(hand: PageHand): void {
    this.#socket?.handPage(hand);
  }

  /** Handed through: what is typed together, heard and seen is of the hub, and the window keeps what is unsent. */
  async through<T>(ask: (socket: HubSocket) => Promise<Result<T, Fault>>): Promise<Result<T, Fault>> {
    const socket = this.#socket;
    if (!socket) return err(unavailable('no connection'));
    return ask(socket).catch((error: unknown) => err(unavailable(String(error))));
  }

  caret(note: DraftCaret): void {
    this.#socket?.caret(note);
  }

  leaveMedia(request: MediaLeave): void {
    this.#socket?.leaveMedia(request);
  }

  /** By what is confirmed here: what a page says of itself counts for nothing (DE14). */
  roomRights(dossierId: DossierId): IpcResponse<'room.rights'> {
    const dossier = this.desk.find(dossierId);
    if (dossier?.status.status !== 'ready' || !dossier.replica) return { camera: false, screen: false };
    const { confirmed, memberId } = dossier.replica.view;
    const isJoined = findMember(confirmed, memberId)?.status === 'joined';
    const isAhead = Object.values(confirmed.parties.meetings).some(({ status }) => status !== 'closed');
    return { camera: isJoined && isAhead, screen: membersInRoom(confirmed).has(memberId) };
  }

  shareReading(request: ReadingShare): Promise<Result<Coverage | null, Fault>> {
    return askCoverage(this.#socket, request);
  }

  markSeen(request: Parameters<HubSocket['seen']>[0]): void {
    this.#socket?.seen(request);
  }

  #changed(dossier: DeskDossier, change: ReplicaChange | null): void {
    const { dossierId, status } = dossier;
    this.#wake(dossierId);
    if (mayHaveLostRights(dossier, change)) this.#ports.rightsChanged(dossier);
    // What has not come yet is told to whoever opens it; only what was refused is taken off the screen.
    const isGone = status.status === 'failed' && !isPassing(status) && dossier.replica !== null;
    if (!this.#holders.has(dossierId) || (status.status !== 'ready' && !isGone)) return;
    const revision = (this.#revisions.get(dossierId) ?? 0) + 1;
    this.#revisions.set(dossierId, revision);
    const snapshot = this.#snapshot(dossier);
    const { pending, drafts } = snapshot;
    const reset = change === null || change.reset ? snapshot : null;
    const events = reset || change === null ? [] : [...change.events];
    this.#ports.tell({ type: 'dossierDelta', dossierId, revision, events, pending, drafts, reset });
  }

  /** What was refused is shown as nothing, whatever this disk still holds of it. */
  #snapshot({ dossierId, replica, status }: DeskDossier): Snapshot {
    const revision = this.#revisions.get(dossierId) ?? 0;
    if (!replica) throw new Error('a dossier that is told of has a replica');
    const { memberId, confirmed, heads, pending, drafts } = replica.view;
    return {
      dossierId,
      memberId,
      revision,
      confirmed: status.status === 'failed' ? EMPTY_DOSSIER : confirmed,
      heads: [...heads],
      pending: status.status === 'failed' ? [] : [...pending],
      drafts: [...drafts],
    };
  }

  /** Resolves when it holds, or patience is at its end. */
  #until(dossierId: DossierId, holds: () => boolean, patienceMs: number): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(dossierId) ?? new Set();
      this.#waiting.set(dossierId, waiting);
      const finish = (): void => {
        cancel();
        waiting.delete(look);
        resolve();
      };
      const look = (): void => {
        if (holds()) finish();
      };
      const cancel = systemTimers.after(patienceMs, finish);
      waiting.add(look);
    });
  }

  #wake(dossierId: DossierId): void {
    for (const look of [...(this.#waiting.get(dossierId) ?? [])]) look();
  }
}

/** A failure that passes by itself, as before the first connection. */
function isPassing(status: DeskStatus): boolean {
  return status.status === 'failed' && status.fault.retry === 'auto';
}
