import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const MAIN = path.resolve(import.meta.dirname, '../../dist/hub/yunping-hub.mjs');

/** A headless hub in a process of its own, to be killed without warning. */
export class HubVictim {
  readonly #dataDir: string;
  readonly #port: number;
  #child: ChildProcess | null = null;
  setupCode: string | null = null;
  url = '';

  constructor(dataDir: string, port: number) {
    this.#dataDir = dataDir;
    this.#port = port;
  }

  /** Resolves when the hub answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN, '--data', this.#dataDir, '--port', String(this.#port)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      const code = /^set-up code.*: (.+)$/.exec(line)?.[1];
      if (code !== undefined) this.setupCode = code;
      this.url = /^云评 hub: (.+)$/.exec(line)?.[1] ?? this.url;
      if (this.url !== '') break;
    }
    lines.close();
    child.stdout.resume();
    if (this.url === '') throw new Error(`the hub did not start:\n${errors}`);
  }

  /** kill -9, and wait until the process is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await sleep(0);
  }
}
