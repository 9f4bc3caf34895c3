import type { DossierId } from '#shared/domain/ids.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { EventsBatch } from '#shared/protocol/dossier-open.ts';
import type { Outlet } from '../room/ports.ts';
import { isOfDossier, ledgerChannel } from './channels.ts';
import type { HubServer, HubSocket } from './socket-types.ts';

/** The rooms' voice on Socket.IO: one channel for each ledger. Joining and leaving take effect at once. */
export class SocketOutlet implements Outlet {
  readonly #io: HubServer;

  constructor(io: HubServer) {
    this.#io = io;
  }

  setLedgers(socketId: string, dossierId: DossierId, ledgers: readonly LedgerId[]): void {
    const socket = this.#find(socketId);
    if (!socket) return;
    const wanted = new Set(ledgers.map((ledgerId) => ledgerChannel(dossierId, ledgerId)));
    for (const channel of [...socket.rooms]) {
      if (isOfDossier(channel, dossierId) && !wanted.has(channel)) void socket.leave(channel);
    }
    for (const channel of wanted) void socket.join(channel);
  }

  broadcast(batch: EventsBatch): void {
    this.#io.to(ledgerChannel(batch.dossierId, batch.ledgerId)).emit('events.batch', batch);
  }

  membershipChanged(socketId: string, dossierId: DossierId): void {
    this.#find(socketId)?.emit('membership.changed', { dossierId });
  }

  #find(socketId: string): HubSocket | undefined {
    return this.#io.sockets.sockets.get(socketId);
  }
}
