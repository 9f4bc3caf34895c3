import type { CommandOf } from '#shared/domain/command.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { HubApi } from '#shared/protocol/hub-api.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import type { SessionAnswer } from '#shared/protocol/http.ts';
import type { IpcEvent, IpcResponse } from '#shared/protocol/ipc/contract.ts';
import { createDossier } from '#shared/sync/create-dossier.ts';
import type { PageTextStore } from '#shared/search/page-text-store.ts';
import type { BlobCache } from './files/blob-cache.ts';
import { HubSession } from './hub-session.ts';
import type { EmbeddedHub } from './link/embedded-hub.ts';
import { fetchHttp } from './link/fetch-http.ts';
import type { TokenVault } from './link/token-vault.ts';
import { systemTimers } from './runtime.ts';
import type { Sqlite } from './store/open-database.ts';
import type { HubChoice, Settings } from './store/settings.ts';

type Status = IpcResponse<'app.status'>;
type Session = Status['session'];
type Link = Status['link'];

export interface WorkspacePorts {
  readonly db: Sqlite;
  readonly settings: Settings;
  readonly vault: TokenVault;
  readonly blobs: BlobCache;
  /** Where pictures of comments wait until they are sent. */
  readonly picturesDir: string;
  readonly recordingsDir: string;
  readonly pageTexts: PageTextStore;
  readonly tell: (event: IpcEvent) => void;
  /** Starts the hub in this process, on the port it had before. */
  readonly startHub: (fixedPort: number | null) => Promise<EmbeddedHub>;
  readonly log: (event: string, details?: Readonly<Record<string, string | number>>) => void;
}

const STATUS_RETRY_MS = 2000;
const HUB_RETRY_MS = 5000;
/** A break shorter than this is a hiccup; from then on the person is told that they work offline. */
const OFFLINE_AFTER_MS = 8000;

interface Hub {
  readonly url: string;
  /** As others reach it; for people, not for connecting. */
  readonly shownUrl: string;
  /** Whose session the vault keeps: this machine's hub whatever its address, or the one at an address. */
  readonly vaultKey: string;
  readonly embedded: EmbeddedHub | null;
}

const OWN_HUB = 'embedded';

/**
 * Which hub this profile uses and who is signed in (WS7):
 *
 *      noHub ──startEmbedded / use──► setup | signedOut ──login, setup, redeem──► signedIn
 *        ▲                                  ▲  └─forget─► noHub                     │
 *        └──────────────────────────────────└────────────logout, revoked, expired──┘
 *
 * A session that was kept makes `signedIn` at once, before the hub answers: work goes on offline.
 */
export class Workspace {
  readonly #ports: WorkspacePorts;
  #session: Session = { status: 'starting' };
  #link: Link = { status: 'reconnecting', unsent: 0, since: Date.now() };
  #hub: Hub | null = null;
  #startingHub: Promise<Result<true, Fault>> | null = null;
  #signedIn: HubSession | null = null;
  #isClosed = false;

  constructor(ports: WorkspacePorts) {
    this.#ports = ports;
  }

  get session(): Session {
    return this.#session;
  }

  get link(): Link {
    return this.#link;
  }

  /** Null while nobody is signed in. */
  get current(): HubSession | null {
    return this.#signedIn;
  }

  /** Whose scratch texts are meant. */
  get ownerKey(): string {
    return this.#signedIn?.answer.account.accountId ?? '';
  }

  async start(firstHub: string | null, embedByDefault: boolean): Promise<void> {
    const { settings } = this.#ports;
    if (!settings.hub && firstHub !== null) settings.hub = { kind: 'remote', url: firstHub };
    const choice = settings.hub;
    if (choice) await this.#enter(choice);
    else if (embedByDefault) await this.startEmbedded();
    else this.#setSession({ status: 'noHub' });
  }

