import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { z } from 'zod';
import { dossierIdSchema, type DossierId, type MemberId } from '#shared/domain/ids.ts';
import type { Clock } from '#shared/lib/ports.ts';
import { commandPushSchema } from '#shared/protocol/command-push.ts';
import { readingShareSchema, type Coverage, type ReadingShare } from '#shared/protocol/coverage.ts';
import { linkProbeSchema } from '#shared/protocol/link-probe.ts';
import { dossierOpenSchema, eventsPullSchema } from '#shared/protocol/dossier-open.ts';
import type { DossierOpen, DossierOpened } from '#shared/protocol/dossier-open.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Answer, Fault } from '#shared/protocol/errors.ts';
import {
  ledgerSeenSchema,
  pageHandSchema,
  pageShareSchema,
  presenceSetSchema,
} from '#shared/protocol/presence.ts';
import { draftCaretSchema, draftJoinSchema, draftPushSchema } from '#shared/protocol/joint-draft.ts';
import {
  mediaJoinSchema,
  mediaLeaveSchema,
  mediaMuteSchema,
  mediaSendersSchema,
  mediaSignalSchema,
  mediaSpotlightSchema,
  mediaWantedSchema,
} from '#shared/protocol/media.ts';
import type { LedgerSeen } from '#shared/protocol/presence.ts';
import type { UpMessages } from '#shared/protocol/socket.ts';
import type { EndReason, Sessions } from '../accounts/sessions.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import type { JointDrafting } from '../drafting/joint-drafting.ts';
import type { IceSettings } from '../media/ice-servers.ts';
import { CoverageDesk } from '../presence/coverage.ts';
import { coverageFor } from '../presence/coverage-rights.ts';
import type { SeenTable } from '../presence/seen-table.ts';
import type { SeatsTable } from '../registry/seats-table.ts';
import type { Committed } from '../room/ports.ts';
import type { Room } from '../room/room.ts';
import { faultOf, refuse } from '../runtime/faults.ts';
import type { Log } from '../runtime/log.ts';
import type { Origins } from '../runtime/origins.ts';
import { guardBacklog, type BacklogLimits } from './backlog-guard.ts';
import { accountChannel, isOfDossier, sessionChannel } from './channels.ts';
import { checkHandshake, HandshakeRefused } from './handshake.ts';
import { Inbox, type InboxRates } from './inbox.ts';
import { MediaRelay, type MediaRelayPorts } from './media-relay.ts';
import { PresenceRelay } from './presence-relay.ts';
import type { HubServer, HubSocket } from './socket-types.ts';

const MAX_MESSAGE_BYTES = 256 * 1024;
const CONNECT_TIMEOUT_MS = 10_000;
/** Of one account at once: a person's desktop, phone and browser tabs many times over (GW10). */
export const MAX_CONNECTIONS = 32;
/** A connection that broke off without a word is noticed within a ping and its time limit. */
const FULL_BACKOFF_MS = 10_000;
/** How long a refused client has to read why. */
const REFUSED_LINGER_MS = 1_000;

/**
 * The Socket.IO server, made before the rooms that speak through it. WebSocket only: with long polling every
 * message would carry the token's session again and a proxy could log it, and all clients can do without.
 * Connection state recovery stays off: it sends what was missed before it asks who is there (F3, GW1).
 */
export function createSocketServer(http: HttpServer, origins: Origins): HubServer {
  return new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    pingInterval: 25_000,
    pingTimeout: 20_000,
    allowRequest: (request, decide) => decide(null, origins.allows(request)),
  });
}

export interface GatewayPorts {
  readonly io: HubServer;
  readonly sessions: Sessions;
  readonly seats: SeatsTable;
  readonly rooms: Rooms;
  readonly seen: SeenTable;
  readonly drafting: JointDrafting;
  readonly ice: IceSettings;
  readonly forwarding: MediaRelayPorts['forwarding'];
  readonly clock: Clock;
  readonly log: Log;
  readonly rates: InboxRates;
  readonly backlog: BacklogLimits;
  /** How long a page is led to before the record has it. */
  readonly shownAfterMs: number;
}

const leaveSchema = z.object({ dossierId: dossierIdSchema }).strict();

