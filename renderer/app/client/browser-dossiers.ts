import type { DeviceId, DossierId } from '#shared/domain/ids.ts';
import { DossierDesk, type DeskDossier } from '#shared/sync/dossier-desk.ts';
import type { Timers } from '#shared/sync/dossier-link.ts';
import { DossierTexts } from '#shared/search/dossier-texts.ts';
import { MemoryTexts } from '#shared/search/memory-texts.ts';
import { askCoverage } from '#shared/sync/ask-coverage.ts';
import type { DownMessage, HubSocket } from '#shared/sync/hub-socket.ts';
import type { PictureSender } from '#shared/sync/picture-sender.ts';
import { mayHaveLostRights, searchableIn } from '#shared/sync/searchable-in.ts';
import type { DraftMessage } from '#shared/protocol/joint-draft.ts';
import type { MediaMessage } from '#shared/protocol/media.ts';
import type { PresenceState, SeenState, SharedPage } from '#shared/protocol/presence.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { FaultCode } from '#shared/protocol/errors.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import type { DossierHandle, DossierStatus, FaultResult } from './client.ts';
import { DossierListeners } from './dossier-listeners.ts';
import { nobleHasher } from './noble-hasher.ts';
import { randomIds } from './random-ids.ts';
import type { TabReplicaStore } from './tab-store.ts';
import { WatchedValue } from './watched.ts';

const HISTORY_PAGE = 500;

interface Watches {
  readonly dossier: WatchedValue<DossierStatus>;
  readonly presence: WatchedValue<PresenceState | null>;
  readonly sharedPage: WatchedValue<SharedPage | null>;
  readonly seen: WatchedValue<SeenState | null>;
}

