import type { Command } from '#shared/domain/command.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import type { CommandId, DossierId, MemberId, Sha256 } from '#shared/domain/ids.ts';
import type { SavedFile } from '#shared/domain/saved-file.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { Account, InviteAnswer, ListAnswer, ListFilter } from '#shared/protocol/http.ts';
import type { Coverage, ReadingShare } from '#shared/protocol/coverage.ts';
import type { CodePeek } from '#shared/protocol/accounts.ts';
import type {
  DraftCaret,
  DraftJoin,
  DraftJoined,
  DraftMessage,
  DraftPush,
  DraftPushed,
} from '#shared/protocol/joint-draft.ts';
import type {
  PageShare,
  PresenceSet,
  PresenceState,
  SeenState,
  SharedPage,
} from '#shared/protocol/presence.ts';
import type { HistoryPage } from '#shared/sync/replica.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import type { AccountsDesk } from './accounts-desk.ts';
import type { LettersDesk } from './letters-desk.ts';
import type { MediaDesk } from './media-desk.ts';
import type { RehearsalDesk } from './rehearsal-desk.ts';
import type { ScreensDesk } from './screens-desk.ts';
import type { PicturesDesk } from './pictures-desk.ts';
import type { RecordingsDesk } from './recordings-desk.ts';
import type { TextsDesk } from './texts-desk.ts';

/** A value that changes: `get` is stable between changes, as `useSyncExternalStore` wants. */
export interface Watched<T> {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
}

export type SessionState =
  | { readonly status: 'starting' }
  /** No hub is chosen yet (desktop only): start one here, or join one. */
  | { readonly status: 'noHub' }
  /** A fresh hub waits for its first administrator. `code` is known where the hub runs on this machine. */
  | { readonly status: 'setup'; readonly hubUrl: string; readonly code: string | null }
  | {
      readonly status: 'signedOut';
      readonly hubUrl: string;
      readonly reason: 'revoked' | 'expired' | 'loggedOut' | null;
    }
  | {
      readonly status: 'signedIn';
      readonly hubUrl: string;
      readonly account: Account;
      readonly embedded: boolean;
    };

export interface LinkState {
  readonly status: 'connected' | 'reconnecting' | 'offline' | 'workspaceDown';
  /** Commands on this machine that the hub has not taken yet, over all dossiers. */
  readonly unsent: number;
  readonly since: number;
}

export type FaultResult<T> = Result<T, Fault>;

export type DossierStatus =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly view: DossierView }
  | { readonly status: 'failed'; readonly fault: Fault };

type OfDossier<T> = Omit<T, 'dossierId'>;

/** Opinions that several people type in, of one dossier: straight to the hub, for as long as there is a link. */
export interface DraftsDesk {
  join(request: OfDossier<DraftJoin>): Promise<FaultResult<DraftJoined>>;
  push(request: OfDossier<DraftPush>): Promise<FaultResult<DraftPushed>>;
  caret(note: OfDossier<DraftCaret>): void;
  /** What colleagues type and where; the returned function stops listening. */
  listen(listener: (message: DraftMessage) => void): () => void;
}

/** One open dossier. Release it when the screen goes. */
export interface DossierHandle {
  readonly dossier: Watched<DossierStatus>;
  readonly presence: Watched<PresenceState | null>;
  /** The page everyone in the room follows; it moves far oftener than who is there. */
  readonly sharedPage: Watched<SharedPage | null>;
  /** Who has seen a ledger how far; the panel's is what "seen by n of m" counts. */
  readonly seen: Watched<SeenState | null>;
  /** Durable on this machine when it resolves with ok (a browser: accepted into the page's outbox). */
  submit(command: Command): Promise<Result<CommandId, Rejection>>;
  /** Lines of a ledger that this person holds, as confirmed, behind `afterSeq`: a page, and how far it goes. */
  history(ledgerId: LedgerId, afterSeq: number): Promise<FaultResult<HistoryPage>>;
  discardDraft(commandId: CommandId): Promise<void>;
  setPresence(place: PresenceSet['place']): void;
  sharePage(page: PageShare['page']): void;
  /** Passes the shared page on to somebody in the room. */
  handPage(to: MemberId): void;
  markSeen(ledgerId: LedgerId, seq: number): void;
  readonly drafts: DraftsDesk;
  readonly media: MediaDesk;
  /** Shares which chapters this person has read, for the panel's sum; answers the sum to a chair. Needs the hub. */
  shareReading(reading: Omit<ReadingShare, 'dossierId'>): Promise<FaultResult<Coverage | null>>;
  release(): void;
}

