import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';

export interface HubProcess {
  readonly url: string;
  readonly setupCode: string | null;
  readonly child: ChildProcess;
  /** SIGTERM, and waits for the end. Safe to call twice. */
  stop(): Promise<void>;
}

const HUB = fileURLToPath(new URL('../../hub/main.ts', import.meta.url));
const START_MS = 30_000;

/** Starts a headless hub of its own over a data directory and waits until it serves. */
export async function hubProcess(
  dataDir: string,
  port = 0,
  settings: Readonly<Record<string, string>> = {},
): Promise<HubProcess> {
  const child = spawn(process.execPath, [HUB, '--data', dataDir, '--port', String(port)], {
    stdio: ['ignore', 'pipe', process.env['YUNPING_HUB_LOG'] ? 'inherit' : 'ignore'],
    env: { ...process.env, ...settings },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  let setupCode: string | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    setupCode ??= /code \(once\): (\S+)/u.exec(line)?.[1] ?? null;
    const url = /hub: (\S+)/u.exec(line)?.[1]; // the last line it prints: from then on it answers
    if (url === undefined) continue;
    clearTimeout(timer);
    return { url, setupCode, child, stop };
  }
  clearTimeout(timer);
  throw new Error('the hub did not start');
}
