import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const PATIENCE_MS = 60_000;
const targetsSchema = z.array(z.object({ type: z.string(), webSocketDebuggerUrl: z.string() }));
const evaluatedSchema = z.object({
  result: z.object({ result: z.object({ value: z.number() }) }),
});

/**
 * Starts an Electron app plainly and returns how long it took, in ms, from creating the process until the
 * selector stood in its visible window. Watched from outside over the DevTools port; the app knows nothing of it.
 */
export async function startOnce(app: string, args: readonly string[], selector: string): Promise<number> {
  const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (runtime === undefined) throw new Error('no Electron: start with npm run bench');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // Chromium refuses its sandbox to root
  const begin = Date.now();
  const child = spawn(
    path.join(runtime, process.platform === 'win32' ? 'electron.exe' : 'electron'),
    [app, ...asRoot, '--remote-debugging-port=0', ...args],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const guard = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  try {
    for await (const line of createInterface({ input: child.stderr })) {
      const port = /^DevTools listening on ws:\/\/[^/]*:(\d+)\//u.exec(line)?.[1];
      if (port === undefined) continue;
      child.stderr.resume(); // read on, so that it never blocks
      return (await seenAt(Number(port), selector)) - begin;
    }
    throw new Error('the app ended before it was ready');
  } finally {
    clearTimeout(guard);
    child.kill('SIGTERM');
    await ended;
  }
}

/** When the selector was drawn, by the clock of the machine. */
async function seenAt(port: number, selector: string): Promise<number> {
  const quoted = JSON.stringify(selector);
  // A frame after it is found, it has been painted; a hidden window draws no frames.
  const expression = `new Promise((resolve) => {
    const look = () => requestAnimationFrame(() =>
      document.querySelector(${quoted}) ? requestAnimationFrame(() => resolve(Date.now())) : look());
    look();
  })`;
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const page = await findPage(port);
    const seen = page === null ? null : await evaluate(page, expression);
    if (seen !== null) return seen;
    await delay(5);
  }
  throw new Error(`nothing like ${selector} was shown`);
}

async function findPage(port: number): Promise<string | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`);
    const targets = targetsSchema.parse(await response.json());
    return targets.find(({ type }) => type === 'page')?.webSocketDebuggerUrl ?? null;
  } catch {
    return null;
  }
}

/** Null when the page went to another address meanwhile. */
function evaluate(url: string, expression: string): Promise<number | null> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    const finish = (value: number | null): void => {
      socket.close();
      resolve(value);
    };
    socket.addEventListener('open', () => {
      const params = { expression, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    });
    socket.addEventListener('message', ({ data }) => {
      const parsed = evaluatedSchema.safeParse(JSON.parse(String(data)));
      finish(parsed.success ? parsed.data.result.result.value : null);
    });
    socket.addEventListener('error', () => finish(null));
    socket.addEventListener('close', () => finish(null));
  });
}
