import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  /** Its first line: JSON. */
  readonly hello: unknown;
  readonly process: ChildProcess;
  /** Its next line. */
  next(): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a script of this folder in a process of its own and waits for its first line. */
export async function startChild(script: string, args: readonly string[] = []): Promise<Child> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done) throw new Error(`${script} ended before it had said all`);
    return JSON.parse(line.value) as unknown;
  };
  return { hello: await next(), process: child, next, stop };
}
