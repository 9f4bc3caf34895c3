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
  if (fixedPort !== null) return startOn(fixedPort, dataDir, host);
  for (const port of FIRST_PORTS) {
    try {
      return await startOn(port, dataDir, host);
    } catch (error) {
      if (!isPortTaken(error)) throw error;
    }
  }
  return startOn(0, dataDir, host);
}

/** A small range, so that a person can find the hub again; any port when all are taken. */
const FIRST_PORTS = Array.from({ length: 50 }, (_, index) => 8801 + index);

async function startOn(port: number, dataDir: string, host: string): Promise<EmbeddedHub> {
  await assertFree(port, host); // a hub that finds its port taken has opened its database already
  const { startHub } = await import('#hub/embed.ts'); // loaded only where there is one
  const isWide = host !== LOOPBACK;
  const publicUrl = (taken: number): string => `http://${isWide ? addressFor(host) : LOOPBACK}:${taken}`;
  const hub: RunningHub = await startHub({
    dataDir: path.join(dataDir, 'hub'),
    port,
    host,
    ...(isWide && port !== 0 && { publicUrl: publicUrl(port) }),
    env: process.env,
  });
  const url = `http://${isAnyAddress(host) ? LOOPBACK : host}:${hub.port}`;
  return {
    url,
    publicUrl: publicUrl(hub.port),
    port: hub.port,
    setupCode: hub.setupCode,
    close: () => hub.close(),
  };
}

function assertFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function addressFor(host: string): string {
  if (!isAnyAddress(host)) return host;
  const addresses = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? LOOPBACK;
}

function isAnyAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
