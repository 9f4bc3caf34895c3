import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { ledgersOf } from '#shared/domain/ledger/access.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { PageShare, PresenceSet, SeenState } from '#shared/protocol/presence.ts';
import { PageRecord, type PageRecordPorts } from '../presence/page-record.ts';
import { Presence, type Company } from '../presence/presence.ts';
import { seenFor } from '../presence/seen.ts';
import type { SeenTable } from '../presence/seen-table.ts';
import { Gathered } from './gathered.ts';
import type { HubServer } from './socket-types.ts';

export interface PresenceRelayPorts extends Pick<PageRecordPorts, 'record' | 'shownAfterMs'> {
  /** At once, when who is in the room may be others. */
  readonly companyChanged: (dossierId: DossierId) => void;
}

/** Carries presence and "seen" to connections; what each may hear is decided in hub/presence. */
export class PresenceRelay {
  readonly #io: HubServer;
  readonly #seen: SeenTable;
  readonly #presence: Presence;
  readonly #pages: PageRecord;
  readonly #dirty = new Gathered((dossierId) => this.#flush(dossierId));
  readonly #companyChanged: (dossierId: DossierId) => void;
  /** By connection and ledger, the "seen" snapshot told last. */
  readonly #seenTold = new Map<string, Map<string, string>>();
  readonly #seenDirty = new Set<DossierId>();
  /** Dossiers of which a snapshot may be due. */
  readonly #stale = new Set<DossierId>();

  readonly #waiting = new Set<NodeJS.Timeout>();

  constructor(io: HubServer, seen: SeenTable, clock: Clock, told: PresenceRelayPorts) {
    this.#io = io;
    this.#seen = seen;
    this.#companyChanged = told.companyChanged;
    this.#presence = new Presence(
      () => clock.nowMs(),
      (dossierId) => {
        this.#stale.add(dossierId);
        this.#dirty.soon(dossierId);
      },
      (dossierId) => {
        this.#showPage(dossierId);
        this.#dirty.soon(dossierId);
      },
    );
    this.#pages = new PageRecord({
      ...told,
      now: () => clock.nowMs(),
      after: (delayMs, run) => this.#after(delayMs, run),
      view: (dossierId) => this.#presence.view(dossierId),
    });
  }

  company(dossierId: DossierId): Company | undefined {
    return this.#presence.company(dossierId);
  }

  enter(dossierId: DossierId, connectionId: string, memberId: MemberId, state: DossierState): void {
    this.#seenTold.delete(connectionId);
    this.#seenDirty.add(dossierId);
    this.#presence.enter(dossierId, connectionId, memberId, state);
    this.#companyChanged(dossierId);
  }

  leave(dossierId: DossierId, connectionId: string): void {
    this.#presence.leave(dossierId, connectionId);
    this.#companyChanged(dossierId);
    if (!this.#io.sockets.sockets.has(connectionId)) this.#seenTold.delete(connectionId);
  }

  place(dossierId: DossierId, connectionId: string, place: PresenceSet['place']): void {
    this.#presence.place(dossierId, connectionId, place);
    this.#companyChanged(dossierId);
  }

  share(dossierId: DossierId, connectionId: string, page: PageShare['page']): void {
    this.#presence.share(dossierId, connectionId, page);
  }

  hand(dossierId: DossierId, connectionId: string, to: MemberId): void {
    this.#presence.hand(dossierId, connectionId, to);
  }

  seen(dossierId: DossierId, ledgerId: LedgerId, memberId: MemberId, seq: number): void {
    if (!this.#seen.put(dossierId, ledgerId, memberId, seq)) return;
    this.#seenDirty.add(dossierId);
    this.#dirty.soon(dossierId);
  }

  stateChanged(dossierId: DossierId, state: DossierState): void {
    if (this.#presence.stateChanged(dossierId, state)) this.#seenDirty.add(dossierId);
    this.#companyChanged(dossierId);
  }

  close(): void {
    this.#dirty.close();
    for (const timer of this.#waiting) clearTimeout(timer);
    this.#waiting.clear();
  }

  #after(delayMs: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      run();
    }, delayMs);
    this.#waiting.add(timer);
  }

  /** A connection that is busy is asked again: it then gets the newest snapshot, not every one between. */
  #flush(dossierId: DossierId): void {
    if (this.#stale.delete(dossierId)) {
      const isTold = this.#presence.flush(dossierId, (connectionId, snapshot) => {
        if (this.#isBusy(connectionId)) return false;
        this.#io.sockets.sockets.get(connectionId)?.emit('presence.state', snapshot);
        return true;
      });
      if (!isTold) this.#stale.add(dossierId);
    }
    if (this.#seenDirty.delete(dossierId)) this.#tellSeen(dossierId);
    this.#pages.look(dossierId);
    const isShown = this.#showPage(dossierId);
    if (!isShown || this.#stale.has(dossierId)) this.#dirty.soon(dossierId);
  }

  /** One message for all who see the same; returns whether everyone has taken it. */
  #showPage(dossierId: DossierId): boolean {
    return this.#presence.flushPage(dossierId, (connectionIds, page) => {
      const free = connectionIds.filter((connectionId) => !this.#isBusy(connectionId));
      if (free.length > 0) this.#io.to(free).emit('page.shown', { dossierId, page });
      return free;
    });
  }

  /** Something waits for this connection already. */
  #isBusy(connectionId: string): boolean {
    return (this.#io.sockets.sockets.get(connectionId)?.data.waiting() ?? 0) > 0;
  }

  #tellSeen(dossierId: DossierId): void {
    const present = this.#presence.receivers(dossierId);
    if (!present) return;
    const table = readOnce(this.#seen, dossierId);
    for (const [connectionId, memberId] of present.members) {
      for (const ledgerId of ledgersOf(present.state, memberId)) {
        const seen = seenFor(table, present.state, dossierId, ledgerId, memberId);
        const told = this.#seenTold.get(connectionId) ?? new Map<string, string>();
        const text = JSON.stringify(seen);
        if (!seen || told.get(`${dossierId}/${ledgerId}`) === text) continue;
        this.#seenTold.set(connectionId, told.set(`${dossierId}/${ledgerId}`, text));
        this.#io.sockets.sockets.get(connectionId)?.emit('seen.state', seen);
      }
    }
  }
}

/** One reading of each ledger's rows for all who are told. */
function readOnce(table: SeenTable, dossierId: DossierId): Pick<SeenTable, 'of'> {
  const read = new Map<LedgerId, SeenState['seen']>();
  return {
    of(_dossierId, ledgerId) {
      const rows = read.get(ledgerId) ?? table.of(dossierId, ledgerId);
      read.set(ledgerId, rows);
      return rows;
    },
  };
}
