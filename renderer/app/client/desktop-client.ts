import type { CommandOf } from '#shared/domain/command.ts';
import { commandIdSchema, type DossierId, type MemberId, type Sha256 } from '#shared/domain/ids.ts';
import type { SavedFile } from '#shared/domain/saved-file.ts';
import { err, ok } from '#shared/lib/result.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import {
  ipcEventSchema,
  type DesktopBridge,
  type IpcEvent,
  type IpcMethod,
  type IpcRequest,
} from '#shared/protocol/ipc/contract.ts';
import type { DraftMessage } from '#shared/protocol/joint-draft.ts';
import type { MediaMessage } from '#shared/protocol/media.ts';
import type { PresenceSet, PresenceState, SeenState, SharedPage } from '#shared/protocol/presence.ts';
import type {
  DossierHandle,
  DossierStatus,
  LinkState,
  Preferences,
  SessionState,
  Upload,
  UploadProgress,
  YunpingClient,
} from './client.ts';
import type { AccountsDesk } from './accounts-desk.ts';
import type { LettersDesk } from './letters-desk.ts';
import type { RehearsalDesk } from './rehearsal-desk.ts';
import { desktopAccounts } from './desktop-accounts.ts';
import { BridgeCalls } from './desktop-bridge.ts';
import { DossierListeners } from './dossier-listeners.ts';
import type { HistoryPage } from '#shared/sync/replica.ts';
import { fromSnapshot, withDelta, type Delta, type Folded } from './desktop-dossier.ts';
import { desktopPictures, type PicturesDesk } from './pictures-desk.ts';
import { desktopRecordings, type RecordingsDesk } from './recordings-desk.ts';
import { randomIds } from './random-ids.ts';
import type { ScreenChoice, ScreensDesk } from './screens-desk.ts';
import { desktopTexts, type TextsDesk } from './texts-desk.ts';
import { WatchedValue } from './watched.ts';

const STATUS_RETRY_MS = 300;
const REOPEN_MS = 1500;
const HISTORY_PAGE = 500;

interface OpenDossier {
  readonly dossierId: DossierId;
  readonly dossier: WatchedValue<DossierStatus>;
  readonly presence: WatchedValue<PresenceState | null>;
  readonly sharedPage: WatchedValue<SharedPage | null>;
  readonly seen: WatchedValue<SeenState | null>;
  /** Null until the snapshot is here; deltas wait in `early` meanwhile. */
  folded: Folded | null;
  early: Delta[];
  isOpening: boolean;
  holders: number;
  place: PresenceSet['place'] | null;
}

/** The desktop: everything goes over the bridge to the workspace process, and this window folds along. */
export class DesktopClient implements YunpingClient {
  readonly kind = 'desktop';
  readonly session = new WatchedValue<SessionState>({ status: 'starting' });
  readonly link = new WatchedValue<LinkState>({ status: 'reconnecting', unsent: 0, since: Date.now() });
  readonly keepsUnsent = new WatchedValue(true);
  readonly listVersion = new WatchedValue(0);
  readonly accounts: AccountsDesk;
  readonly rehearsals: RehearsalDesk = {
    current: (dossierId, meetingId) => this.#bridge.ask('rehearsal.current', { dossierId, meetingId }),
    begin: (dossierId, meetingId) => this.#bridge.ask('rehearsal.begin', { dossierId, meetingId }),
  };
  readonly letters: LettersDesk = {
    read: (dossierId, meetingId) => this.#bridge.ask('letters.read', { dossierId, meetingId }),
    send: (dossierId, meetingId, letters) =>
      this.#bridge.ask('letters.send', { dossierId, meetingId, letters }),
    setContact: (dossierId, contact) => this.#bridge.ask('letters.setContact', { dossierId, contact }),
  };
  readonly texts: TextsDesk;
  readonly pictures: PicturesDesk;
  readonly screens: ScreensDesk;
  readonly #screenChoice = new WatchedValue<ScreenChoice | null>(null);
  readonly recordings: RecordingsDesk;
  readonly #bridge: BridgeCalls;
  readonly #open = new Map<DossierId, OpenDossier>();
  readonly #typing = new DossierListeners<DraftMessage>();
  readonly #media = new DossierListeners<MediaMessage>();
  readonly #uploads = new Map<string, (progress: UploadProgress) => void>();

