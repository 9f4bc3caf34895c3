import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { Command } from '#shared/domain/command.ts';
import type { CommandOutcome } from '#shared/protocol/command-push.ts';
import { Room } from '#hub/room/room.ts';
import type { Commit, Committed, RoomSession } from '#hub/room/ports.ts';
import { DOSSIER } from './cast.ts';
import { offerOf, SimUnit } from './forwarding-unit.ts';
import { HubDisk } from './hub-disk.ts';
import { simulatedStore, type HubLife } from './hub-store.ts';
import { nodeHasher } from './hasher.ts';
import type { Watch } from './watch.ts';
import { MediaRooms } from '#hub/media/media-rooms.ts';
import { PageRecord } from '#hub/presence/page-record.ts';
import { Presence } from '#hub/presence/presence.ts';
import { SHOWN_AFTER_MS } from '#shared/domain/showing/showing.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { peerIdSchema, type PeerId, type Signal } from '#shared/protocol/media.ts';
import type { AnyAnswer, Down, MediaUp, Note, Request, Wire } from './wire.ts';

/** The world as the hub needs it. */
export interface HubSurroundings {
  readonly watch: Watch;
  /** Pictures from which rooms go through a forwarding unit; null: there is none. */
  readonly unitFrom: number | null;
  now(): number;
  newId(): string;
  /** Ends later, if `isAlive` still holds then. */
  pause(isAlive: () => boolean): Promise<void>;
  meetsFate(fate: Parameters<HubLife['meets']>[0]): boolean;
  crashed(): void;
  after(delayMs: number, run: () => void): void;
  /** Counts a commit by the commands it answers. */
  committed(commit: Commit): void;
  /** Counts an answer given by the rules. */
  decided(command: Command, outcome: CommandOutcome): void;
}

/** As long as the relay gathers. */
const GATHER_MS = 40;

/** What is inside is nobody's affair but the two browsers'. */
const OFFER: Signal = { kind: 'description', type: 'offer', sdp: 'v=0\r\ns=-\r\n' };

/** The hub: its room and the little around it that the simulation stands in for. It dies and starts anew. */
export class HubNode {
  readonly disk = new HubDisk();
  readonly #around: HubSurroundings;
  readonly #wires = new Map<string, { readonly wire: Wire; ledgers: ReadonlySet<LedgerId> }>();
  #room: Room | null = null;
  #presence: Presence | null = null;
  #media: MediaRooms | null = null;
  #unit: SimUnit | null = null;
  /** Of each connection the newest stay. */
  readonly #stays = new Map<string, PeerId>();
  /** What the hub has told of last, and presence goes by. */
  #told: DossierState | null = null;
  #life = 0;

  constructor(around: HubSurroundings) {
    this.#around = around;
  }

  get isUp(): boolean {
    return this.#room !== null;
  }

  get room(): Room | null {
    return this.#room;
  }