export const pageTimers: Timers = {
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Refusals that say that there is no right to a dossier (any more). */
const HAS_ENDED: ReadonlySet<FaultCode> = new Set<FaultCode>(['forbidden', 'notFound']);

/** The open dossiers of one signed-in person in one tab: a desk, and what screens watch of it. */
export class BrowserDossiers {
  readonly desk: DossierDesk;
  /** Ends with the page: nothing of a report stays on a borrowed machine (BC6). */
  readonly texts = new DossierTexts({
    store: new MemoryTexts(),
    owner: '',
    searchable: (dossierId) => searchableIn(this.desk.find(dossierId)),
  });
  readonly #watches = new Map<DossierId, Watches>();
  readonly #typing = new DossierListeners<DraftMessage>();
  readonly #media = new DossierListeners<MediaMessage>();
  #socket: HubSocket | null = null;

  constructor(
    store: TabReplicaStore,
    deviceId: DeviceId,
    pictures: PictureSender,
    onUnsent: (unsent: number) => void,
  ) {
    this.desk = new DossierDesk(
      {
        store,
        deviceId,
        pictures,
        seats: store.seats,
        timers: pageTimers,
        clock: { nowMs: () => Date.now() },
        ids: randomIds,
        hasher: nobleHasher,
      },
      {
        dossierChanged: (dossier, change) => {
          const { dossierId } = dossier;
          if (mayHaveLostRights(dossier, change)) this.texts.keepOnly(dossierId, searchableIn(dossier) ?? []);
          const isEnded = dossier.status.status === 'failed' && HAS_ENDED.has(dossier.status.fault.code);
          store.mayKeep(dossierId, !isEnded);
          this.#watches.get(dossierId)?.dossier.set(statusOf(dossier));
        },
        presenceChanged: (presence) => this.#watches.get(presence.dossierId)?.presence.set(presence),
        pageShown: ({ dossierId, page }) => this.#watches.get(dossierId)?.sharedPage.set(page),
        seenChanged: (seen) => this.#watches.get(seen.dossierId)?.seen.set(seen),
        unsentChanged: onUnsent,
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
    for (const { presence, sharedPage } of this.#watches.values()) {
      presence.set(null);
      sharedPage.set(null);
    }
  }

  receive(message: DownMessage): void {
    switch (message.event) {
      case 'draft.updated':
      case 'draft.careted':
        return this.#typing.tell(message);
      case 'media.state':
      case 'media.signalled':
      case 'media.ended':
        return this.#media.tell(message);
      default:
        this.desk.receive(message);
    }
  }

  open(dossierId: DossierId): DossierHandle {
    const watches = this.#watchesOf(dossierId);
    const opened = this.desk.acquire(dossierId);
    watches.dossier.set(statusOf(opened));
    watches.presence.set(opened.presence);
    watches.sharedPage.set(opened.sharedPage);
    watches.seen.set(opened.seen);
    let isHeld = true;
    return {
      ...watches,
      submit: (command) => {
        const replica = this.desk.find(dossierId)?.replica;
        if (!replica) return Promise.resolve({ ok: false, error: { code: 'dossier.notFound' } });
        const result = replica.submit(command);
        if (result.ok) this.desk.submitted(dossierId);
        return Promise.resolve(result);
      },
      history: (ledgerId, afterSeq) => {
        const replica = this.desk.find(dossierId)?.replica;
        return Promise.resolve(
          replica ? ok(replica.history(ledgerId, afterSeq, HISTORY_PAGE)) : err(unavailable('not open')),
        );
      },
      discardDraft: (commandId) => {
        this.desk.find(dossierId)?.replica?.discardDraft(commandId);
        return Promise.resolve();
      },
      setPresence: (place) => this.desk.setPresence(dossierId, place),
      sharePage: (page) => this.#socket?.sharePage({ dossierId, page }),
      handPage: (to) => this.#socket?.handPage({ dossierId, to }),
      shareReading: (reading) => askCoverage(this.#socket, { dossierId, ...reading }),
      markSeen: (ledgerId, seq) => this.#socket?.seen({ dossierId, ledgerId, seq }),
      drafts: {
        join: (request) => this.#ask((socket) => socket.joinDraft({ dossierId, ...request })),
        push: (request) => this.#ask((socket) => socket.pushDraft({ dossierId, ...request })),
        caret: (note) => this.#socket?.caret({ dossierId, ...note }),
        listen: (listener) => this.#typing.listen(dossierId, listener),
      },
      media: {
        join: (request) => this.#ask((socket) => socket.joinMedia({ dossierId, ...request })),
        setSenders: (request) => this.#ask((socket) => socket.setSenders({ dossierId, ...request })),
        signal: (request) => this.#ask((socket) => socket.signalMedia({ dossierId, ...request })),
        mute: (request) => this.#ask((socket) => socket.muteMedia({ dossierId, ...request })),
        spotlight: (request) => this.#ask((socket) => socket.spotlightMedia({ dossierId, ...request })),
        want: (request) => this.#ask((socket) => socket.wantPictures({ dossierId, ...request })),
        leave: () => this.#socket?.leaveMedia({ dossierId }),
        listen: (listener) => this.#media.listen(dossierId, listener),
      },
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.desk.release(dossierId);
      },
    };
  }

  probeLink(bytes: number): Promise<FaultResult<true>> {
    return this.#ask((socket) => socket.probe(bytes));
  }

  /** Without a connection, or when it breaks, nothing is known of what was asked. */
  async #ask<T>(ask: (socket: HubSocket) => Promise<FaultResult<T>>): Promise<FaultResult<T>> {
    const socket = this.#socket;
    if (!socket) return err(unavailable('no connection'));
    return ask(socket).catch((error: unknown) => err(unavailable(String(error))));
  }

  #watchesOf(dossierId: DossierId): Watches {
    const found = this.#watches.get(dossierId);
    if (found) return found;
    const watches: Watches = {
      dossier: new WatchedValue<DossierStatus>({ status: 'loading' }),
      presence: new WatchedValue<PresenceState | null>(null),
      sharedPage: new WatchedValue<SharedPage | null>(null),
      seen: new WatchedValue<SeenState | null>(null),
    };
    this.#watches.set(dossierId, watches);
    return watches;
  }
}

function statusOf({ status, replica }: DeskDossier): DossierStatus {
  if (status.status !== 'ready') return status;
  return replica ? { status: 'ready', view: replica.view } : { status: 'loading' };
}
