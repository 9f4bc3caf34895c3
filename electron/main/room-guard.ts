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
  readonly #onScreenLost: (windowId: number) => void;
  readonly #places = new Map<number, Place>();

  /** `onScreenLost`: a window that could show its screen no longer may. */
  constructor(
    rightsIn: (dossierId: DossierId) => Promise<RoomRights>,
    onScreenLost: (windowId: number) => void,
  ) {
    this.#rightsIn = rightsIn;
    this.#onScreenLost = onScreenLost;
  }

  /** The page shows a meeting of this dossier. */
  entered(windowId: number, dossierId: DossierId): void {
    if (this.#places.get(windowId)?.dossierId !== dossierId) this.windowGone(windowId);
    this.#places.set(windowId, { dossierId, rights: NONE });
    void this.ask(windowId);
  }

  left(windowId: number, dossierId: DossierId): void {
    if (this.#places.get(windowId)?.dossierId === dossierId) this.windowGone(windowId);
  }

  windowGone(windowId: number): void {
    const place = this.#places.get(windowId);
    this.#places.delete(windowId);
    if (place?.rights.screen === true) this.#onScreenLost(windowId);
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
    const isLost = place.rights.screen && !rights.screen;
    place.rights = rights;
    if (isLost) this.#onScreenLost(windowId);
    return rights;
  }
}