  constructor(bridge: DesktopBridge) {
    this.#bridge = new BridgeCalls(bridge);
    this.accounts = desktopAccounts(this.#bridge);
    this.texts = desktopTexts(this.#bridge);
    this.recordings = desktopRecordings(this.#bridge, (dossierId, sha256) => this.fileUrl(dossierId, sha256));
    this.pictures = desktopPictures(this.#bridge, (dossierId, sha256) => ({
      url: this.fileUrl(dossierId, sha256),
      headers: this.fileHeaders(),
    }));
    this.screens = {
      choice: this.#screenChoice,
      pick: (sourceId) => {
        const requestId = this.#screenChoice.get()?.requestId;
        if (requestId !== undefined) void this.#tell('screen.pick', { requestId, sourceId });
      },
    };
    this.#bridge.onEvent((event) => {
      const parsed = ipcEventSchema.safeParse(event);
      if (parsed.success) this.#receive(parsed.data);
    });
    void this.#start();
  }

  startEmbeddedHub(): ReturnType<YunpingClient['startEmbeddedHub']> {
    return this.#bridge.ask('hub.startEmbedded', {});
  }

  useHub(url: string): ReturnType<YunpingClient['useHub']> {
    return this.#bridge.ask('hub.use', { url });
  }

  async forgetHub(): Promise<void> {
    await this.#bridge.insist('hub.forget', {});
  }

  setup(request: Parameters<YunpingClient['setup']>[0]): ReturnType<YunpingClient['setup']> {
    return this.#bridge.ask('auth.setup', request);
  }

  login(request: { login: string; password: string }): ReturnType<YunpingClient['login']> {
    return this.#bridge.ask('auth.login', request);
  }

  async logout(): Promise<void> {
    await this.#bridge.insist('auth.logout', {});
  }

  peekCode(code: string): ReturnType<YunpingClient['peekCode']> {
    return this.#bridge.ask('code.peek', { code });
  }

  redeemAccountCode(
    request: Parameters<YunpingClient['redeemAccountCode']>[0],
  ): ReturnType<YunpingClient['redeemAccountCode']> {
    return this.#bridge.ask('accountCode.redeem', request);
  }

  redeemInvitation(
    request: Parameters<YunpingClient['redeemInvitation']>[0],
  ): ReturnType<YunpingClient['redeemInvitation']> {
    return this.#bridge.ask('invitation.redeem', request);
  }

  invite(dossierId: DossierId, memberId: MemberId): ReturnType<YunpingClient['invite']> {
    return this.#bridge.ask('invitation.create', { dossierId, memberId });
  }

  list(request: Parameters<YunpingClient['list']>[0]): ReturnType<YunpingClient['list']> {
    return this.#bridge.ask('list.page', request);
  }

  createDossier(
    dossierId: DossierId,
    command: CommandOf<'dossier.create'>,
  ): ReturnType<YunpingClient['createDossier']> {
    return this.#bridge.ask('dossier.create', { dossierId, command });
  }

  openDossier(dossierId: DossierId): DossierHandle {
    const open = this.#opened(dossierId);
    open.holders += 1;
    let isHeld = true;
    return {
      dossier: open.dossier,
      presence: open.presence,
      sharedPage: open.sharedPage,
      seen: open.seen,
      submit: (command) => {
        const commandId = commandIdSchema.parse(randomIds.newId());
        return this.#bridge.insist('dossier.submit', { dossierId, commandId, command });
      },
      history: async (ledgerId, afterSeq) => {
        const request = { dossierId, ledgerId, afterSeq, limit: HISTORY_PAGE };
        const page = await this.#bridge.ask('dossier.history', request);
        // Lines of our own workspace, as it stored them.
        return page.ok ? ok(page.value as HistoryPage) : page;
      },
      discardDraft: async (commandId) => {
        await this.#bridge.insist('dossier.discardDraft', { dossierId, commandId });
      },
      setPresence: (place) => {
        open.place = place;
        void this.#tell('dossier.setPresence', { dossierId, place });
      },
      sharePage: (page) => void this.#tell('dossier.sharePage', { dossierId, page }),
      handPage: (to) => void this.#tell('dossier.handPage', { dossierId, to }),
      shareReading: (reading) => this.#bridge.ask('dossier.shareReading', { dossierId, ...reading }),
      markSeen: (ledgerId, seq) => void this.#tell('dossier.markSeen', { dossierId, ledgerId, seq }),
      drafts: {
        join: (request) => this.#bridge.ask('draft.join', { dossierId, ...request }),
        push: (request) => this.#bridge.ask('draft.push', { dossierId, ...request }),
        caret: (note) => void this.#tell('draft.caret', { dossierId, ...note }),
        listen: (listener) => this.#typing.listen(dossierId, listener),
      },
      media: {
        join: (request) => this.#bridge.ask('media.join', { dossierId, ...request }),
        setSenders: (request) => this.#bridge.ask('media.senders', { dossierId, ...request }),
        signal: (request) => this.#bridge.ask('media.signal', { dossierId, ...request }),
        mute: (request) => this.#bridge.ask('media.mute', { dossierId, ...request }),
        spotlight: (request) => this.#bridge.ask('media.spotlight', { dossierId, ...request }),
        want: (request) => this.#bridge.ask('media.wanted', { dossierId, ...request }),
        leave: () => void this.#tell('media.leave', { dossierId }),
        listen: (listener) => this.#media.listen(dossierId, listener),
      },
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        open.holders -= 1;
        if (open.holders > 0 || this.#open.get(dossierId) !== open) return;
        this.#open.delete(dossierId);
        void this.#tell('dossier.close', { dossierId });
      },
    };
  }

  probeLink(bytes: number): ReturnType<YunpingClient['probeLink']> {
    return this.#bridge.ask('link.probe', { bytes });
  }

  upload(dossierId: DossierId, file: File, onProgress: (progress: UploadProgress) => void): Upload {
    const uploadId = randomIds.newId();
    this.#uploads.set(uploadId, onProgress);
    const done = this.#bridge
      .upload(uploadId, dossierId, file)
      .catch((error: unknown) => ({ status: 'failed' as const, fault: unavailable(String(error)) }))
      .finally(() => this.#uploads.delete(uploadId));
    return { done, cancel: () => void this.#tell('file.cancelUpload', { uploadId }) };
  }

  fileUrl(dossierId: DossierId, sha256: Sha256): string {
    return new URL(`/blob/${dossierId}/${sha256}`, location.href).href;
  }

  fileHeaders(): Readonly<Record<string, string>> {
    return {};
  }

  saveFile(dossierId: DossierId, file: SavedFile): ReturnType<YunpingClient['saveFile']> {
    return this.#bridge.ask('file.save', { dossierId, file });
  }

  async saveMade(name: string, make: () => Promise<Blob>): ReturnType<YunpingClient['saveMade']> {
    const chosen = await this.#bridge.call('file.choosePlace', { name }).catch(() => null);
    if (!chosen) return err(unavailable('no place could be chosen'));
    if (chosen.ticket === null) return ok(false);
    const url = new URL(`/made/${chosen.ticket}`, location.href);
    const response = await fetch(url, { method: 'POST', body: await make() }).catch(() => null);
    if (response?.ok) return ok(true);
    return err({
      code: 'internal',
      message: `writing the file: ${response?.status}`,
      retry: 'afterUserAction',
    });
  }

  readonly scratch = {
    load: async (key: string): Promise<string | null> =>
      (await this.#bridge.insist('scratch.load', { key })).text,
    save: async (key: string, text: string | null): Promise<void> => {
      await this.#bridge.insist('scratch.save', { key, text });
    },
  };

  readonly preferences = {
    load: async (): Promise<Preferences> => (await this.#bridge.insist('app.status', {})).preferences,
    save: async (preferences: Preferences): Promise<void> => {
      await this.#bridge.insist('preferences.save', { ...preferences, places: { ...preferences.places } });
    },
  };

  newId(): string {
    return randomIds.newId();
  }

  // ---- inside

  async #start(): Promise<void> {
    try {
      const { session, link } = await this.#bridge.call('app.status', {});
      this.session.set(session);
      this.link.set(link);
    } catch {
      setTimeout(() => void this.#start(), STATUS_RETRY_MS);
    }
  }

  /** For what is of the moment: a loss costs nothing. */
  async #tell<M extends IpcMethod>(method: M, request: IpcRequest<M>): Promise<void> {
    await this.#bridge.call(method, request).catch(() => undefined);
  }

  #receive(event: IpcEvent): void {
    switch (event.type) {
      case 'session':
        this.session.set(event.session);
        return;
      case 'link':
        this.#receiveLink(event.link);
        return;
      case 'listChanged':
        this.listVersion.set(this.listVersion.get() + 1);
        return;
      case 'dossierDelta':
        this.#receiveDelta(event);
        return;
      case 'presence':
        this.#open.get(event.presence.dossierId)?.presence.set(event.presence);
        return;
      case 'pageShown':
        this.#open.get(event.shown.dossierId)?.sharedPage.set(event.shown.page);
        return;
      case 'seen':
        this.#open.get(event.seen.dossierId)?.seen.set(event.seen);
        return;
      case 'draft':
        this.#typing.tell(event.draft);
        return;
      case 'media':
        this.#media.tell(event.media);
        return;
      case 'screenSources':
        this.#screenChoice.set({ requestId: event.requestId, sources: event.sources });
        return;
      case 'screenChosen':
        if (this.#screenChoice.get()?.requestId === event.requestId) this.#screenChoice.set(null);
        return;
      case 'uploadProgress':
        this.#uploads.get(event.uploadId)?.(event.progress);
        return;
      default:
    }
  }

  #receiveLink(link: LinkState): void {
    const wasDown = this.link.get().status === 'workspaceDown';
    this.link.set(link);
    for (const { dossierId, presence, sharedPage, place } of this.#open.values()) {
      if (link.status !== 'connected') {
        presence.set(null);
        sharedPage.set(null);
      }
      // A new workspace process does not know where this window is.
      if (wasDown && place !== null) void this.#tell('dossier.setPresence', { dossierId, place });
    }
  }

  #opened(dossierId: DossierId): OpenDossier {
    const found = this.#open.get(dossierId);
    if (found) return found;
    const open: OpenDossier = {
      dossierId,
      dossier: new WatchedValue<DossierStatus>({ status: 'loading' }),
      presence: new WatchedValue<PresenceState | null>(null),
      sharedPage: new WatchedValue<SharedPage | null>(null),
      seen: new WatchedValue<SeenState | null>(null),
      folded: null,
      early: [],
      isOpening: false,
      holders: 0,
      place: null,
    };
    this.#open.set(dossierId, open);
    void this.#fetchSnapshot(open);
    return open;
  }

  /** Opens, or opens again after a gap. While it fails the screen says why, and it is tried again. */
  async #fetchSnapshot(open: OpenDossier): Promise<void> {
    if (open.isOpening) return;
    open.isOpening = true;
    open.folded = null;
    const answer = await this.#bridge.ask('dossier.open', { dossierId: open.dossierId });
    open.isOpening = false;
    if (this.#open.get(open.dossierId) !== open) return;
    if (answer.ok) {
      const early = open.early;
      open.early = [];
      this.#show(open, fromSnapshot(answer.value));
      for (const delta of early) this.#receiveDelta(delta);
      return;
    }
    open.folded = null; // whatever came meanwhile; the next answer is whole
    open.dossier.set({ status: 'failed', fault: answer.error });
    if (answer.error.retry === 'auto') setTimeout(() => this.#retry(open), REOPEN_MS);
  }

  #retry(open: OpenDossier): void {
    if (this.#open.get(open.dossierId) === open && !open.folded) void this.#fetchSnapshot(open);
  }

  #receiveDelta(delta: Delta): void {
    const open = this.#open.get(delta.dossierId);
    if (!open) return;
    if (delta.reset) this.#show(open, fromSnapshot(delta.reset));
    else if (!open.folded) open.early.push(delta);
    else {
      const next = withDelta(open.folded, delta);
      if (next) this.#show(open, next);
      else void this.#fetchSnapshot(open);
    }
  }

  #show(open: OpenDossier, folded: Folded): void {
    if (open.folded === folded) return;
    open.folded = folded;
    open.dossier.set({ status: 'ready', view: folded.view });
  }
}
