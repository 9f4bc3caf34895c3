import type { DossierId } from '#shared/domain/ids.ts';

/** What a window may use of this machine: camera and microphone to try them before a meeting, the screen only in it. */
export interface RoomRights {
  readonly camera: boolean;
  readonly screen: boolean;
}

const NONE: RoomRights = { camera: false, screen: false };

interface Place {
  readonly dossierId: DossierId;
  /** As of the last answer; what asks for a yes or no at once is answered with it. */
  rights: RoomRights;
}

/**
 * Which window has a meeting's room on its screen, and what it may use there. The page says where it is; whether
 * a meeting is there, and whether this person may be in it, the workspace process says from the record (DE14).
 */
export class RoomGuard {
  readonly #rightsIn: (dossierId: DossierId) => Promise<RoomRights>;
  readonly #places = new Map<number, Place>();

  constructor(rightsIn: (dossierId: DossierId) => Promise<RoomRights>) {
    this.#rightsIn = rightsIn;
  }

  /** The page shows a meeting of this dossier. */
  entered(windowId: number, dossierId: DossierId): void {
    this.#places.set(windowId, { dossierId, rights: NONE });
    void this.ask(windowId);
  }

  left(windowId: number, dossierId: DossierId): void {
    if (this.#places.get(windowId)?.dossierId === dossierId) this.#places.delete(windowId);
  }

  windowGone(windowId: number): void {
    this.#places.delete(windowId);
  }

  /** Something was written in this dossier: a meeting may have begun or ended, or a door been closed. */
  changed(dossierId: DossierId): void {
    for (const [windowId, place] of this.#places) if (place.dossierId === dossierId) void this.ask(windowId);
  }

  /** As far as is known at this moment. */
  known(windowId: number): RoomRights {
    return this.#places.get(windowId)?.rights ?? NONE;
  }

  /** Asked anew; nothing where there is no answer. */
  async ask(windowId: number): Promise<RoomRights> {
    const place = this.#places.get(windowId);
    if (!place) return NONE;
    const rights = await this.#rightsIn(place.dossierId).catch(() => NONE);
    if (this.#places.get(windowId) !== place) return NONE;
    place.rights = rights;
    return rights;
  }
}