export interface UploadProgress {
  readonly phase: 'hashing' | 'sending' | 'checking';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export type UploadResult =
  | { readonly status: 'accepted'; readonly file: FileRef; readonly findings: readonly string[] }
  /** `reason` is a report-check code; its sentence is in shared/documents/report-check-messages. */
  | { readonly status: 'rejected'; readonly reason: string; readonly findings: readonly string[] }
  | { readonly status: 'failed'; readonly fault: Fault }
  | { readonly status: 'cancelled' };

export interface Upload {
  readonly done: Promise<UploadResult>;
  cancel(): void;
}

/**
 * The one door between screens and the rest: the desktop's bridge, or a browser talking to a hub.
 * Features use this and nothing else of either world.
 */
export interface YunpingClient {
  readonly kind: 'desktop' | 'browser';
  readonly session: Watched<SessionState>;
  readonly link: Watched<LinkState>;
  /** What is unsent is on this machine's disk: closing the window, or a power cut, loses none of it. */
  readonly keepsUnsent: Watched<boolean>;

  /** Desktop: starts the hub on this machine. */
  startEmbeddedHub(): Promise<FaultResult<true>>;
  /** Desktop: points the app at a bureau's hub. */
  useHub(url: string): Promise<FaultResult<true>>;
  /** Desktop: forgets the chosen hub (signed-out screens only). */
  forgetHub(): Promise<void>;
  setup(request: {
    code: string;
    login: string;
    name: string;
    unit: string;
    password: string;
  }): Promise<FaultResult<true>>;
  login(request: { login: string; password: string }): Promise<FaultResult<true>>;
  logout(): Promise<void>;
  /** What a one-time code opens, of whichever kind it is. */
  peekCode(code: string): Promise<FaultResult<CodePeek>>;
  redeemInvitation(request: {
    code: string;
    login?: string;
    password?: string;
  }): Promise<FaultResult<{ dossierId: DossierId }>>;
  invite(dossierId: DossierId, memberId: MemberId): Promise<FaultResult<InviteAnswer>>;
  /** An administrator's code: for an account of one's own, or for a new password. */
  redeemAccountCode(request: { code: string; login?: string; password: string }): Promise<FaultResult<true>>;
  readonly accounts: AccountsDesk;
  readonly letters: LettersDesk;
  readonly rehearsals: RehearsalDesk;

  /** Carries this many bytes to the hub and as many back, over the link that everything uses; for measuring it. */
  probeLink(bytes: number): Promise<FaultResult<true>>;

  /** Bumps whenever some row of the list may have changed. */
  readonly listVersion: Watched<number>;
  list(request: {
    offset: number;
    limit: number;
    filter: ListFilter;
    text: string;
  }): Promise<FaultResult<ListAnswer>>;
  /** Reserves the clerk's seat, then submits `dossier.create`; needs the hub. */
  createDossier(
    dossierId: DossierId,
    command: Extract<Command, { type: 'dossier.create' }>,
  ): Promise<Result<true, Rejection | Fault>>;
  openDossier(dossierId: DossierId): DossierHandle;

  upload(dossierId: DossierId, file: File, onProgress: (progress: UploadProgress) => void): Upload;
  /** An address that answers HTTP Range for the bytes of a file the member may read. Carries no token in a URL that leaves the page. */
  fileUrl(dossierId: DossierId, sha256: Sha256): string;
  /** Headers `fileUrl` needs; empty on the desktop. */
  fileHeaders(): Readonly<Record<string, string>>;
  /** Saves a copy where the person chooses (desktop) or as a download (browser). False when they cancel. */
  saveFile(dossierId: DossierId, file: SavedFile): Promise<FaultResult<boolean>>;
  /**
   * Saves a file this window makes: asks where (desktop), then lets it be made and writes it, or gives it to the
   * downloads (browser). False when they call it off. What `make` rejects with is passed on.
   */
  saveMade(name: string, make: () => Promise<Blob>): Promise<FaultResult<boolean>>;

  readonly texts: TextsDesk;
  readonly pictures: PicturesDesk;
  readonly screens: ScreensDesk;
  readonly recordings: RecordingsDesk;

  /**
   * Text that is being typed, kept outside React so that no crash, reload or lost link costs a word.
   * Written on every input; durable on disk on the desktop, in the page's storage in a browser.
   */
  readonly scratch: {
    load(key: string): Promise<string | null>;
    save(key: string, text: string | null): Promise<void>;
  };
  readonly preferences: {
    load(): Promise<Preferences>;
    save(preferences: Preferences): Promise<void>;
  };
  newId(): string;
}

export interface Preferences {
  readonly language: 'zh' | 'en';
  /** 1 to 1.5 */
  readonly scale: number;
  /** Remembered panes, pages and sizes by key. */
  readonly places: Readonly<Record<string, string>>;
}
