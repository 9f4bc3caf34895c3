import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Accounts } from './accounts/accounts.ts';
import { DEFAULT_LIMITS, Limiter, type Limits } from './accounts/limits.ts';
import { PasswordHasher } from './accounts/password-hash.ts';
import { DEFAULT_LIFETIMES, Sessions } from './accounts/sessions.ts';
import { Admission } from './dossiers/admission.ts';
import { Rooms } from './dossiers/rooms.ts';
import { Seats } from './dossiers/seats.ts';
import { BlobStore } from './files/blob-store.ts';
import { BlobsTable } from './files/blobs-table.ts';
import { downloadFile } from './files/download.ts';
import { Files } from './files/files.ts';
import { UploadIntake } from './files/upload-intake.ts';
import { DEFAULT_UPLOAD_LIMITS, UploadServer, type UploadLimits } from './files/upload-server.ts';
import { uploadStatus } from './files/upload-status.ts';
import { UploadsTable } from './files/uploads-table.ts';
import { createTypesetter, type Typesetter } from './documents/typesetter.ts';
import { DEFAULT_BACKLOG, type BacklogLimits } from './gateway/backlog-guard.ts';
import { createSocketServer, Gateway } from './gateway/gateway.ts';
import { DEFAULT_RATES, type InboxRates } from './gateway/inbox.ts';
import { SocketOutlet } from './gateway/socket-outlet.ts';
import { addApiRoutes } from './http/api-routes.ts';
import { createHttpServer, serveHttp } from './http/http-server.ts';
import { Router } from './http/router.ts';
import { StaticFiles } from './http/static-files.ts';
import { PublishedDocuments, verifyPage } from './http/verify-page.ts';
import { SeenTable } from './presence/seen-table.ts';
import { openRegistry } from './registry/registry.ts';
import { createReportChecker } from './report-check/report-checker.ts';
import type { Committed } from './room/ports.ts';
import { FIRST_BACKOFF_MS, Steward } from './services/steward.ts';
import { loadOrCreateHubCertificate, type ProvidedCertificate } from './signing/hub-certificate.ts';
import { silentLog, type Log } from './runtime/log.ts';
import { Origins } from './runtime/origins.ts';
import { Periodic } from './runtime/periodic.ts';
import { nodeHasher, randomIds, systemClock } from './runtime/system.ts';
import { migrate } from './store/sqlite/migrate.ts';
import { openDatabase } from './store/sqlite/open-database.ts';
import { SqliteLedgerStore } from './store/sqlite/sqlite-ledger-store.ts';
import { SummaryRows } from './store/sqlite/summary-rows.ts';

export interface HubOptions {
  /** Everything the hub keeps is in here; made when missing, for this user alone. */
  readonly dataDir: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Default 127.0.0.1: who wants to be reached from elsewhere says so. */
  readonly host?: string;
  /** How people reach the hub, for links in invitations and documents; default its own address. */
  readonly publicUrl?: string;
  /** Built web client; default dist/renderer of this checkout or package. */
  readonly webRoot?: string;
  /** Origins of pages trusted beside the hub's own and the desktop's. */
  readonly allowedOrigins?: readonly string[];
  /** A proxy in front sets X-Forwarded-For; only then is it believed. */
  readonly isBehindProxy?: boolean;
  /** PEM files of the bureau's own certificate for seals; default a test certificate made on the first run. */
  readonly certificate?: ProvidedCertificate;
  readonly log?: Log;
  readonly limits?: Partial<Limits>;
  readonly rates?: Partial<InboxRates>;
  readonly backlog?: BacklogLimits;
  readonly uploadLimits?: Partial<UploadLimits>;
  readonly typesetter?: Typesetter;
  /** Before the first new try of a document that could not be made; doubles from there. */
  readonly dutyBackoffMs?: number;
}

export interface RunningHub {
  readonly url: string;
  readonly port: number;
  /** For the first administrator; null once there is one. Told here and nowhere else. */
  readonly setupCode: string | null;
  /** Ends connections, lets rooms finish what they have begun, closes the database. */
  close(): Promise<void>;
}

const ROOM_IDLE_MS = 10 * 60_000;