  startEmbedded(): Promise<Result<true, Fault>> {
    if (this.#hub?.embedded) return Promise.resolve(ok(true));
    this.#startingHub ??= this.#startEmbedded().finally(() => (this.#startingHub = null));
    return this.#startingHub;
  }

  async #startEmbedded(): Promise<Result<true, Fault>> {
    const { settings } = this.#ports;
    const port = settings.hub?.kind === 'embedded' ? settings.hub.port : null;
    try {
      const embedded = await this.#ports.startHub(port);
      settings.hub = { kind: 'embedded', port: embedded.port };
      const { url, publicUrl: shownUrl } = embedded;
      this.#hub = { url, shownUrl, vaultKey: OWN_HUB, embedded };
      await this.#enterHub();
      return ok(true);
    } catch (error) {
      this.#ports.log('hub.startFailed', { message: error instanceof Error ? error.message : 'unknown' });
      const message = error instanceof Error ? error.message : 'the hub did not start';
      return err({ code: 'internal', message, retry: 'afterUserAction' });
    }
  }

  async use(text: string): Promise<Result<true, Fault>> {
    const url = hubUrlOf(text);
    if (url === null) return err({ code: 'badRequest', message: 'not an address', retry: 'afterUserAction' });
    const status = await new HubApi(fetchHttp(url), () => null).status();
    if (!status.ok) return status;
    await this.#leaveHub();
    this.#ports.settings.hub = { kind: 'remote', url };
    await this.#enter({ kind: 'remote', url });
    return ok(true);
  }

  async forget(): Promise<void> {
    await this.#leaveHub();
    this.#ports.settings.hub = null;
    this.#setSession({ status: 'noHub' });
  }