/** Sockets in, sockets out: parse, ask the room, answer. No rule of a review is in here. */
export class Gateway {
  readonly #ports: GatewayPorts;
  readonly #presence: PresenceRelay;
  readonly #media: MediaRelay;
  readonly #coverage = new CoverageDesk();

  constructor(ports: GatewayPorts) {
    this.#ports = ports;
    this.#presence = new PresenceRelay(ports.io, ports.seen, ports.clock, {
      companyChanged: (dossierId) => this.#media.look(dossierId),
      shownAfterMs: ports.shownAfterMs,
      record: async (dossierId, command) => {
        const outcome = await ports.rooms.use(dossierId, (room) => room.system(command));
        return outcome.result === 'accepted';
      },
    });
    this.#media = new MediaRelay({ ...ports, company: (dossierId) => this.#presence.company(dossierId) });
    ports.io.use((socket, next) => {
      const caller = this.#admit(socket);
      if (caller.ok) return next();
      setTimeout(() => socket.conn.close(), REFUSED_LINGER_MS).unref();
      next(new HandshakeRefused(caller.error));
    });
    ports.io.on('connection', (socket) => this.#connected(socket));
    ports.sessions.onEnded((sessionId, reason) => this.#endSession(sessionId, reason));
  }

  /** After every commit: presence follows, with it who hears whom, and the accounts whose list rows look different now hear of it. */
  committed({ dossierId, state, summaries }: Committed): void {
    for (const { memberId, summary } of summaries) {
      const accountId = this.#ports.seats.accountOf(dossierId, memberId);
      if (accountId === undefined) continue;
      this.#ports.io.to(accountChannel(accountId)).emit('summary.changed', { dossierId, summary });
    }
    this.#presence.stateChanged(dossierId, state);
  }

  /** Its duties or its name are others now: its programs ask who they work for again (AC10). */
  accountChanged(accountId: string): void {
    this.#ports.io.to(accountChannel(accountId)).emit('account.changed', {});
  }

  async close(): Promise<void> {
    this.#presence.close();
    this.#media.close();
    await this.#ports.io.close();
  }

  /** Open connections count as use of their session. */
  keepSessionsAlive(): void {
    for (const { data } of this.#ports.io.sockets.sockets.values()) {
      this.#ports.sessions.keepAlive(data.sessionId);
    }
  }

  get connectionCount(): number {
    return this.#ports.io.sockets.sockets.size;
  }

  #admit(socket: HubSocket): Result<true, Fault> {
    const { io, sessions } = this.#ports;
    const caller = checkHandshake(socket.handshake.auth, sessions);
    if (!caller.ok) return caller;
    const { sessionId, account, app } = caller.value;
    const { accountId } = account;
    if ((io.sockets.adapter.rooms.get(accountChannel(accountId))?.size ?? 0) >= MAX_CONNECTIONS) {
      return refuse('rateLimited', 'too many connections', { minBackoffMs: FULL_BACKOFF_MS });
    }
    sessions.name(sessionId, app);
    socket.data = { sessionId, accountId, open: new Set(), waiting: () => 0 };
    return ok(true);
  }

  #connected(socket: HubSocket): void {
    const { clock, backlog, rates } = this.#ports;
    const { sessionId, accountId } = socket.data;
    const log = this.#ports.log.with({ accountId, connection: socket.id });
    socket.data.waiting = guardBacklog(socket, backlog, (queued) =>
      log.warn('gateway.backlogCut', { ...queued }),
    );
    void socket.join([sessionChannel(sessionId), accountChannel(accountId)]);
    socket.on('disconnect', () => this.#disconnected(socket));
    const inbox = new Inbox(socket, rates, () => clock.nowMs(), log);
    const unknown = inbox.request(z.never(), 'a message of this name', async () => ({ ok: true }));
    socket.onAny((name: string, ...args: unknown[]) => {
      if (socket.listenerCount(name as keyof UpMessages) === 0) unknown(...args);
    });
    const connection = { sessionId: socket.id };
    socket.on(
      'dossier.open',
      inbox.request(dossierOpenSchema, 'dossier.open', (request, answer) =>
        this.#open(socket, request, answer),
      ),
    );
    socket.on(
      'dossier.leave',
      inbox.request(leaveSchema, 'dossier.leave', async ({ dossierId }) => {
        this.#leave(socket, dossierId);
        return { ok: true as const };
      }),
    );
    socket.on(
      'events.pull',
      inbox.request(eventsPullSchema, 'events.pull', (request) =>
        this.#inRoom(socket, request.dossierId, (room, memberId) =>
          room.pull({ ...connection, memberId }, request),
        ),
      ),
    );
    socket.on(
      'command.push',
      inbox.request(commandPushSchema, 'command.push', (request) =>
        this.#inRoom(socket, request.dossierId, (room, memberId) =>
          this.#ports.drafting.around(request.dossierId, request.command, () =>
            room.push({ ...connection, memberId }, request),
          ),
        ),
      ),
    );
    socket.on(
      'ledger.seen',
      inbox.request(ledgerSeenSchema, 'ledger.seen', (request) =>
        this.#inRoom(socket, request.dossierId, (room, memberId) =>
          this.#seen(socket, room, memberId, request),
        ),
      ),
    );
    socket.on(
      'draft.join',
      inbox.request(draftJoinSchema, 'draft.join', (request) =>
        this.#asMember(socket, request.dossierId, (memberId) => this.#ports.drafting.join(memberId, request)),
      ),
    );
    socket.on(
      'draft.push',
      inbox.request(draftPushSchema, 'draft.push', (request) =>
        this.#asMember(socket, request.dossierId, (memberId) =>
          this.#ports.drafting.push(memberId, socket.id, request),
        ),
      ),
    );
    this.#listenToMedia(socket, inbox);
    socket.on(
      'link.probe',
      inbox.request(linkProbeSchema, 'link.probe', async ({ padding }) => ({ ok: true as const, padding })),
    );
    socket.on(
      'reading.share',
      inbox.request(readingShareSchema, 'reading.share', (request) =>
        this.#inRoom(socket, request.dossierId, (room, memberId) =>
          this.#readingShared(room, memberId, request),
        ),
      ),
    );
    socket.on(
      'draft.caret',
      inbox.note(draftCaretSchema, 'draft.caret', (request) => {
        const memberId = this.#ports.seats.memberOf(accountId, request.dossierId);
        if (memberId) void this.#ports.drafting.caret(memberId, socket.id, request);
      }),
    );
    socket.on(
      'presence.set',
      inbox.note(presenceSetSchema, 'presence.set', ({ dossierId, place }) =>
        this.#presence.place(dossierId, socket.id, place),
      ),
    );
    socket.on(
      'page.share',
      inbox.note(pageShareSchema, 'page.share', ({ dossierId, page }) =>
        this.#presence.share(dossierId, socket.id, page),
      ),
    );
    socket.on(
      'page.hand',
      inbox.note(pageHandSchema, 'page.hand', ({ dossierId, to }) =>
        this.#presence.hand(dossierId, socket.id, to),
      ),
    );
  }

  #listenToMedia(socket: HubSocket, inbox: Inbox): void {
    const media = this.#media;
    socket.on(
      'media.join',
      inbox.request(mediaJoinSchema, 'media.join', (request) =>
        this.#asMember(socket, request.dossierId, async (memberId) => media.join(socket, memberId, request)),
      ),
    );
    socket.on(
      'media.senders',
      inbox.request(mediaSendersSchema, 'media.senders', (request) =>
        this.#asMember(socket, request.dossierId, async () => media.setSenders(socket, request)),
      ),
    );
    socket.on(
      'media.signal',
      inbox.signal(mediaSignalSchema, 'media.signal', (request) =>
        this.#asMember(socket, request.dossierId, async () => media.signal(socket, request)),
      ),
    );
    socket.on(
      'media.mute',
      inbox.request(mediaMuteSchema, 'media.mute', (request) =>
        this.#asMember(socket, request.dossierId, async () => media.mute(socket, request)),
      ),
    );
    socket.on(
      'media.spotlight',
      inbox.request(mediaSpotlightSchema, 'media.spotlight', (request) =>
        this.#asMember(socket, request.dossierId, async () => media.spotlight(socket, request)),
      ),
    );
    socket.on(
      'media.wanted',
      inbox.request(mediaWantedSchema, 'media.wanted', (request) =>
        this.#asMember(socket, request.dossierId, async () => media.want(socket, request)),
      ),
    );
    socket.on(
      'media.leave',
      inbox.request(mediaLeaveSchema, 'media.leave', async ({ dossierId }) => {
        media.leave(socket, dossierId);
        return { ok: true as const };
      }),
    );
  }

  /** The seat is looked up at every message: a right that ended a moment ago is gone (R1). */
  async #inRoom<A>(
    socket: HubSocket,
    dossierId: DossierId,
    work: (room: Room, memberId: MemberId) => Promise<Answer<A>>,
  ): Promise<Answer<A>> {
    return this.#asMember(socket, dossierId, (memberId) =>
      this.#ports.rooms.use(dossierId, (room) => work(room, memberId)),
    );
  }

  async #asMember<A>(
    socket: HubSocket,
    dossierId: DossierId,
    work: (memberId: MemberId) => Promise<Answer<A>>,
  ): Promise<Answer<A>> {
    const memberId = this.#ports.seats.memberOf(socket.data.accountId, dossierId);
    if (!memberId) return { ok: false, fault: faultOf('notFound', 'no such dossier for this session') };
    return work(memberId);
  }

  /**
   * The opening is answered, and presence begins, in its turn of the room's queue: whatever is decided behind it,
   * such as a removal, is told after it (GW9).
   */
  #open(
    socket: HubSocket,
    request: DossierOpen,
    answer: (opening: Answer<{ opened: DossierOpened }>) => void,
  ): Promise<Answer<{ opened: DossierOpened }>> {
    const { dossierId } = request;
    // The connection may have ended while the room was busy, or have left the dossier again.
    const isWanted = (): boolean => socket.connected && socket.data.open.has(dossierId);
    return this.#inRoom(socket, dossierId, async (room, memberId) => {
      socket.data.open.add(dossierId);
      const opening = await room.open({ sessionId: socket.id, memberId }, request, (opened, state) => {
        if (!isWanted()) return this.#leave(socket, dossierId);
        answer(opened);
        this.#presence.enter(dossierId, socket.id, memberId, state);
      });
      if (!opening.ok) this.#leave(socket, dossierId);
      return opening;
    });
  }

  async #seen(
    socket: HubSocket,
    room: Room,
    memberId: MemberId,
    { dossierId, ledgerId, seq }: LedgerSeen,
  ): Promise<Answer<object>> {
    // Reading one line after `seq` asks both at once: the right to the ledger, and where it ends.
    const pulled = await room.pull(
      { sessionId: socket.id, memberId },
      { dossierId, ledgerId, afterSeq: seq, limit: 1 },
    );
    if (!pulled.ok) return pulled;
    this.#presence.seen(dossierId, ledgerId, memberId, Math.min(seq, pulled.batch.headSeq));
    return { ok: true };
  }

  async #readingShared(
    room: Room,
    memberId: MemberId,
    request: ReadingShare,
  ): Promise<Answer<{ coverage: Coverage | null }>> {
    const told = coverageFor(this.#coverage, await room.readState(), memberId, request);
    if (!told) return { ok: false, fault: faultOf('notFound', 'no such dossier for this session') };
    return { ok: true, ...told };
  }

  #leave(socket: HubSocket, dossierId: DossierId): void {
    socket.data.open.delete(dossierId);
    this.#ports.rooms.leave(dossierId, socket.id);
    this.#presence.leave(dossierId, socket.id);
    for (const channel of [...socket.rooms]) if (isOfDossier(channel, dossierId)) void socket.leave(channel);
  }

  #disconnected(socket: HubSocket): void {
    for (const dossierId of [...socket.data.open]) this.#leave(socket, dossierId);
  }

  /** Silence first, so that nothing more is heard; then why; then the line is cut (AC4). */
  #endSession(sessionId: string, reason: EndReason): void {
    for (const socket of [...this.#ports.io.sockets.sockets.values()]) {
      if (socket.data.sessionId !== sessionId) continue;
      for (const dossierId of [...socket.data.open]) this.#leave(socket, dossierId);
      for (const channel of [...socket.rooms]) if (channel !== socket.id) void socket.leave(channel);
      socket.emit('session.ended', { reason });
      socket.disconnect(true);
    }
  }
}