/** Puts a hub together and starts it. One process has one hub for one data directory. */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const log = options.log ?? silentLog;
  const clock = systemClock;
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const db = openDatabase(join(options.dataDir, 'hub.db'));
  migrate(db);
  const registry = openRegistry(db);
  const uploads = new UploadsTable(db);
  const lists = new SummaryRows(db);
  const limiter = new Limiter({ ...DEFAULT_LIMITS, ...options.limits });
  const sessions = new Sessions(registry, clock, randomIds, DEFAULT_LIFETIMES);
  const hasher = new PasswordHasher();
  const accounts = new Accounts({ registry, sessions, hasher, limiter, clock, ids: randomIds });

  const http = createHttpServer();
  const origins = new Origins(options.allowedOrigins ?? []);
  const io = createSocketServer(http, origins);
  let url = options.publicUrl ?? '';
  const publicUrl = (): string => url;
  const blobs = new BlobStore(join(options.dataDir, 'blobs'));
  const files = new Files(blobs, new BlobsTable(db), clock);
  const admission = new Admission(registry, uploads, files);
  const followers: ((committed: Committed) => void)[] = [];
  const rooms = new Rooms(
    {
      store: new SqliteLedgerStore(db),
      outlet: new SocketOutlet(io),
      clock,
      ids: randomIds,
      hasher: nodeHasher,
      admit: (session, dossierId, command) => admission.admit(session, dossierId, command),
      onCommitted: (committed) => {
        for (const follow of followers) follow(committed);
      },
    },
    ROOM_IDLE_MS,
    (dossierId, state) => steward.look(dossierId, state),
  );
  const gateway = new Gateway({
    io,
    sessions,
    seats: registry.seats,
    rooms,
    seen: new SeenTable(db),
    clock,
    log,
    rates: { ...DEFAULT_RATES, ...options.rates },
    backlog: options.backlog ?? DEFAULT_BACKLOG,
  });
  const typesetter = options.typesetter ?? createTypesetter();
  const identity = await loadOrCreateHubCertificate(join(options.dataDir, 'identity'), {
    now: () => clock.nowMs(),
    hubName: '云评',
    ...(options.certificate && { provided: options.certificate }),
  });
  const steward = new Steward({
    rooms,
    typesetter,
    files,
    identity,
    clock,
    publicUrl,
    log,
    firstBackoffMs: options.dutyBackoffMs ?? FIRST_BACKOFF_MS,
  });
  followers.push(
    (committed) => gateway.committed(committed),
    ({ dossierId, state }) => steward.look(dossierId, state),
  );

  const seats = new Seats({ registry, accounts, rooms, limiter, clock, publicUrl });
  const uploadsDir = join(options.dataDir, 'uploads');
  mkdirSync(uploadsDir, { recursive: true, mode: 0o700 });
  const checker = createReportChecker();
  const intake = new UploadIntake({
    table: uploads,
    files,
    blobs,
    checker,
    audit: registry.audit,
    clock,
    log,
    pathOf: (uploadId) => join(uploadsDir, uploadId),
  });
  const uploadServer = new UploadServer({
    dir: uploadsDir,
    limits: { ...DEFAULT_UPLOAD_LIMITS, ...options.uploadLimits },
    table: uploads,
    intake,
    sessions,
    seats: registry.seats,
    rooms,
    clock,
    ids: randomIds,
    isListedOrigin: (origin) => origins.isListed(origin),
  });
  const router = new Router()
    .add(
      'GET',
      '/api/dossiers/:dossierId/files/:sha256',
      downloadFile({ sessions, seats: registry.seats, rooms, blobs }),
    )
    .add('GET', '/api/uploads/:uploadId', uploadStatus({ sessions, table: uploads, intake }))
    .add('GET', '/verify/:docId', verifyPage({ documents: new PublishedDocuments(db), rooms }));
  addApiRoutes(router, { accounts, sessions, seats, lists });
  serveHttp(http, {
    router,
    uploads: uploadServer,
    files: new StaticFiles(options.webRoot ?? defaultWebRoot()),
    origins,
    log,
    isBehindProxy: options.isBehindProxy ?? false,
    isHttps: () => publicUrl().startsWith('https:'),
  });

  const host = options.host ?? '127.0.0.1';
  const { port } = await listen(http, options.port, host);
  const own = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  if (url === '') url = own;
  const upkeep = new Periodic(log);
  upkeep.every(30_000, 'sessions', () => {
    gateway.keepSessionsAlive();
    sessions.sweep();
  });
  upkeep.every(60_000, 'rooms', () => rooms.unloadIdle());
  upkeep.every(3_600_000, 'invitations', () => registry.invitations.removeExpired(clock.nowMs()));
  upkeep.every(3_600_000, 'uploads', () => uploadServer.removeExpired());
  upkeep.every(3_600_000, 'files', async () => {
    log.info('files.collected', { files: await files.collect() });
  });
  await blobs.removeLeftovers();
  await intake.recover();
  const setupCode = await accounts.issueSetupCode();
  void hasher.warmUp();
  log.info('hub.started', { port });

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    upkeep.stop();
    await gateway.close();
    http.closeAllConnections();
    await Promise.all([steward.close(), typesetter.close()]);
    await intake.close();
    await rooms.settle();
    db.close();
    log.info('hub.closed');
  };
  return { url: own, port, setupCode, close: () => (closing ??= close()) };
}

function listen(http: ReturnType<typeof createHttpServer>, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      const address = http.address();
      if (address && typeof address === 'object') resolve(address);
      else reject(new Error('the server has no address'));
    });
  });
}

function defaultWebRoot(): string {
  return fileURLToPath(new URL('../dist/renderer', import.meta.url));
}
