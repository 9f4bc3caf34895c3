import type { DossierId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { RoomPorts } from '../room/ports.ts';
import { Room } from '../room/room.ts';

interface Entry {
  readonly room: Room;
  inUse: number;
  usedAt: number;
}

/**
 * The rooms in memory: made when first asked for, dropped when nobody has the dossier open. There is never
 * more than one room of a dossier, since a room is its only writer; so a room in use is never dropped (HU4).
 */
export class Rooms {
  readonly #ports: RoomPorts;
  readonly #idleMs: number;
  readonly #onLoaded: (dossierId: DossierId, state: DossierState) => void;
  readonly #entries = new Map<DossierId, Entry>();

  /** `onLoaded` hears of every dossier that comes into memory, also of one that a kill left in mid-work. */
  constructor(
    ports: RoomPorts,
    idleMs: number,
    onLoaded: (dossierId: DossierId, state: DossierState) => void,
  ) {
    this.#ports = ports;
    this.#idleMs = idleMs;
    this.#onLoaded = onLoaded;
  }

  async use<T>(dossierId: DossierId, work: (room: Room) => Promise<T>): Promise<T> {
    const entry = this.#entry(dossierId);
    entry.inUse++;
    try {
      return await work(entry.room);
    } finally {
      entry.inUse--;
      entry.usedAt = this.#ports.clock.nowMs();
    }
  }

  /** For a connection that ends; the room may be gone already. */
  leave(dossierId: DossierId, sessionId: string): void {
    this.#entries.get(dossierId)?.room.leave(sessionId);
  }

  /** Drops what nobody used lately; call now and then. */
  unloadIdle(): void {
    const before = this.#ports.clock.nowMs() - this.#idleMs;
    for (const [dossierId, { room, inUse, usedAt }] of this.#entries) {
      if (inUse === 0 && room.sessionCount === 0 && usedAt <= before) this.#entries.delete(dossierId);
    }
  }

  get loadedCount(): number {
    return this.#entries.size;
  }

  /** Resolves when every room has done what it was asked so far. */
  async settle(): Promise<void> {
    await Promise.allSettled([...this.#entries.values()].map(({ room }) => room.readState()));
  }

  #entry(dossierId: DossierId): Entry {
    const known = this.#entries.get(dossierId);
    if (known) return known;
    const entry = { room: new Room(dossierId, this.#ports), inUse: 0, usedAt: this.#ports.clock.nowMs() };
    this.#entries.set(dossierId, entry);
    // Whoever asked for the room hears of it when it cannot be read.
    void this.use(dossierId, (room) => room.readState()).then(
      (state) => this.#onLoaded(dossierId, state),
      () => undefined,
    );
    return entry;
  }
}
