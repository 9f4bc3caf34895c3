import type { DeviceId, DossierId, MemberId } from '../domain/ids.ts';
import type { Fault } from '../protocol/errors.ts';
import type { PageShown, PresenceSet, PresenceState, SeenState, SharedPage } from '../protocol/presence.ts';
import { DossierLink, type LinkStatus, type Timers } from './dossier-link.ts';
import type { DownMessage, HubSocket } from './hub-socket.ts';
import type { PictureSender } from './picture-sender.ts';
import { Replica, type ReplicaChange, type ReplicaPorts } from './replica.ts';

export interface DeskPorts extends ReplicaPorts {
  readonly timers: Timers;
  readonly deviceId: DeviceId;
  /** Absent where no pictures are kept. */
  readonly pictures?: PictureSender;
  /** Which seat this account has in which dossier, as learnt before; durable where the replica is. */
  readonly seats: {
    find(dossierId: DossierId): MemberId | null;
    remember(dossierId: DossierId, memberId: MemberId): void;
  };
}

export type DeskStatus =
  | { readonly status: 'loading' }
  | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly fault: Fault };

/** One dossier on the desk. `replica` is null until the seat in it is known. */
export interface DeskDossier {
  readonly dossierId: DossierId;
  readonly status: DeskStatus;
  readonly replica: Replica | null;
  readonly presence: PresenceState | null;
  /** The page everyone follows. */
  readonly sharedPage: SharedPage | null;
  readonly seen: SeenState | null;
}

export interface DeskListener {
  /** `change` is null where the status alone changed. */
  dossierChanged(dossier: DeskDossier, change: ReplicaChange | null): void;
  presenceChanged(presence: PresenceState): void;
  pageShown(shown: PageShown): void;
  seenChanged(seen: SeenState): void;
  unsentChanged(unsent: number): void;
}

const OFFLINE: Fault = { code: 'unavailable', message: 'not reached yet', retry: 'auto' };
const LOADING: DeskStatus = { status: 'loading' };
const READY: DeskStatus = { status: 'ready' };
const SEAT_RETRY_MS = 2000;

/**
 * The dossiers one person has open over one connection that comes and goes: counts who holds them, keeps
 * each in step with the hub, and goes on sending what is unsent after the last window has left.
 */
export class DossierDesk {
  readonly #ports: DeskPorts;
  readonly #listener: DeskListener;
  readonly #entries = new Map<DossierId, Entry>();
  #socket: HubSocket | null = null;
  #unsent = 0;

  constructor(ports: DeskPorts, listener: DeskListener) {
    this.#ports = ports;
    this.#listener = listener;
  }

  get unsent(): number {
    return this.#unsent;
  }

  find(dossierId: DossierId): DeskDossier | null {
    return this.#entries.get(dossierId) ?? null;
  }

  /** Opens the dossier, or holds it once more. Every call wants its `release`. */
  acquire(dossierId: DossierId): DeskDossier {
    const entry = this.#entry(dossierId);
    entry.holders += 1;
    this.#start(entry);
    return entry;
  }

  release(dossierId: DossierId): void {
    const entry = this.#entries.get(dossierId);
    if (!entry) return;
    entry.holders = Math.max(0, entry.holders - 1);
    this.#dropIfIdle(entry);
  }

  /** Opens what still has something to send, without a holder: after a start, until it is sent. */
  resumeUnsent(dossierIds: readonly DossierId[]): void {
    for (const dossierId of dossierIds) this.#start(this.#entry(dossierId));
  }

  /** A command was put into a replica's outbox. */
  submitted(dossierId: DossierId): void {
    const entry = this.#entries.get(dossierId);
    entry?.link?.submitted();
    this.#countUnsent();
  }

  connected(socket: HubSocket): void {
    this.#socket = socket;
    for (const entry of this.#entries.values()) {
      if (entry.link) entry.link.connected(socket);
      else void this.#learnSeat(entry);
    }
  }

  disconnected(): void {
    this.#socket = null;
    for (const entry of this.#entries.values()) {
      entry.link?.disconnected();
      entry.presence = null;
      entry.sharedPage = null;
      this.#refresh(entry, null);
    }
  }

  /** Forgets all that is open, as when another person signs in. The stores are left alone. */
  clear(): void {
    for (const entry of this.#entries.values()) entry.link?.disconnected();
    this.#entries.clear();
    this.#countUnsent();
  }

  receive(down: DownMessage): void {
    switch (down.event) {
      case 'events.batch':
        this.#entries.get(down.message.dossierId)?.link?.batch(down.message);
        return;
      case 'membership.changed':
        this.#entries.get(down.message.dossierId)?.link?.membershipChanged();
        return;
      case 'presence.state': {
        const entry = this.#entries.get(down.message.dossierId);
        if (!entry) return;
        entry.presence = down.message;
        this.#listener.presenceChanged(down.message);
        return;
      }
      case 'page.shown': {
        const entry = this.#entries.get(down.message.dossierId);
        if (!entry) return;
        entry.sharedPage = down.message.page;
        this.#listener.pageShown(down.message);
        return;
      }
      case 'seen.state': {
        const entry = this.#entries.get(down.message.dossierId);
        if (!entry || down.message.ledgerId !== 'panel') return; // "seen by n of m" counts the panel
        entry.seen = down.message;
        this.#listener.seenChanged(down.message);
        return;
      }
      default:
    }
  }

  setPresence(dossierId: DossierId, place: PresenceSet['place']): void {
    const entry = this.#entries.get(dossierId);
    if (!entry) return;
    entry.place = place;
    this.#tellPresence(entry);
  }

  /** Only once the hub has opened the dossier on this connection does it take a place in it, so it is told then. */
  #tellPresence({ dossierId, place }: Entry): void {
    if (place !== null) this.#socket?.setPresence({ dossierId, place });
  }