  /** The hub's interface for someone who is not signed in yet, or is. */
  api(): HubApi | null {
    if (this.#signedIn) return this.#signedIn.api;
    return this.#hub && new HubApi(fetchHttp(this.#hub.url), () => null);
  }

  signIn(answer: SessionAnswer): void {
    const hub = this.#hub;
    if (!hub) return;
    this.#ports.vault.save(hub.vaultKey, answer);
    this.#openSession(hub.url, answer);
  }

  async logout(): Promise<void> {
    const api = this.#signedIn?.api;
    this.#endSession('loggedOut');
    await api?.logout();
  }

  async createDossier(
    dossierId: DossierId,
    command: CommandOf<'dossier.create'>,
  ): Promise<Result<true, Rejection | Fault>> {
    const session = this.#signedIn;
    if (!session) return err(unavailable('not signed in'));
    const { api, seats, dossiers } = session;
    return createDossier({ api, desk: dossiers.desk, seats, timers: systemTimers }, dossierId, command);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#startingHub; // a hub that is half started cannot be closed
    await this.#leaveHub();
  }

  // ---- inside

  async #enter(choice: HubChoice): Promise<void> {
    if (choice.kind === 'embedded') {
      const url = `http://127.0.0.1:${choice.port}`;
      const kept = this.#ports.vault.load(OWN_HUB);
      // The dossiers of this disk can be read while the hub is still starting.
      if (kept) {
        this.#hub = { url, shownUrl: url, vaultKey: OWN_HUB, embedded: null };
        this.#openSession(url, kept, true);
      }
      const started = await this.startEmbedded();
      if (started.ok || this.#isClosed) return;
      // Its port may be another program's for the moment. Whoever is signed in works on meanwhile.
      this.#setLink('offline');
      if (kept) systemTimers.after(HUB_RETRY_MS, () => void this.#retryEmbedded());
      else this.#setSession({ status: 'noHub' });
      return;
    }
    const { url } = choice;
    this.#hub = { url, shownUrl: url, vaultKey: url, embedded: null };
    await this.#enterHub();
  }

  async #retryEmbedded(): Promise<void> {
    if (this.#isClosed || this.#ports.settings.hub?.kind !== 'embedded') return;
    const started = await this.startEmbedded();
    if (!started.ok) systemTimers.after(HUB_RETRY_MS, () => void this.#retryEmbedded());
  }

  async #enterHub(): Promise<void> {
    const hub = this.#hub;
    if (!hub) return;
    if (this.#signedIn?.hubUrl === hub.url) {
      this.#showSignedIn(this.#signedIn.answer);
      this.#signedIn.connect();
      return;
    }
    const kept = this.#ports.vault.load(hub.vaultKey);
    if (kept) this.#openSession(hub.url, kept);
    else await this.#askStatus(null);
  }

  /** Nobody is signed in: a hub without an administrator asks for one, any other for a login. */
  async #askStatus(reason: 'revoked' | 'expired' | 'loggedOut' | null): Promise<void> {
    const hub = this.#hub;
    if (!hub) return;
    const status = await new HubApi(fetchHttp(hub.url), () => null).status();
    if (this.#hub !== hub || this.#signedIn || this.#isClosed) return;
    const hubUrl = hub.shownUrl;
    if (!status.ok) {
      this.#setLink('offline');
      this.#setSession({ status: 'signedOut', hubUrl, reason });
      systemTimers.after(STATUS_RETRY_MS, () => void this.#askStatus(reason));
      return;
    }
    this.#setLink('connected');
    const code = hub.embedded?.setupCode ?? null;
    this.#setSession(
      status.value.needsSetup ? { status: 'setup', hubUrl, code } : { status: 'signedOut', hubUrl, reason },
    );
  }

  #openSession(hubUrl: string, answer: SessionAnswer, isWaitingForHub = false): void {
    this.#signedIn?.close();
    const { db, blobs, picturesDir, recordingsDir, pageTexts } = this.#ports;
    const session = new HubSession(db, blobs, picturesDir, recordingsDir, pageTexts, hubUrl, answer, {
      tell: (event) => this.#ports.tell(event),
      linkUp: () => this.#setLink('connected'),
      linkDown: () => this.#lost(),
      unsentChanged: (unsent) => this.#tellLink({ ...this.#link, unsent }),
      accountChanged: (changed) => {
        if (this.#signedIn !== session || !this.#hub) return;
        this.#ports.vault.save(this.#hub.vaultKey, changed);
        this.#showSignedIn(changed);
      },
      ended: (reason) => {
        if (this.#signedIn === session) this.#endSession(reason);
      },
      refused: (fault) => {
        this.#ports.log('link.refused', { code: fault.code });
        this.#setLink('offline');
      },
    });
    this.#signedIn = session;
    const { unsent } = session.dossiers.desk;
    if (unsent !== this.#link.unsent) this.#tellLink({ ...this.#link, unsent });
    this.#showSignedIn(answer);
    if (!isWaitingForHub) {
      this.#lost();
      session.connect();
    }
  }

  #showSignedIn({ account }: SessionAnswer): void {
    const hubUrl = this.#hub?.shownUrl ?? '';
    this.#setSession({
      status: 'signedIn',
      hubUrl,
      account,
      embedded: this.#ports.settings.hub?.kind === 'embedded',
    });
  }

  #endSession(reason: 'revoked' | 'expired' | 'loggedOut'): void {
    this.#signedIn?.close();
    this.#signedIn = null;
    this.#ports.vault.clear();
    this.#tellLink({ ...this.#link, unsent: 0 });
    this.#setSession({ status: 'signedOut', hubUrl: this.#hub?.shownUrl ?? '', reason });
    void this.#askStatus(reason);
  }

  async #leaveHub(): Promise<void> {
    this.#signedIn?.close();
    this.#signedIn = null;
    const embedded = this.#hub?.embedded;
    this.#hub = null;
    await embedded?.close();
  }

  #lost(): void {
    this.#setLink('reconnecting');
    const { since } = this.#link;
    systemTimers.after(OFFLINE_AFTER_MS, () => {
      if (this.#link.status === 'reconnecting' && this.#link.since === since) this.#setLink('offline');
    });
  }

  #setLink(status: Link['status']): void {
    if (this.#link.status !== status) this.#tellLink({ ...this.#link, status, since: Date.now() });
  }

  #tellLink(link: Link): void {
    this.#link = link;
    this.#ports.tell({ type: 'link', link });
  }

  #setSession(session: Session): void {
    this.#session = session;
    this.#ports.tell({ type: 'session', session });
  }
}

/** What a person types as an address: with or without a scheme, with or without a path. Null for what is none. */
export function hubUrlOf(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//iu.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.origin : null;
}
