import type { CommandOf } from '#shared/domain/command.ts';
import type { DeviceId, DossierId, MemberId, Sha256 } from '#shared/domain/ids.ts';
import type { SavedFile } from '#shared/domain/saved-file.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { assert } from '#shared/lib/assert.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { filePath, HubApi } from '#shared/protocol/hub-api.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import type { SessionAnswer } from '#shared/protocol/http.ts';
import { createDossier } from '#shared/sync/create-dossier.ts';
import type { DownMessage } from '#shared/sync/hub-socket.ts';
import type { AccountsDesk } from './accounts-desk.ts';
import type { LettersDesk } from './letters-desk.ts';
import type { RehearsalDesk } from './rehearsal-desk.ts';
import { BrowserDossiers, pageTimers } from './browser-dossiers.ts';
import { BrowserPictures } from './browser-pictures.ts';
import { BrowserRecordings } from './browser-recordings.ts';
import { downloadFile, offer } from './browser-download.ts';
import { uploadFile, type UploadTarget } from './browser-upload.ts';
import type {
  DossierHandle,
  FaultResult,
  LinkState,
  Preferences,
  SessionState,
  Upload,
  UploadProgress,
  Watched,
  YunpingClient,
} from './client.ts';
import { fetchHttp } from './fetch-http.ts';
import type { FileAddress, PicturesDesk } from './pictures-desk.ts';
import { NO_SCREENS } from './screens-desk.ts';
import type { RecordingsDesk } from './recordings-desk.ts';
import { connectToHub } from './hub-connection.ts';
import { preferencesKeeper, sessionKeeper } from './page-storage.ts';
import type { DurableOutboxes } from './durable-outboxes.ts';
import type { DurableTexts } from './durable-texts.ts';
import { randomIds } from './random-ids.ts';
import { TabReplicaStore } from './tab-store.ts';
import { pageTexts } from './texts-desk.ts';
import { WatchedValue } from './watched.ts';

const STATUS_RETRY_MS = 2000;
/** A break shorter than this is a hiccup; from then on the person is told that they work offline. */
const OFFLINE_AFTER_MS = 8000;
const DESKTOP_ONLY: Fault = { code: 'badRequest', message: 'only in the desktop app', retry: 'never' };

