import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Limits } from './accounts/limits.ts';
import { assembleHub } from './assemble-hub.ts';
import type { DraftingPorts } from './drafting/joint-drafting.ts';
import type { Typesetter } from './documents/typesetter.ts';
import type { UploadLimits } from './files/upload-server.ts';
import type { BacklogLimits } from './gateway/backlog-guard.ts';
import type { InboxRates } from './gateway/inbox.ts';
import { silentLog, type Log } from './runtime/log.ts';
import { Periodic } from './runtime/periodic.ts';
import type { ProvidedCertificate } from './signing/hub-certificate.ts';

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
  /** Settings of the environment: `YUNPING_SMTP_…`, the bureau's mail server. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Before the second try of a letter; doubles from there. */
  readonly mailPauseMs?: number;
  /** How long typing in an opinion pauses before it is settled into the ledger, and how long it may go on. */
  readonly settleAfterMs?: DraftingPorts['settleAfterMs'];
  /** How long a page is led to in the room before it is written into the record. */
  readonly shownAfterMs?: number;
}

export interface RunningHub {
  readonly url: string;
  readonly port: number;
  /** For the first administrator; null once there is one. Told here and nowhere else. */
  readonly setupCode: string | null;
  /** Ends connections, lets rooms finish what they have begun, closes the database. Safe to call twice. */
  close(): Promise<void>;
}

/** Starts a hub. One process has one hub for one data directory. */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const log = options.log ?? silentLog;
  const host = options.host ?? '127.0.0.1';
  let url = '';
  const hub = await assembleHub(options, log, () => options.publicUrl ?? url);
  const { port } = await listen(hub.http, options.port, host);
  url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const upkeep = beginUpkeep(hub, log);
  await hub.recover();
  const setupCode = await hub.accounts.issueSetupCode();
  log.info('hub.started', { port });
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    upkeep.stop();
    await hub.close();
    log.info('hub.closed');
  };
  return { url, port, setupCode, close: () => (closing ??= close()) };
}

function beginUpkeep(hub: Awaited<ReturnType<typeof assembleHub>>, log: Log): Periodic {
  const upkeep = new Periodic(log);
  upkeep.every(30_000, 'sessions', () => {
    hub.gateway.keepSessionsAlive();
    hub.sessions.sweep();
  });
  upkeep.every(60_000, 'rooms', () => {
    hub.rooms.unloadIdle();
    hub.drafting.unloadSettled();
  });
  upkeep.every(3_600_000, 'invitations', () => hub.removeExpiredInvitations());
  upkeep.every(60_000, 'reminders', () => hub.mail.remind());
  upkeep.every(3_600_000, 'uploads', () => hub.removeExpiredUploads());
  upkeep.every(3_600_000, 'files', async () => {
    log.info('files.collected', { files: await hub.files.collect() });
  });
  return upkeep;
}

function listen(http: Server, port: number, host: string): Promise<AddressInfo> {
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