  #entry(dossierId: DossierId): Entry {
    const found = this.#entries.get(dossierId);
    if (found) return found;
    const entry = new Entry(dossierId);
    this.#entries.set(dossierId, entry);
    return entry;
  }

  #start(entry: Entry): void {
    if (entry.replica) return;
    const memberId = this.#ports.seats.find(entry.dossierId);
    if (memberId) this.#attach(entry, memberId);
    else {
      this.#refresh(entry, null);
      void this.#learnSeat(entry);
    }
  }

  /** The first open of a dossier whose seat is not known: the hub says which it is. */
  async #learnSeat(entry: Entry): Promise<void> {
    const socket = this.#socket;
    const { dossierId } = entry;
    if (!socket || entry.isLearning) return;
    entry.isLearning = true;
    try {
      const answer = await socket.open({ dossierId, deviceId: this.#ports.deviceId, heads: [] });
      if (this.#entries.get(dossierId) !== entry || entry.replica) return;
      if (answer.ok) {
        this.#ports.seats.remember(dossierId, answer.opened.memberId);
        this.#attach(entry, answer.opened.memberId);
      } else {
        entry.refused = answer.fault;
        this.#refresh(entry, null);
        if (answer.fault.retry === 'auto') this.#learnLater(entry);
      }
    } catch {
      this.#learnLater(entry);
    } finally {
      entry.isLearning = false;
    }
  }

  #learnLater(entry: Entry): void {
    this.#ports.timers.after(SEAT_RETRY_MS, () => {
      if (this.#entries.get(entry.dossierId) === entry && !entry.replica) void this.#learnSeat(entry);
    });
  }

  #attach(entry: Entry, memberId: MemberId): void {
    const { dossierId } = entry;
    const replica = new Replica({ dossierId, memberId, deviceId: this.#ports.deviceId }, this.#ports);
    entry.replica = replica;
    entry.refused = null;
    entry.link = new DossierLink(
      replica,
      this.#ports.timers,
      (status) => {
        entry.linkStatus = status;
        if (status === 'live') this.#tellPresence(entry);
        this.#refresh(entry, null);
      },
      this.#ports.pictures,
    );
    replica.subscribe((change) => {
      this.#refresh(entry, change);
      this.#countUnsent();
      this.#dropIfIdle(entry);
    });
    this.#refresh(entry, { events: [], reset: true });
    this.#countUnsent();
    if (this.#socket) entry.link.connected(this.#socket);
  }

  #refresh(entry: Entry, change: ReplicaChange | null): void {
    const status = statusOf(entry, this.#socket !== null);
    const isSame = entry.status.status === status.status && status.status !== 'failed';
    entry.status = isSame ? entry.status : status;
    if (change || !isSame) this.#listener.dossierChanged(entry, change);
  }

  #dropIfIdle(entry: Entry): void {
    if (entry.holders > 0 || (entry.replica?.unansweredCount ?? 0) > 0) return;
    if (this.#entries.get(entry.dossierId) !== entry) return;
    this.#entries.delete(entry.dossierId);
    entry.link?.disconnected();
    this.#socket?.leave(entry.dossierId);
  }

  #countUnsent(): void {
    let unsent = 0;
    for (const { replica } of this.#entries.values()) unsent += replica?.unansweredCount ?? 0;
    if (unsent === this.#unsent) return;
    this.#unsent = unsent;
    this.#listener.unsentChanged(unsent);
  }
}

class Entry implements DeskDossier {
  readonly dossierId: DossierId;
  status: DeskStatus = LOADING;
  replica: Replica | null = null;
  presence: PresenceState | null = null;
  sharedPage: SharedPage | null = null;
  seen: SeenState | null = null;
  link: DossierLink | null = null;
  linkStatus: LinkStatus = 'offline';
  refused: Fault | null = null;
  holders = 0;
  isLearning = false;
  place: PresenceSet['place'] | null = null;

  constructor(dossierId: DossierId) {
    this.dossierId = dossierId;
  }
}

/** What is here is shown whatever the link does; a refusal hides it, since it says that the right to it has ended. */
function statusOf({ replica, linkStatus, refused }: Entry, isConnected: boolean): DeskStatus {
  const fault = refused ?? (typeof linkStatus === 'object' ? linkStatus.refused : null);
  if (fault && (fault.code === 'forbidden' || fault.code === 'notFound')) return { status: 'failed', fault };
  if (replica && isThere(replica)) return READY;
  if (fault) return { status: 'failed', fault };
  if (!isConnected) return { status: 'failed', fault: OFFLINE };
  return replica && linkStatus === 'live' && replica.nextPull() === null ? READY : LOADING;
}

/** Confirmed, or yet to be created by a command that waits here. */
function isThere({ view }: Replica): boolean {
  return view.confirmed.parties.dossier !== null || view.state.parties.dossier !== null;
}