/** A browser that talks straight to the hub which served the page. */
export class BrowserClient implements YunpingClient {
  readonly kind = 'browser';
  readonly session = new WatchedValue<SessionState>({ status: 'starting' });
  readonly link = new WatchedValue<LinkState>({ status: 'reconnecting', unsent: 0, since: Date.now() });
  readonly keepsUnsent: Watched<boolean>;
  readonly listVersion = new WatchedValue(0);
  readonly accounts: AccountsDesk;
  readonly letters: LettersDesk;
  readonly rehearsals: RehearsalDesk;
  readonly screens = NO_SCREENS;
  readonly recordings: RecordingsDesk = new BrowserRecordings(
    () => this.#uploadTarget(),
    (dossierId, sha256) => this.#addressOf(dossierId, sha256),
  );
  readonly pictures: PicturesDesk = {
    keep: async (picture) => (await this.#pictures?.keep(picture)) ?? err(unavailable('not signed in')),
    load: async (dossierId, picture) =>
      (await this.#pictures?.load(dossierId, picture)) ?? err(unavailable('not signed in')),
  };
  readonly texts = pageTexts(() => this.#dossiers?.texts ?? null);
  readonly #hubUrl: string;
  readonly #deviceId: DeviceId;
  readonly #api: HubApi;
  #signedIn: SessionAnswer | null = sessionKeeper.load();
  #dossiers: BrowserDossiers | null = null;
  #pictures: BrowserPictures | null = null;
  #closeConnection: (() => void) | null = null;

  readonly #scratchTexts: DurableTexts;
  readonly #outboxes: DurableOutboxes;

  constructor(hubUrl: string, deviceId: DeviceId, scratchTexts: DurableTexts, outboxes: DurableOutboxes) {
    this.#hubUrl = hubUrl;
    this.#deviceId = deviceId;
    this.#scratchTexts = scratchTexts;
    this.#outboxes = outboxes;
    this.keepsUnsent = outboxes.isKept;
    this.#api = new HubApi(fetchHttp(hubUrl), () => this.#signedIn?.token ?? null);
    this.accounts = this.#api.accounts;
    this.letters = this.#api.letters;
    this.rehearsals = this.#api.rehearsals;
    void this.#start();
  }

  startEmbeddedHub(): Promise<FaultResult<true>> {
    return Promise.resolve(err(DESKTOP_ONLY));
  }

  useHub(_url: string): Promise<FaultResult<true>> {
    return Promise.resolve(err(DESKTOP_ONLY));
  }

  forgetHub(): Promise<void> {
    return Promise.resolve();
  }

  async setup(request: Parameters<YunpingClient['setup']>[0]): Promise<FaultResult<true>> {
    return this.#take(await this.#api.setup(request));
  }

  async login(request: { login: string; password: string }): Promise<FaultResult<true>> {
    return this.#take(await this.#api.login(request));
  }

  async logout(): Promise<void> {
    const loggedOut = this.#api.logout();
    const account = this.#signedIn?.account.accountId;
    this.#signOut('loggedOut');
    // Whoever comes next to this machine finds nothing of theirs.
    if (account !== undefined) await this.#outboxes.forget(account);
    await loggedOut;
  }

  peekCode(code: string): ReturnType<YunpingClient['peekCode']> {
    return this.#api.peekCode(code);
  }

  async redeemInvitation(
    request: Parameters<YunpingClient['redeemInvitation']>[0],
  ): Promise<FaultResult<{ dossierId: DossierId }>> {
    const redeemed = await this.#api.redeem(request);
    if (!redeemed.ok) return redeemed;
    const { dossierId, memberId, ...session } = redeemed.value;
    this.#signIn(session);
    this.#store(session).seats.remember(dossierId, memberId);
    this.#bumpList();
    return ok({ dossierId });
  }

  async redeemAccountCode(
    request: Parameters<YunpingClient['redeemAccountCode']>[0],
  ): Promise<FaultResult<true>> {
    return this.#take(await this.#api.accounts.redeemCode(request));
  }

  invite(dossierId: DossierId, memberId: MemberId): ReturnType<YunpingClient['invite']> {
    return this.#api.invite(dossierId, memberId);
  }

  list(request: Parameters<YunpingClient['list']>[0]): ReturnType<YunpingClient['list']> {
    return this.#api.dossiers(request);
  }

  async createDossier(
    dossierId: DossierId,
    command: CommandOf<'dossier.create'>,
  ): ReturnType<YunpingClient['createDossier']> {
    const dossiers = this.#dossiers;
    if (!this.#signedIn || !dossiers) return err(unavailable('not signed in'));
    const { seats } = this.#store(this.#signedIn);
    const ports = { api: this.#api, desk: dossiers.desk, seats, timers: pageTimers };
    const created = await createDossier(ports, dossierId, command);
    this.#bumpList();
    return created;
  }

  openDossier(dossierId: DossierId): DossierHandle {
    assert(this.#dossiers, 'dossiers are opened by someone who is signed in');
    return this.#dossiers.open(dossierId);
  }

  async probeLink(bytes: number): ReturnType<YunpingClient['probeLink']> {
    return (await this.#dossiers?.probeLink(bytes)) ?? err(unavailable('not signed in'));
  }

  upload(dossierId: DossierId, file: File, onProgress: (progress: UploadProgress) => void): Upload {
    return uploadFile(this.#uploadTarget(), dossierId, file, onProgress);
  }

  fileUrl(dossierId: DossierId, sha256: Sha256): string {
    return new URL(filePath(dossierId, sha256), this.#hubUrl).href;
  }

  fileHeaders(): Readonly<Record<string, string>> {
    return this.#signedIn ? { authorization: `Bearer ${this.#signedIn.token}` } : {};
  }

  saveFile(dossierId: DossierId, file: SavedFile): Promise<FaultResult<boolean>> {
    return downloadFile(this.fileUrl(dossierId, file.sha256), this.fileHeaders(), file);
  }

  async saveMade(name: string, make: () => Promise<Blob>): Promise<FaultResult<boolean>> {
    offer(await make(), name);
    return ok(true);
  }

  readonly scratch = {
    load: (key: string): Promise<string | null> => this.#scratchTexts.load(this.#scratchKey(key)),
    save: (key: string, text: string | null): Promise<void> =>
      this.#scratchTexts.save(this.#scratchKey(key), text),
  };

  readonly preferences = {
    load: (): Promise<Preferences> => Promise.resolve(preferencesKeeper.load()),
    save: (preferences: Preferences): Promise<void> => {
      preferencesKeeper.save(preferences);
      return Promise.resolve();
    },
  };

  newId(): string {
    return randomIds.newId();
  }

  // ---- inside

  async #start(): Promise<void> {
    if (this.#signedIn) this.#signIn(this.#signedIn);
    else await this.#askStatus(null);
  }

  /** Nobody is signed in: a hub without an administrator asks for one, any other for a login. */
  async #askStatus(reason: Extract<SessionState, { status: 'signedOut' }>['reason']): Promise<void> {
    const status = await this.#api.status();
    if (this.#signedIn) return;
    if (!status.ok) {
      this.#setLink('offline');
      setTimeout(() => void this.#askStatus(reason), STATUS_RETRY_MS);
      return;
    }
    const hubUrl = this.#hubUrl;
    this.#setLink('connected');
    this.session.set(
      status.value.needsSetup
        ? { status: 'setup', hubUrl, code: null }
        : { status: 'signedOut', hubUrl, reason },
    );
  }

  #take(answer: FaultResult<SessionAnswer>): FaultResult<true> {
    if (!answer.ok) return answer;
    this.#signIn(answer.value);
    return ok(true);
  }

  #signIn(session: SessionAnswer): void {
    const isSamePerson =
      this.#dossiers !== null && this.#signedIn?.account.accountId === session.account.accountId;
    this.#signedIn = session;
    sessionKeeper.save(session);
    this.#closeConnection?.();
    if (!isSamePerson) {
      this.#dossiers?.desk.clear();
      this.#openStore = null;
      const pictures = new BrowserPictures(
        session.account.accountId,
        () => this.#uploadTarget(),
        (dossierId, sha256) => this.#addressOf(dossierId, sha256),
      );
      this.#pictures = pictures;
      this.#dossiers = new BrowserDossiers(this.#store(session), this.#deviceId, pictures, (unsent) =>
        this.link.set({ ...this.link.get(), unsent }),
      );
    }
    const dossiers = this.#dossiers;
    this.#closeConnection = connectToHub(this.#hubUrl, session.token, {
      up: (socket) => {
        this.#setLink('connected');
        dossiers?.up(socket);
        this.#bumpList();
        void this.#askAccount();
      },
      down: () => {
        dossiers?.down();
        this.#lost();
      },
      message: (message) => this.#receive(message),
      refused: (fault) => {
        if (fault.code === 'unauthenticated') this.#signOut('expired');
        else this.#setLink('offline');
      },
    });
    const { account } = session;
    this.session.set({ status: 'signedIn', hubUrl: this.#hubUrl, account, embedded: false });
  }

  /** Duties and name as the hub has them now; they may have changed while this page was away. */
  async #askAccount(): Promise<void> {
    const before = this.#signedIn;
    const asked = await this.#api.session();
    if (!asked.ok || !before || this.#signedIn !== before) return;
    const { account } = asked.value;
    if (canonicalJson(account) === canonicalJson(before.account)) return;
    this.#signedIn = asked.value;
    sessionKeeper.save(asked.value);
    this.session.set({ status: 'signedIn', hubUrl: this.#hubUrl, account, embedded: false });
  }

  #receive(message: DownMessage): void {
    if (message.event === 'session.ended') this.#signOut(message.message.reason);
    else if (message.event === 'account.changed') void this.#askAccount();
    else if (message.event === 'summary.changed') this.#bumpList();
    else this.#dossiers?.receive(message);
  }

  #signOut(reason: 'revoked' | 'expired' | 'loggedOut'): void {
    this.#closeConnection?.();
    this.#closeConnection = null;
    this.#dossiers?.down();
    this.#dossiers?.desk.clear();
    this.#dossiers = null;
    this.#pictures = null;
    this.#signedIn = null;
    this.#openStore = null;
    sessionKeeper.save(null);
    this.session.set({ status: 'signedOut', hubUrl: this.#hubUrl, reason });
  }

  #openStore: TabReplicaStore | null = null;

  #store({ account }: SessionAnswer): TabReplicaStore {
    this.#openStore ??= new TabReplicaStore(sessionStorage, account.accountId, this.#outboxes);
    return this.#openStore;
  }

  #addressOf(dossierId: DossierId, sha256: Sha256): FileAddress {
    return { url: this.fileUrl(dossierId, sha256), headers: this.fileHeaders() };
  }

  #uploadTarget(): UploadTarget {
    return { hubUrl: this.#hubUrl, token: this.#signedIn?.token ?? '', api: this.#api };
  }

  #scratchKey(key: string): string {
    return `scratch:${this.#signedIn?.account.accountId ?? ''}:${key}`;
  }

  #bumpList(): void {
    this.listVersion.set(this.listVersion.get() + 1);
  }

  #lost(): void {
    this.#setLink('reconnecting');
    const { since } = this.link.get();
    setTimeout(() => {
      const link = this.link.get();
      if (link.status === 'reconnecting' && link.since === since) this.#setLink('offline');
    }, OFFLINE_AFTER_MS);
  }

  #setLink(status: LinkState['status']): void {
    const link = this.link.get();
    if (link.status !== status) this.link.set({ ...link, status, since: Date.now() });
  }
}
