import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '#shared/lib/ports.ts';
import { AccountAdmin } from './accounts/account-admin.ts';
import { AccountCodes } from './accounts/account-codes.ts';
import { SHOWN_AFTER_MS } from '#shared/domain/showing/showing.ts';
import { Accounts } from './accounts/accounts.ts';
import { DEFAULT_LIMITS, Limiter } from './accounts/limits.ts';
import { OwnAccount } from './accounts/own-account.ts';
import { PasswordHasher } from './accounts/password-hash.ts';
import { DEFAULT_LIFETIMES, Sessions } from './accounts/sessions.ts';
import { createTypesetter } from './documents/typesetter.ts';
import { draftOutlet } from './drafting/draft-outlet.ts';
import { DraftRows } from './drafting/draft-rows.ts';
import { DEFAULT_SETTLE, JointDrafting } from './drafting/joint-drafting.ts';
import { Admission } from './dossiers/admission.ts';
import { Rooms } from './dossiers/rooms.ts';
import { Seats } from './dossiers/seats.ts';
import type { HubOptions } from './embed.ts';
import { downloadFile, downloadPageDirectory } from './files/download.ts';
import { openFileParts } from './files/file-parts.ts';
import { DEFAULT_UPLOAD_LIMITS, UploadServer } from './files/upload-server.ts';
import { uploadStatus } from './files/upload-status.ts';
import { DEFAULT_BACKLOG } from './gateway/backlog-guard.ts';
import { createSocketServer, Gateway } from './gateway/gateway.ts';
import { DEFAULT_RATES } from './gateway/inbox.ts';
import { SocketOutlet } from './gateway/socket-outlet.ts';
import { addAccountRoutes } from './http/account-routes.ts';
import { addApiRoutes } from './http/api-routes.ts';
import { createHttpServer, serveHttp } from './http/http-server.ts';
import { Router } from './http/router.ts';
import { StaticFiles } from './http/static-files.ts';
import { PublishedDocuments, verifyPage } from './http/verify-page.ts';
import { addLetterRoutes } from './http/letter-routes.ts';
import { iceSettingsOf } from './media/ice-servers.ts';
import { openForwarding } from './media/open-forwarding.ts';
import { addRehearsalRoutes } from './http/rehearsal-routes.ts';
import { openMail } from './mail/open-mail.ts';
import { smtpSettingsOf } from './mail/smtp-settings.ts';
import { Rehearsals } from './rehearsal/rehearsals.ts';
import { RehearsalsTable } from './rehearsal/rehearsals-table.ts';
import { SeenTable } from './presence/seen-table.ts';
import { openRegistry } from './registry/registry.ts';
import type { Log } from './runtime/log.ts';
import { Origins } from './runtime/origins.ts';
import { nodeHasher, randomIds, systemClock } from './runtime/system.ts';
import type { DutyPorts } from './services/perform-duty.ts';
import { FIRST_BACKOFF_MS, Steward } from './services/steward.ts';
import type { HubIdentity } from './signing/hub-identity.ts';
import { migrate } from './store/sqlite/migrate.ts';
import { openDatabase } from './store/sqlite/open-database.ts';
import { SqliteLedgerStore } from './store/sqlite/sqlite-ledger-store.ts';
import { SummaryRows } from './store/sqlite/summary-rows.ts';

const ROOM_IDLE_MS = 10 * 60_000;

/**
 * The composition root: every part of a hub, made once and given what it needs. One piece, because what
 * depends on what is read here and nowhere else. Nothing listens yet.
 */
