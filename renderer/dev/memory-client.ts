import { offer } from '#renderer/app/client/browser-download.ts';
import type { Command } from '#shared/domain/command.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import type { CommandId, DossierId, MemberId } from '#shared/domain/ids.ts';
import { openMeeting } from '#shared/domain/meeting/meeting.ts';
import { summarise, type DossierSummary } from '#shared/domain/view/summary.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { tableValues } from '#shared/lib/table.ts';
import type { CodePeek } from '#shared/protocol/accounts.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { Account, InviteAnswer, ListAnswer, ListFilter } from '#shared/protocol/http.ts';
import type { Coverage } from '#shared/protocol/coverage.ts';
import type {
  PageShare,
  PresenceSet,
  PresenceState,
  SeenState,
  SharedPage,
} from '#shared/protocol/presence.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import { DossierTexts } from '#shared/search/dossier-texts.ts';
import { MemoryTexts } from '#shared/search/memory-texts.ts';
import { searchableFiles } from '#shared/search/searchable-files.ts';
import { nobleHasher } from '../app/client/noble-hasher.ts';
import { randomIds } from '../app/client/random-ids.ts';
import { hashOf, type PicturesDesk } from '../app/client/pictures-desk.ts';
import { NO_SCREENS } from '../app/client/screens-desk.ts';
import { pageTexts, type TextsDesk } from '../app/client/texts-desk.ts';
import { WatchedValue } from '../app/client/watched.ts';
import type { AccountsDesk } from '../app/client/accounts-desk.ts';
import type { LettersDesk } from '../app/client/letters-desk.ts';
import type { RehearsalDesk } from '../app/client/rehearsal-desk.ts';
import type {
  DossierHandle,
  DossierStatus,
  FaultResult,
  LinkState,
  Preferences,
  SessionState,
  Upload,
  UploadProgress,
  UploadResult,
  YunpingClient,
} from '../app/client/client.ts';
import { demoCase } from './demo-case.ts';
import { PEOPLE } from './demo-people.ts';
import type { DevOptions } from './dev-options.ts';
import { memoryLetters } from './memory-letters.ts';
import { memoryRecordings } from './memory-recordings.ts';
import { memoryAccounts } from './memory-accounts.ts';
import { memoryDrafts } from './memory-drafts.ts';
import { memoryMedia } from './memory-media.ts';
import { MemoryDossier } from './memory-dossier.ts';
import { paddingRows } from './padding-rows.ts';

const DEMO = 'demo' as DossierId;
const SLOW_MS = 3_000;
const UNAVAILABLE: Fault = { code: 'unavailable', message: 'no hub here', retry: 'auto' };

function memoryPictures(): PicturesDesk {
  const kept = new Map<string, Blob>();
  return {
    keep: async (picture) => {
      const sha256 = await hashOf(picture);
      kept.set(sha256, picture);
      return ok({ sha256, sizeBytes: picture.size });
    },
    load: (_dossierId, { sha256 }) => {
      const picture = kept.get(sha256);
      return Promise.resolve(picture ? ok(picture) : err(UNAVAILABLE));
    },
  };
}

/** The client of `/dev/`: everything in this page, with the real rules. */
export class MemoryClient implements YunpingClient {
  readonly kind: YunpingClient['kind'];
  readonly session: WatchedValue<SessionState>;
  readonly link: WatchedValue<LinkState>;
  readonly keepsUnsent = new WatchedValue(true);
  readonly listVersion = new WatchedValue(0);
  readonly accounts: AccountsDesk;
  readonly letters: LettersDesk;
  readonly rehearsals: RehearsalDesk = {
    current: () => Promise.resolve(ok({ rehearsal: null })),
    begin: () => Promise.resolve(err(UNAVAILABLE)),
  };
  readonly texts: TextsDesk;
  readonly pictures: PicturesDesk = memoryPictures();
  readonly screens = NO_SCREENS;
  readonly recordings = memoryRecordings();
  readonly #options: DevOptions;
  readonly #dossiers = new Map<DossierId, MemoryDossier>();
  readonly #seat: MemberId;
  readonly #scratch = new Map<string, string>();
  #preferences: Preferences;
  #padding: readonly DossierSummary[] | null = null;

