import { mayReadFile } from '#shared/domain/ledger/file-access.ts';
import type { DossierId, RecordingId, Sha256 } from '#shared/domain/ids.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { RecordingRef } from '#shared/domain/recording-ref.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { filePath, HubApi } from '#shared/protocol/hub-api.ts';
import type { Stretch } from '#shared/protocol/ipc/stretch.ts';
import { pageDirectoryPath } from '#shared/protocol/page-directory.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import type { SessionAnswer } from '#shared/protocol/http.ts';
import type { IpcEvent } from '#shared/protocol/ipc/contract.ts';
import { DossierTexts } from '#shared/search/dossier-texts.ts';
import type { PageTextStore } from '#shared/search/page-text-store.ts';
import { searchableIn } from '#shared/sync/searchable-in.ts';
import type { DownMessage } from '#shared/sync/hub-socket.ts';
import { DossierSessions } from './dossier-sessions.ts';
import type { BlobCache } from './files/blob-cache.ts';
import { KeptPictures, type KeptPicture } from './files/kept-pictures.ts';
import { KeptRecordings } from './files/kept-recordings.ts';
import { sendPicture } from './files/send-picture.ts';
import { fetchHttp } from './link/fetch-http.ts';
import { connectToHub } from './link/hub-connection.ts';
import { syncList } from './link/list-sync.ts';
import { randomIds, systemClock } from './runtime.ts';
import type { Sqlite } from './store/open-database.ts';
import { ownerOf, SeatRows } from './store/owners.ts';
import { SqliteReplicaStore } from './store/replica-store.ts';
import { namedInUnsentWords } from './store/unsent-words.ts';
import { SummaryRows } from './store/summary-rows.ts';

export interface HubSessionListener {
  tell(event: IpcEvent): void;
  linkUp(): void;
  linkDown(): void;
  unsentChanged(unsent: number): void;
  /** The hub knows other duties, or another name, of who is signed in. */
  accountChanged(answer: SessionAnswer): void;
  /** The hub has ended this session; nothing can be done with it any more. */
  ended(reason: 'revoked' | 'expired' | 'loggedOut'): void;
  /** The hub will not talk to this program (its protocol is too old or too new). What is here stays readable. */
  refused(fault: Fault): void;
}

/** One person signed in at one hub: the list, the dossiers and the files, over one connection. */
export class HubSession {
  readonly hubUrl: string;
  readonly api: HubApi;
  readonly seats: SeatRows;
  readonly rows: SummaryRows;
  readonly dossiers: DossierSessions;
  readonly texts: DossierTexts;
  readonly #listener: HubSessionListener;
  readonly #blobs: BlobCache;
  readonly #pictures: KeptPictures;
  readonly recordings: KeptRecordings;
  readonly #ended = new AbortController();
  #answer: SessionAnswer;
  #closeConnection: (() => void) | null = null;
  #isSyncing = false;