  get wires(): readonly Wire[] {
    return [...this.#wires.values()].map(({ wire }) => wire);
  }

  start(): void {
    const life = ++this.#life;
    const isAlive = (): boolean => this.#life === life;
    const store = simulatedStore(this.disk, {
      pause: () => this.#around.pause(isAlive),
      die: () => {
        this.crash();
        return new Promise<never>(() => undefined);
      },
      meets: (fate) => this.#around.meetsFate(fate),
      committed: (commit) => {
        this.#around.committed(commit);
        for (const { voteId } of commit.ballots) {
          this.#around.watch.votes.boxHolds(voteId, this.disk.ballotBox(voteId));
        }
      },
    });
    this.#room = new Room(DOSSIER, {
      store,
      hasher: nodeHasher,
      clock: { nowMs: () => this.#around.now() },
      ids: { newId: () => this.#around.newId() },
      outlet: {
        setLedgers: (sessionId, _dossierId, ledgers) => {
          const entry = this.#wires.get(sessionId);
          if (entry) entry.ledgers = new Set(ledgers);
        },
        broadcast: (batch) => {
          for (const { wire, ledgers } of this.#wires.values()) {
            if (ledgers.has(batch.ledgerId)) this.#down(wire, { kind: 'batch', batch });
          }
        },
        membershipChanged: (sessionId) => {
          const entry = this.#wires.get(sessionId);
          if (entry) this.#down(entry.wire, { kind: 'membership' });
        },
      },
      admit: () => Promise.resolve(null),
      lacksPicture: ({ memberId }, _dossierId, pictures) =>
        Promise.resolve(pictures.some(({ sha256 }) => !this.disk.holdsPicture(memberId, sha256))),
      onCommitted: (committed) => {
        this.#told = committed.state;
        this.#presence?.stateChanged(DOSSIER, committed.state);
        this.#lookAtMedia();
        this.#tellSummaries(committed);
      },
    });
    this.#startPresence(isAlive);
    this.#startMedia(isAlive);
  }

  /** As the relay does it: who comes and goes is gathered for a moment; a page is shown at once. */
  #startPresence(isAlive: () => boolean): void {
    const lookSoon = this.#gathered(isAlive, () => {
      presence.flush(DOSSIER, (connectionId, snapshot) =>
        this.#tell(connectionId, { kind: 'presence', snapshot }),
      );
      pages.look(DOSSIER);
    });
    const presence = new Presence(
      () => this.#around.now(),
      lookSoon,
      () => {
        presence.flushPage(DOSSIER, (connectionIds, page) => {
          for (const connectionId of connectionIds) this.#tell(connectionId, { kind: 'page', page });
          return connectionIds;
        });
        lookSoon();
      },
    );
    const pages = new PageRecord({
      now: () => this.#around.now(),
      after: (delayMs, run) => this.#around.after(delayMs, () => isAlive() && run()),
      record: async (_dossierId, command) => (await this.system(command))?.result === 'accepted',
      view: () => presence.view(DOSSIER),
      shownAfterMs: SHOWN_AFTER_MS / 20,
    });
    this.#presence = presence;
  }

  #startMedia(isAlive: () => boolean): void {
    const { unitFrom } = this.#around;
    const unit = unitFrom === null ? null : new SimUnit();
    this.#unit = unit;
    const media = new MediaRooms({
      company: (dossierId) => this.#presence?.company(dossierId),
      newPeerId: () => peerIdSchema.parse(this.#around.newId().padEnd(22, '_')),
      maxSenders: 6,
      forwarding: unit && { unit, from: unitFrom ?? 1, maxSenders: 24 },
      onDirty: this.#gathered(isAlive, () => {
        media.flush(DOSSIER, (connectionId, message) =>
          this.#tell(connectionId, { kind: 'media', media: { event: 'media.state', message } }),
        );
      }),
      onEnded: (connectionId, message) => {
        this.#tell(connectionId, { kind: 'media', media: { event: 'media.ended', message } });
      },
      onSignalled: (connectionId, message) => {
        unit?.told(message.to);
        this.#tell(connectionId, { kind: 'media', media: { event: 'media.signalled', message } });
      },
    });
    this.#media = media;
  }

  #gathered(isAlive: () => boolean, run: () => void): () => void {
    let isDue = false;
    return () => {
      if (isDue) return;
      isDue = true;
      this.#around.after(GATHER_MS, () => {
        isDue = false;
        if (isAlive()) run();
      });
    };
  }

  #lookAtMedia(): void {
    this.#media?.look(DOSSIER);
    this.#watchWays();
  }

  #watchWays(): void {
    this.#unit?.settle();
    if (this.#unit) this.#around.watch.media.carried(this.#unit.ways, this.#told);
  }

  #tell(connectionId: string, message: Down): true {
    const entry = this.#wires.get(connectionId);
    if (entry) this.#down(entry.wire, message);
    return true;
  }

  crash(): void {
    this.#life++;
    this.#room = null;
    this.#presence = null;
    this.#media = null;
    this.#unit = null;
    this.#around.watch.media.hubCrashed();
    const wires = this.wires;
    this.#wires.clear();
    for (const wire of wires) wire.isOpenAtHub = false;
    this.#around.crashed();
  }

  connect(wire: Wire): void {
    this.#wires.set(wire.sessionId, { wire, ledgers: new Set() });
  }

  disconnect(wire: Wire): void {
    wire.isOpenAtHub = false;
    this.#wires.delete(wire.sessionId);
    this.#room?.leave(wire.sessionId);
    this.#presence?.leave(DOSSIER, wire.sessionId);
    this.#around.watch.media.left(wire.sessionId);
    this.#lookAtMedia();
  }

  /** A message has arrived. The member is the session's, whatever the message says (R1). */
  async receive(wire: Wire, request: Request | Note): Promise<void> {
    const room = this.#room;
    if (!room) return;
    if (!('id' in request)) return this.#noted(wire, request);
    const session: RoomSession = { sessionId: wire.sessionId, memberId: wire.memberId };
    const answer = await this.#answer(room, session, request);
    if (this.#room === room && wire.isOpenAtHub) this.#down(wire, { kind: 'answer', to: request, answer });
  }

  async #answer(room: Room, session: RoomSession, request: Request): Promise<AnyAnswer> {
    try {
      switch (request.kind) {
        case 'open':
          return await room.open(session, request.body, (_opening, state) => {
            if (this.#room !== room || !this.#wires.has(session.sessionId)) return;
            this.#told = state;
            this.#presence?.enter(DOSSIER, session.sessionId, session.memberId, state);
            this.#lookAtMedia();
          });
        case 'picture':
          this.disk.putPicture(session.memberId, request.body.sha256);
          return { ok: true, isHeld: true };
        case 'pull':
          return await room.pull(session, request.body);
        case 'push': {
          this.#around.watch.votes.asked(request.body.commandId, request.body.command);
          const answer = await room.push(session, request.body);
          if (answer.ok) this.#around.decided(request.body.command, answer.outcome);
          return answer;
        }
      }
    } catch (error) {
      if (isBroken(error)) throw error;
      return { ok: false, fault: { code: 'unavailable', message: String(error), retry: 'auto' } };
    }
  }

  #noted(wire: Wire, note: Note): void {
    const { sessionId } = wire;
    switch (note.kind) {
      case 'place':
        this.#presence?.place(DOSSIER, sessionId, note.place);
        if (note.place !== 'room') this.#around.watch.media.left(sessionId);
        return this.#lookAtMedia();
      case 'media':
        this.#asked(wire, note.media);
        return this.#watchWays();
      case 'share':
        return this.#presence?.share(DOSSIER, sessionId, note.page);
      case 'hand':
        return this.#presence?.hand(DOSSIER, sessionId, note.to);
    }
  }

  /** As the relay does it, once the gateway has found the seat. */
  #asked({ sessionId, memberId }: Wire, media: MediaUp): void {
    const rooms = this.#media;
    switch (media.ask) {
      case 'join': {
        const stay = rooms?.join(DOSSIER, sessionId, media.senders);
        if (!stay) return;
        this.#stays.set(sessionId, stay.peerId);
        this.#around.watch.media.joined(sessionId, memberId, stay.peerId, this.#told);
        return;
      }
      case 'senders':
        rooms?.setSenders(DOSSIER, sessionId, media.senders);
        return;
      case 'signal': {
        const own = this.#stays.get(sessionId);
        const signal = media.to === 'sfu' && own ? offerOf(own) : OFFER;
        rooms?.signal(DOSSIER, sessionId, media.to, signal);
        return;
      }
      case 'mute':
        rooms?.mute(DOSSIER, sessionId, media);
        return;
      case 'spotlight':
        rooms?.spotlight(DOSSIER, sessionId, media.peerId);
        return;
      case 'leave':
        rooms?.leave(DOSSIER, sessionId);
    }
  }

  /** A command of the hub's own services. */
  async system(command: Command): Promise<CommandOutcome | null> {
    const room = this.#room;
    if (!room) return null;
    try {
      const outcome = await room.system(command);
      this.#around.decided(command, outcome);
      this.#around.watch.votes.served(command, outcome);
      return outcome;
    } catch (error) {
      if (isBroken(error)) throw error;
      return null;
    }
  }

  #tellSummaries({ summaries }: Committed): void {
    for (const { memberId, summary } of summaries) {
      for (const { wire } of this.#wires.values()) {
        if (wire.memberId === memberId) this.#down(wire, { kind: 'summary', summary });
      }
    }
  }

  #down(wire: Wire, message: Down): void {
    const { presence, media } = this.#around.watch;
    if (message.kind === 'presence') presence.sent(wire.memberId, message.snapshot, this.#told);
    if (message.kind === 'page') presence.shown(wire, message.page, this.#told);
    if (message.kind === 'media') media.sent(wire.sessionId, wire.memberId, message.media, this.#told);
    this.#around.watch.wire.sent(wire.memberId, message);
    wire.down(message);
  }
}

/** Promises of the product that were broken, as opposed to failures it must live with. */
function isBroken(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'Violation' || error.name === 'InvariantError' || error instanceof TypeError)
  );
}
