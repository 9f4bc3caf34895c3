import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  /** Its first line: JSON. */
  readonly hello: unknown;
  readonly process: ChildProcess;
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
  for await (const line of createInterface({ input: child.stdout })) {
    return { hello: JSON.parse(line) as unknown, process: child, stop };
  }
  throw new Error(`${script} ended before it was ready`);
}
