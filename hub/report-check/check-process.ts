import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { checkReplySchema, OVERRAN_SIGNAL, type CheckRequest } from './check-protocol.ts';
import type { PictureCheck } from '../picture-check/picture-check.ts';
import type { CheckedReport, ReportCheck } from './report-check.ts';

export interface CheckProcessOptions {
  readonly budgetMs: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
  readonly maxBytes: number;
  readonly childUrl: URL;
  readonly nodePath: string;
}

export type CheckOutcome =
  | { readonly kind: 'judged'; readonly check: CheckedReport }
  | { readonly kind: 'pictureJudged'; readonly check: PictureCheck }
  /** Ended with its time, or with its processor time; `soFar` when all that decides had been seen by then. */
  | { readonly kind: 'overran'; readonly soFar: ReportCheck | null }
  /** Ended by itself: out of memory, mostly. */
  | { readonly kind: 'died' }
  | { readonly kind: 'notStarted' };

/** One checking process and the one file it is looking at. */
export class CheckProcess {
  readonly #options: CheckProcessOptions;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  #settle: ((outcome: CheckOutcome) => void) | null = null;
  #timer: NodeJS.Timeout | null = null;
  #gone: CheckOutcome | null = null;
  #soFar: ReportCheck | null = null;
  served = 0;

  constructor(options: CheckProcessOptions) {
    this.#options = options;
    const { command, args } = commandLine(options);
    this.#child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: childEnvironment(),
      windowsHide: true,
    });
    this.#child.on('error', () => this.#lost({ kind: 'notStarted' }));
    // 'close' rather than 'exit': what it had found comes before
    this.#child.on('close', (_, signal) => {
      this.#lost(signal === OVERRAN_SIGNAL ? { kind: 'overran', soFar: this.#soFar } : { kind: 'died' });
    });
    this.#child.stdin.on('error', () => undefined);
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#answered(line));
    this.#hold(false);
  }

  /** One file at a time. */
  check(path: string, subject: CheckRequest['subject'] = 'report'): Promise<CheckOutcome> {
    if (this.#gone !== null) return Promise.resolve(this.#gone);
    const { budgetMs, maxBytes } = this.#options;
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#hold(true);
      this.#timer = setTimeout(() => {
        this.#child.kill('SIGKILL');
        this.#lost({ kind: 'overran', soFar: this.#soFar });
      }, budgetMs);
      const request: CheckRequest = {
        id: this.served,
        subject,
        path,
        maxBytes,
        softMs: budgetMs * 0.4,
      };
      this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  }

  end(): void {
    this.#child.kill('SIGKILL');
    this.#lost({ kind: 'died' });
  }

  #answered(line: string): void {
    const reply = checkReplySchema.safeParse(parseJson(line));
    if (!reply.success || reply.data.id !== this.served) return;
    if (reply.data.subject === 'picture') {
      this.served += 1;
      this.#finish({ kind: 'pictureJudged', check: reply.data.check });
      return;
    }
    const { id: _, subject: _subject, isFinal, pageDirectory, ...check } = reply.data;
    this.#soFar = isFinal ? null : check;
    if (!isFinal) return;
    this.served += 1;
    const directory = pageDirectory === null ? null : Buffer.from(pageDirectory, 'base64');
    this.#finish({ kind: 'judged', check: { ...check, pageDirectory: directory } });
  }

  #lost(outcome: CheckOutcome): void {
    this.#gone ??= outcome;
    this.#finish(outcome);
  }

  #finish(outcome: CheckOutcome): void {
    const settle = this.#settle;
    this.#settle = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#hold(false);
    settle?.(outcome);
  }

  /** An idle process does not keep the program alive. */
  #hold(busy: boolean): void {
    const pipes = [this.#child, this.#child.stdin, this.#child.stdout];
    for (const pipe of pipes) {
      const method: unknown = Reflect.get(pipe, busy ? 'ref' : 'unref');
      if (typeof method === 'function') Reflect.apply(method, pipe, []);
    }
  }
}

/** What two engines set aside before they do anything; little of it is ever resident. */
const RUNTIME_DATA_MB = 2048;

/**
 * Node with a small heap, its permission model (reading files only) and, where there is a shell with limits, no
 * core dump, no file writing and a cap on data memory. The process watches its resident memory as well.
 */
function commandLine(options: CheckProcessOptions): { readonly command: string; readonly args: string[] } {
  const script = fileURLToPath(options.childUrl);
  const heapMb = Math.max(64, Math.floor(options.memoryMb / 2));
  const own = process.versions.electron === undefined;
  const permissions = own ? ['--permission', '--allow-fs-read=*', '--allow-worker'] : [];
  const args = [
    `--max-old-space-size=${heapMb}`,
    '--no-warnings',
    ...permissions,
    script,
    String(options.memoryMb),
    String(options.cpuMs),
  ];
  if (process.platform === 'win32') return { command: options.nodePath, args };
  const dataKb = (options.memoryMb + RUNTIME_DATA_MB) * 1024;
  const limits = `ulimit -c 0; ulimit -f 0; ulimit -d ${dataKb} 2>/dev/null; exec "$0" "$@"`;
  return { command: '/bin/sh', args: ['-c', limits, options.nodePath, ...args] };
}

/** Nothing of the hub's environment, which may hold secrets, reaches the process. */
function childEnvironment(): NodeJS.ProcessEnv {
  const inherited = ['PATH', 'SystemRoot', 'TEMP', 'TMPDIR', 'LD_LIBRARY_PATH'];
  const kept = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1', TZ: 'UTC' };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