export async function assembleHub(options: HubOptions, log: Log, publicUrl: () => string) {
  const { dataDir } = options;
  const clock = systemClock;
  const ids = randomIds;

  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const db = openDatabase(join(dataDir, 'hub.db'));
  migrate(db);
  const registry = openRegistry(db);

  const limiter = new Limiter({ ...DEFAULT_LIMITS, ...options.limits });
  const sessions = new Sessions(registry, clock, ids, DEFAULT_LIFETIMES);
  const hasher = new PasswordHasher();
  const accounts = new Accounts({ registry, sessions, hasher, limiter, clock, ids });

  const parts = openFileParts(db, dataDir, { audit: registry.audit, clock, log });
  const { blobs, files, intake, uploads, upkeep, uploadsDir } = parts;

  const http = createHttpServer();
  const origins = new Origins(options.allowedOrigins ?? []);
  const io = createSocketServer(http, origins);
  const admission = new Admission(registry, uploads, files, clock);
  const store = new SqliteLedgerStore(db);
  const rooms = new Rooms(
    {
      store,
      outlet: new SocketOutlet(io),
      clock,
      ids,
      hasher: nodeHasher,
      admit: (session, dossierId, command) => admission.admit(session, dossierId, command),
      lacksPicture: (session, dossierId, pictures) => admission.lacksPicture(session, dossierId, pictures),
      onCommitted: (committed) => {
        gateway.committed(committed);
        drafting.committed(committed);
        steward.look(committed.dossierId, committed.state);
        mail.committed(committed);
      },
    },
    ROOM_IDLE_MS,
    (dossierId, state) => {
      steward.look(dossierId, state);
      mail.look(dossierId, state);
    },
  );
  const { seats } = registry;
  const drafting = new JointDrafting({
    rooms,
    rows: new DraftRows(db),
    outlet: draftOutlet(io),
    log,
    settleAfterMs: options.settleAfterMs ?? DEFAULT_SETTLE,
  });
  const forwarding = openForwarding(options.env ?? {}, dataDir, log);
  const gateway = new Gateway({
    io,
    sessions,
    seats,
    rooms,
    seen: new SeenTable(db),
    drafting,
    ice: iceSettingsOf(options.env ?? {}),
    forwarding,
    clock,
    log,
    rates: { ...DEFAULT_RATES, ...options.rates },
    backlog: options.backlog ?? DEFAULT_BACKLOG,
    shownAfterMs: options.shownAfterMs ?? SHOWN_AFTER_MS,
  });

  const typesetter = options.typesetter ?? createTypesetter();
  const identity = sealingIdentity(options, clock);
  // A wrong setting is to be heard of at the start, not when the first opinion is sealed.
  if (options.certificate) await identity();
  const firstBackoffMs = options.dutyBackoffMs ?? FIRST_BACKOFF_MS;
  const steward = new Steward({
    rooms,
    // PDF and PKI code takes a tenth of a second to load, and most starts of a hub never need it.
    perform: async (dossierId, state, duty) => {
      const { performDuty } = await import('./services/perform-duty.ts');
      const ballotBox: DutyPorts['ballotBox'] = (id, voteId) => store.ballotBox(id, voteId);
      const ports = { typesetter, files, identity: await identity(), clock, publicUrl, ballotBox };
      return performDuty(ports, dossierId, state, duty);
    },
    log,
    firstBackoffMs,
  });

  const uploadServer = new UploadServer({
    dir: uploadsDir,
    limits: { ...DEFAULT_UPLOAD_LIMITS, ...options.uploadLimits },
    table: uploads,
    intake,
    limiter,
    sessions,
    seats,
    rooms,
    clock,
    ids,
    isListedOrigin: (origin) => origins.isListed(origin),
  });
  const router = new Router()
    .add('GET', '/api/dossiers/:dossierId/files/:sha256', downloadFile({ sessions, seats, rooms, blobs }))
    .add(
      'GET',
      '/api/dossiers/:dossierId/files/:sha256/page-directory',
      downloadPageDirectory({ sessions, seats, rooms, blobs }),
    )
    .add('GET', '/api/uploads/:uploadId', uploadStatus({ sessions, table: uploads, intake, clock }))
    .add('GET', '/verify/:docId', verifyPage({ documents: new PublishedDocuments(db), rooms }));
  const seating = new Seats({ registry, accounts, rooms, limiter, clock, publicUrl });
  addApiRoutes(router, {
    accounts,
    sessions,
    seats: seating,
    lists: new SummaryRows(db),
  });
  const changed = (accountId: string): void => gateway.accountChanged(accountId);
  addAccountRoutes(router, {
    sessions,
    admin: new AccountAdmin({ registry, sessions, clock, ids, publicUrl, changed }),
    codes: new AccountCodes({ registry, accounts, sessions, hasher, limiter, clock }),
    own: new OwnAccount({ registry, sessions, hasher, limiter, clock, changed }),
    seats: seating,
  });
  const mail = openMail({
    db,
    smtp: smtpSettingsOf(options.env ?? {}),
    registry,
    rooms,
    limiter,
    clock,
    log,
    publicUrl,
    invite: (...asked) => seating.inviteUntil(...asked),
    firstPauseMs: options.mailPauseMs,
  });
  addLetterRoutes(router, { sessions, desk: mail.desk });
  const rehearsals = new Rehearsals({
    registry,
    rooms,
    table: new RehearsalsTable(db),
    files,
    limiter,
    clock,
    ids,
  });
  addRehearsalRoutes(router, { sessions, rehearsals });
  serveHttp(http, {
    router,
    uploads: uploadServer,
    files: new StaticFiles(options.webRoot ?? defaultWebRoot()),
    origins,
    log,
    isBehindProxy: options.isBehindProxy ?? false,
    isHttps: () => publicUrl().startsWith('https:'),
  });

  return {
    http,
    accounts,
    sessions,
    rooms,
    gateway,
    drafting,
    mail,
    files,
    removeExpiredUploads: () => upkeep.run(),
    removeExpiredInvitations: () => {
      registry.invitations.removeExpired(clock.nowMs());
      registry.resetCodes.removeExpired(clock.nowMs());
    },
    /** Takes up what an earlier process left half done. */
    recover: async () => {
      await blobs.removeLeftovers();
      await intake.recover();
      await upkeep.run();
      void hasher.warmUp();
      mail.recover();
    },
    /** From the outside in: nothing new comes, then what runs ends, then the store closes. */
    close: async () => {
      await gateway.close();
      await Promise.all([drafting.close(), mail.close(), forwarding?.unit.close()]);
      http.closeAllConnections();
      await Promise.all([steward.close(), typesetter.close()]);
      await intake.close();
      await rooms.settle();
      db.close();
    },
  };
}

/** Certificate and key, loaded or made when first asked for; a failure is asked anew. */
function sealingIdentity({ dataDir, certificate }: HubOptions, clock: Clock): () => Promise<HubIdentity> {
  let loaded: Promise<HubIdentity> | null = null;
  const load = async (): Promise<HubIdentity> => {
    const { loadOrCreateHubCertificate } = await import('./signing/hub-certificate.ts');
    return loadOrCreateHubCertificate(join(dataDir, 'identity'), {
      now: () => clock.nowMs(),
      hubName: '云评',
      ...(certificate && { provided: certificate }),
    });
  };
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
}

function defaultWebRoot(): string {
  return fileURLToPath(new URL('../dist/renderer', import.meta.url));
}