  constructor(
    db: Sqlite,
    blobs: BlobCache,
    picturesDir: string,
    recordingsDir: string,
    pageTexts: PageTextStore,
    hubUrl: string,
    answer: SessionAnswer,
    listener: HubSessionListener,
  ) {
    const owner = ownerOf(db, randomIds, answer.account.accountId);
    const store = new SqliteReplicaStore(db, owner);
    this.#answer = answer;
    this.hubUrl = hubUrl;
    this.#listener = listener;
    this.#blobs = blobs;
    this.#pictures = new KeptPictures(picturesDir, owner.accountId);
    this.recordings = new KeptRecordings(recordingsDir, owner.accountId);
    void this.#pictures.sweep(namedInUnsentWords(db, owner), systemClock.nowMs()).catch(() => undefined); // another start will
    this.api = new HubApi(fetchHttp(hubUrl), () => answer.token);
    this.seats = new SeatRows(db, owner);
    this.rows = new SummaryRows(db, owner);
    this.texts = new DossierTexts({
      store: pageTexts,
      owner: answer.account.accountId,
      searchable: (dossierId) => searchableIn(this.dossiers.desk.find(dossierId)),
    });
    this.dossiers = new DossierSessions({
      owner,
      store,
      seats: this.seats,
      pictures: {
        send: (dossierId, picture) => {
          const target = { hubUrl, token: this.answer.token, api: this.api };
          const route = { kept: this.#pictures, blobs, target, signal: this.#ended.signal };
          return sendPicture(route, dossierId, picture);
        },
      },
      tell: (event) => listener.tell(event),
      rightsChanged: (dossier) => this.texts.keepOnly(dossier.dossierId, searchableIn(dossier) ?? []),
      onUnsent: (unsent) => listener.unsentChanged(unsent),
    });
  }

  get answer(): SessionAnswer {
    return this.#answer;
  }

  connect(): void {
    this.#closeConnection ??= connectToHub(this.hubUrl, this.answer.token, {
      up: (socket) => {
        this.#listener.linkUp();
        this.dossiers.up(socket);
        void this.syncList();
        void this.#askAccount();
      },
      down: () => {
        this.dossiers.down();
        this.#listener.linkDown();
      },
      message: (message) => this.#receive(message),
      refused: (fault) => {
        if (fault.code === 'unauthenticated') this.#listener.ended('expired');
        else this.#listener.refused(fault);
      },
    });
  }

  close(): void {
    this.#closeConnection?.();
    this.#closeConnection = null;
    this.#ended.abort();
    this.dossiers.desk.clear();
  }

  async syncList(): Promise<void> {
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    try {
      if (await syncList(this.api, this.rows)) this.#listener.tell({ type: 'listChanged' });
    } finally {
      this.#isSyncing = false;
    }
  }

  /** Keeps a picture of a comment until the comment is sent; durable when it resolves. */
  async keepPicture(bytes: Uint8Array): Promise<Result<KeptPicture, Fault>> {
    try {
      return ok(await this.#pictures.keep(bytes));
    } catch (error) {
      return err(unavailable(error instanceof Error ? error.message : 'not written'));
    }
  }

  /** Lays down a piece of what is being recorded; durable when it resolves. */
  async appendRecording(
    recordingId: RecordingId,
    bytes: Uint8Array,
  ): Promise<Result<{ readonly sizeBytes: number }, Fault>> {
    try {
      return ok({ sizeBytes: await this.recordings.append(recordingId, bytes) });
    } catch (error) {
      return err(unavailable(error instanceof Error ? error.message : 'not written'));
    }
  }

  sendRecording(
    recordingId: RecordingId,
    dossierId: DossierId,
    name: string,
  ): Promise<Result<RecordingRef, Fault>> {
    const target = { hubUrl: this.hubUrl, token: this.answer.token, api: this.api };
    return this.recordings.send(target, recordingId, dossierId, name);
  }

  /**
   * A file that is here is given where the local ledgers name it; otherwise the hub is asked (FI3). With a
   * `stretch` what is given has those bytes at their places, while the rest may still be coming.
   */
  async ensureFile(
    dossierId: DossierId,
    sha256: Sha256,
    stretch?: Stretch,
  ): Promise<Result<{ path: string; isWhole: boolean }, Fault>> {
    const kept = this.#pictures.find(sha256);
    if (kept !== null) return ok({ path: kept, isWhole: true }); // this very person put it here
    const source = {
      url: new URL(filePath(dossierId, sha256), this.hubUrl).href,
      headers: { authorization: `Bearer ${this.answer.token}` },
    };
    const isHere = this.#blobs.find(sha256) !== null || this.#blobs.isArriving(sha256);
    if (isHere && !this.#mayRead(dossierId, sha256) && !(await answersTo(source))) {
      return err(NO_SUCH_FILE);
    }
    const ensured = stretch
      ? await this.#blobs.ensureStretch(sha256, stretch, source)
      : await this.#blobs.ensure(sha256, source);
    if (!ensured.ok) return ensured;
    return ok({ path: ensured.value, isWhole: ensured.value === this.#blobs.find(sha256) });
  }

  /** What helps to read a report while it arrives (RD21). Of one that is here whole the hub is not asked for it. */
  async pageDirectory(dossierId: DossierId, sha256: Sha256): Promise<Result<{ path: string | null }, Fault>> {
    const url = new URL(pageDirectoryPath(dossierId, sha256), this.hubUrl).href;
    const kept = this.#mayRead(dossierId, sha256) ? this.#blobs.findPageDirectory(sha256) : null;
    if (kept !== null) return ok({ path: kept });
    if (this.#blobs.find(sha256) !== null) return ok({ path: null });
    const brought = await this.#blobs.bringPageDirectory(sha256, {
      url,
      headers: { authorization: `Bearer ${this.answer.token}` },
    });
    return brought.ok ? ok({ path: brought.value }) : brought;
  }

  #mayRead(dossierId: DossierId, sha256: Sha256): boolean {
    const dossier = this.dossiers.desk.find(dossierId);
    if (!dossier?.replica || dossier.status.status === 'failed') return false;
    const { state, memberId } = dossier.replica.view;
    return mayReadFile(state, memberId, sha256);
  }

  async #askAccount(): Promise<void> {
    const asked = await this.api.session();
    if (!asked.ok || canonicalJson(asked.value.account) === canonicalJson(this.#answer.account)) return;
    this.#answer = asked.value;
    this.#listener.accountChanged(asked.value);
  }

  #receive(down: DownMessage): void {
    if (down.event === 'session.ended') this.#listener.ended(down.message.reason);
    else if (down.event === 'account.changed') void this.#askAccount();
    else if (down.event === 'summary.changed') {
      const { dossierId, summary } = down.message;
      if (summary) this.rows.putAll([summary]);
      else this.rows.remove(dossierId);
      this.#listener.tell({ type: 'listChanged' });
    } else this.dossiers.receive(down);
  }
}

const NO_SUCH_FILE: Fault = { code: 'notFound', message: 'no such file', retry: 'never' };

async function answersTo({
  url,
  headers,
}: {
  url: string;
  headers: Record<string, string>;
}): Promise<boolean> {
  try {
    const response = await fetch(url, { headers: { ...headers, range: 'bytes=0-0' }, redirect: 'error' });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