  constructor(options: DevOptions) {
    this.#options = options;
    this.kind = options.kind;
    const person = personFor(options.as);
    this.#seat = person.memberId;
    this.#preferences = { language: options.lang, scale: options.scale, places: { recentDossiers: DEMO } };
    const account: Account = {
      accountId: person.memberId,
      login: 'dev',
      name: person.name,
      unit: person.unit,
      duties: person.role === 'clerk' ? ['admin', 'clerk'] : person.role === 'leader' ? ['leader'] : [],
    };
    this.session = new WatchedValue<SessionState>(sessionFor(options, account));
    const texts = new DossierTexts({
      store: new MemoryTexts(),
      owner: '',
      searchable: (dossierId) => {
        const dossier = this.#dossiers.get(dossierId);
        return dossier ? searchableFiles(dossier.view(this.#seat).state, this.#seat) : null;
      },
    });
    this.texts = pageTexts(() => (options.fail ? null : texts));
    this.letters = memoryLetters(options);
    this.accounts = memoryAccounts(account, options, (renamed) => {
      const session = this.session.get();
      if (session.status === 'signedIn') this.session.set({ ...session, account: renamed });
    });
    this.link = new WatchedValue<LinkState>({
      status: options.link,
      unsent: options.link === 'offline' ? 3 : 0,
      since: Date.now() - 60_000,
    });
    if (!options.empty) {
      const demo = demoCase(DEMO, options.at, Date.now());
      this.#dossiers.set(DEMO, demo);
      if (options.drafts) demo.setDrafts(this.#seat, [returnedDraft(demo)]);
    }
  }

  startEmbeddedHub(): Promise<FaultResult<true>> {
    this.session.set({ status: 'setup', hubUrl: 'http://127.0.0.1:8800', code: 'K7QF-22MX' });
    return answer(true);
  }

  useHub(url: string): Promise<FaultResult<true>> {
    this.session.set({ status: 'signedOut', hubUrl: url, reason: null });
    return answer(true);
  }

  forgetHub(): Promise<void> {
    this.session.set({ status: 'noHub' });
    return Promise.resolve();
  }

  setup(): Promise<FaultResult<true>> {
    return this.login();
  }

  login(): Promise<FaultResult<true>> {
    if (this.#options.fail) return answerFault({ ...UNAVAILABLE, code: 'unauthenticated' });
    const { name, unit, memberId } = PEOPLE.clerk;
    this.session.set({
      status: 'signedIn',
      hubUrl: 'http://127.0.0.1:8800',
      embedded: true,
      account: { accountId: memberId, login: 'dev', name, unit, duties: ['admin', 'clerk'] },
    });
    return answer(true);
  }

  logout(): Promise<void> {
    this.session.set({ status: 'signedOut', hubUrl: 'http://127.0.0.1:8800', reason: 'loggedOut' });
    return Promise.resolve();
  }

  /** A code that begins with ACC is an account's, one with RESET a new password's. */
  peekCode(code: string): Promise<FaultResult<CodePeek>> {
    if (code.startsWith('BAD')) return answerFault({ ...UNAVAILABLE, code: 'codeInvalid' });
    const expiresAt = Date.now() + 2 * 86_400_000;
    const { clerk, expert } = PEOPLE;
    if (code.startsWith('ACC')) {
      return answer({ opens: 'account', name: clerk.name, unit: clerk.unit, duties: ['clerk'], expiresAt });
    }
    if (code.startsWith('RESET')) {
      return answer({ opens: 'password', name: clerk.name, unit: clerk.unit, login: 'dev', expiresAt });
    }
    const dossierTitle = '平城区红卫桥、小南头断面水质提升工程';
    return answer({
      opens: 'seat',
      dossierTitle,
      name: expert.name,
      unit: expert.unit,
      role: 'expert',
      expiresAt,
    });
  }

  redeemInvitation(): Promise<FaultResult<{ dossierId: DossierId }>> {
    void this.login();
    return answer({ dossierId: DEMO });
  }

  redeemAccountCode(): Promise<FaultResult<true>> {
    return this.login();
  }

  invite(): Promise<FaultResult<InviteAnswer>> {
    if (this.#options.fail) return answerFault(UNAVAILABLE);
    const code = 'H4TQ-9KWM-2XPR';
    return answer({
      code,
      link: `https://pingshen.example.cn/#/join/${code}`,
      expiresAt: Date.now() + 7 * 86_400_000,
    });
  }

  async list(request: {
    offset: number;
    limit: number;
    filter: ListFilter;
    text: string;
  }): Promise<FaultResult<ListAnswer>> {
    if (this.#options.slow) await pause(SLOW_MS);
    if (this.#options.fail) return err(UNAVAILABLE);
    const real = [...this.#dossiers.values()].flatMap(
      (dossier) =>
        summarise(dossier.view(this.#seat).state, dossier.dossierId, this.#seat, dossier.updatedAt) ?? [],
    );
    this.#padding ??= this.#options.empty ? [] : paddingRows(this.#options.rows - 1, this.#seat, Date.now());
    const all = [...real, ...this.#padding];
    const isArchived = (row: DossierSummary): boolean => row.items.every((item) => item.stage === 'archive');
    const groups: Record<ListFilter, readonly DossierSummary[]> = {
      all,
      active: all.filter((row) => !isArchived(row)),
      mine: all.filter((row) => row.nextStep.isMine),
      archived: all.filter(isArchived),
    };
    const rows = groups[request.filter].filter((row) =>
      `${row.title}${row.ownerUnit}${row.docNo}${row.items.map((item) => item.reportTitle).join('')}`.includes(
        request.text,
      ),
    );
    return ok({
      rows: rows.slice(request.offset, request.offset + request.limit),
      total: rows.length,
      counts: {
        all: groups.all.length,
        active: groups.active.length,
        mine: groups.mine.length,
        archived: groups.archived.length,
      },
    });
  }

  createDossier(
    dossierId: DossierId,
    command: Extract<Command, { type: 'dossier.create' }>,
  ): Promise<Result<true, Rejection | Fault>> {
    const dossier = new MemoryDossier(dossierId);
    const result = dossier.give(command.clerk.memberId, command, Date.now());
    if (!result.ok) return Promise.resolve(result);
    this.#dossiers.set(dossierId, dossier);
    this.listVersion.set(this.listVersion.get() + 1);
    return Promise.resolve(ok(true));
  }

  openDossier(dossierId: DossierId): DossierHandle {
    const dossier = this.#dossiers.get(dossierId);
    const seat = dossier && findSeat(dossier, this.#seat);
    const status = new WatchedValue<DossierStatus>({ status: 'loading' });
    const presence = new WatchedValue<PresenceState | null>(null);
    const sharedPage = new WatchedValue<SharedPage | null>(null);
    const seen = new WatchedValue<SeenState | null>(null);
    const show = (): void => {
      if (dossier && seat) {
        status.set({ status: 'ready', view: dossier.view(seat) });
        presence.set(presenceOf(dossier, dossierId));
      } else status.set({ status: 'failed', fault: { ...UNAVAILABLE, code: 'notFound' } });
    };
    if (this.#options.slow) setTimeout(show, SLOW_MS);
    else show();
    const stop = dossier?.subscribe(() => {
      show();
      this.listVersion.set(this.listVersion.get() + 1);
    });
    return {
      dossier: status,
      presence,
      sharedPage,
      seen,
      submit: (command) => Promise.resolve(submitTo(dossier, seat, command)),
      history: (ledgerId, afterSeq) =>
        Promise.resolve(dossier && seat ? ok(dossier.history(seat, ledgerId, afterSeq)) : err(UNAVAILABLE)),
      discardDraft: (commandId) => {
        if (dossier && seat) {
          const left = dossier.view(seat).drafts.filter((draft) => draft.commandId !== commandId);
          dossier.setDrafts(seat, left);
        }
        return Promise.resolve();
      },
      setPresence: (_place: PresenceSet['place']) => {},
      handPage: (to) => {
        const now = sharedPage.get();
        if (now) sharedPage.set({ ...now, presenter: to });
      },
      sharePage: (page: PageShare['page']) => {
        if (seat) sharedPage.set(page && { ...page, presenter: seat });
      },
      markSeen: () => {},
      drafts: memoryDrafts(dossier, seat),
      media: memoryMedia,
      shareReading: ({ share }) =>
        Promise.resolve(ok(share && this.#options.as === 'chair' ? someCoverage(share.of) : null)),
      release: () => stop?.(),
    };
  }

  async probeLink(bytes: number): Promise<FaultResult<true>> {
    await pause(20 + bytes / 400);
    return ok(true);
  }

  upload(_dossierId: DossierId, file: File, onProgress: (progress: UploadProgress) => void): Upload {
    let isCancelled = false;
    const run = async (): Promise<UploadResult> => {
      const totalBytes = file.size;
      for (const phase of ['hashing', 'sending', 'checking'] as const) {
        for (let part = 0; part <= 10; part++) {
          if (isCancelled) return { status: 'cancelled' };
          onProgress({ phase, doneBytes: (totalBytes * part) / 10, totalBytes });
          await pause(60);
        }
      }
      if (/\.docx?$/i.test(file.name)) return { status: 'rejected', reason: 'notPdf', findings: [] };
      if (file.name.includes('encrypted')) return { status: 'rejected', reason: 'encrypted', findings: [] };
      const sha256 = nobleHasher.sha256Hex(`${file.name}${file.size}`) as FileRef['sha256'];
      return {
        status: 'accepted',
        file: { sha256, sizeBytes: Math.max(1, file.size), name: file.name, pages: 96 },
        findings: file.name.includes('scan') ? ['noText'] : [],
      };
    };
    return { done: run(), cancel: () => (isCancelled = true) };
  }

  /** Put any PDF at renderer/dev/report.pdf to read something. */
  fileUrl(): string {
    return '/dev/report.pdf';
  }

  fileHeaders(): Readonly<Record<string, string>> {
    return {};
  }

  saveFile(): Promise<FaultResult<boolean>> {
    return answer(true);
  }

  async saveMade(name: string, make: () => Promise<Blob>): Promise<FaultResult<boolean>> {
    offer(await make(), name);
    return ok(true);
  }

  readonly scratch = {
    load: (key: string) => Promise.resolve(this.#scratch.get(key) ?? null),
    save: (key: string, text: string | null) => {
      if (text === null) this.#scratch.delete(key);
      else this.#scratch.set(key, text);
      return Promise.resolve();
    },
  };

  readonly preferences = {
    load: () => Promise.resolve(this.#preferences),
    save: (preferences: Preferences) => {
      this.#preferences = preferences;
      return Promise.resolve();
    },
  };

  newId(): string {
    return randomIds.newId();
  }
}

function personFor(as: DevOptions['as']): (typeof PEOPLE)[keyof typeof PEOPLE] {
  return as === 'nobody' || as === 'setup' || as === 'noHub' ? PEOPLE.clerk : PEOPLE[as];
}

function sessionFor(options: DevOptions, account: Account): SessionState {
  const hubUrl = 'http://127.0.0.1:8800';
  switch (options.as) {
    case 'noHub':
      return { status: 'noHub' };
    case 'setup':
      return { status: 'setup', hubUrl, code: options.kind === 'desktop' ? 'K7QF-22MX' : null };
    case 'nobody':
      return { status: 'signedOut', hubUrl: 'https://pingshen.example.cn', reason: null };
    default:
      return { status: 'signedIn', hubUrl, account, embedded: options.kind === 'desktop' };
  }
}

/** The person's seat; in a dossier made on this page, the clerk's. */
function findSeat(dossier: MemoryDossier, seat: MemberId): MemberId | undefined {
  const { parties, panel, bureau } = dossier.state;
  const known = parties.members[seat] ?? panel.members[seat] ?? bureau.members[seat];
  return (
    known?.memberId ?? Object.values(parties.members).find((member) => member.role === 'clerk')?.memberId
  );
}

function submitTo(
  dossier: MemoryDossier | undefined,
  seat: MemberId | undefined,
  command: Command,
): Result<CommandId, Rejection> {
  if (!dossier || !seat) return err({ code: 'dossier.notFound' });
  return dossier.give(seat, command, Date.now());
}

function presenceOf(dossier: MemoryDossier, dossierId: DossierId): PresenceState {
  const place = openMeeting(dossier.state) ? 'room' : 'dossier';
  const { clerk, expert, owner, compiler } = PEOPLE;
  return {
    dossierId,
    members: [clerk, expert, compiler, owner].map(({ memberId }, index) => ({
      memberId,
      place: index === 1 ? 'reading' : index === 3 ? 'away' : place,
      since: Date.now() - index * 3_600_000,
    })),
  };
}

function returnedDraft(dossier: MemoryDossier): ReturnType<MemoryDossier['view']>['drafts'][number] {
  const [comment] = tableValues(dossier.state.panel.comments);
  const [itemId] = dossier.state.parties.itemOrder;
  const item = itemId && dossier.state.parties.items[itemId];
  const [version] = item ? item.versions : [];
  const content = comment?.content ?? {
    category: 'data' as const,
    severity: 'mustFix' as const,
    concern: '左岸滩地未标堤脚线，是否计入行洪面积？',
    basis: '',
    suggestion: '',
  };
  return {
    commandId: 'draft-1' as CommandId,
    authorAt: Date.now() - 3_600_000,
    returnedAt: Date.now() - 60_000,
    rejection: { code: 'comment.reportSuperseded' },
    command: {
      type: 'comment.add',
      subject: {
        commentId: 'comment-x1' as never,
        itemId: itemId ?? ('item-flood' as never),
        versionId: version?.versionId ?? ('version-x' as never),
        anchor: { kind: 'page', pageIndex: 41, rects: [] },
      },
      content,
    },
  };
}

function answer<T>(value: T): Promise<FaultResult<T>> {
  return Promise.resolve(ok(value));
}

function answerFault(fault: Fault): Promise<{ readonly ok: false; readonly error: Fault }> {
  return Promise.resolve(err(fault));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** As of a panel of five that has not got far. */
function someCoverage(of: number): Coverage {
  return {
    kind: 'numbers',
    sharing: 5,
    chapters: Array.from({ length: of }, (_, chapter) => Math.max(0, 5 - chapter)),
  };
}
