import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { RunningHub } from '#hub/embed.ts';

const LOOPBACK = '127.0.0.1';

export interface EmbeddedHub {
  /** Where this process reaches it. */
  readonly url: string;
  /** Where others do; the same while it listens to this machine alone. */
  readonly publicUrl: string;
  readonly port: number;
  readonly setupCode: string | null;
  close(): Promise<void>;
}

/**
 * Starts the hub inside this process. The port stays the same from start to start, since links in
 * invitations and sessions hold it; another one is taken only when none was fixed yet.
 */
export async function startEmbeddedHub(
  dataDir: string,
  fixedPort: number | null,
  host: string = LOOPBACK,
): Promise<EmbeddedHub> {
  const { startHub } = await import('#hub/embed.ts'); // loaded only where there is one
  const port = fixedPort ?? (await freePort(host));
  const isWide = host !== LOOPBACK;
  const publicUrl = `http://${isWide ? addressFor(host) : LOOPBACK}:${port}`;
  const hub: RunningHub = await startHub({
    dataDir: path.join(dataDir, 'hub'),
    port,
    host,
    ...(isWide && { publicUrl }),
  });
  const url = `http://${isAnyAddress(host) ? LOOPBACK : host}:${hub.port}`;
  return { url, publicUrl, port: hub.port, setupCode: hub.setupCode, close: () => hub.close() };
}

function addressFor(host: string): string {
  if (!isAnyAddress(host)) return host;
  const addresses = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? LOOPBACK;
}

function isAnyAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

const FIRST_PORT = 8801;
const PORTS = 50;

/** The first of a small range, so that a person can find it again; any when all are taken. */
async function freePort(host: string): Promise<number> {
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) if (await isFree(port, host)) return port;
  return 0;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
