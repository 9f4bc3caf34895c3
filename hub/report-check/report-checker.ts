import { availableParallelism } from 'node:os';
import { CheckProcess, type CheckProcessOptions } from './check-process.ts';
import { judge, type ReportCheck } from './report-check.ts';

export interface ReportChecker {
  /** Never rejects and always ends within the budget, whatever the path leads to. */
  check(path: string): Promise<ReportCheck>;
  /** Ends the processes; checks still waiting end as `checkerFailed`. Safe to call twice. */
  close(): void;
}

export interface ReportCheckerOptions {
  /** Wall-clock time for one file; its process is killed after that. */
  readonly budgetMs?: number;
  /** Processor time for one file: on a machine at rest a file is given up long before `budgetMs`. */
  readonly cpuMs?: number;
  /** Resident memory of one checking process. */
  readonly memoryMb?: number;
  readonly maxBytes?: number;
  /** Files checked at the same time, one process each. */
  readonly concurrency?: number;
  /** The program to run, for a packaged hub. */
  readonly childUrl?: URL;
  readonly nodePath?: string;
}

/** A process is replaced after this many files, so that nothing one file left behind reaches far. */
const FILES_PER_PROCESS = 150;

/**
 * Checks uploaded reports outside this process (P4). Processes are started on demand and kept warm; one that
 * hangs, grows or dies is replaced and its file is rejected as `overBudget`. The first file to die in a process
 * that had served others gets a second try in a fresh one.
 */
export function createReportChecker(options: ReportCheckerOptions = {}): ReportChecker {
  return new CheckerPool(options);
}

interface Job {
  readonly path: string;
  readonly resolve: (check: ReportCheck) => void;
}

class CheckerPool implements ReportChecker {
  readonly #processOptions: CheckProcessOptions;
  readonly #concurrency: number;
  readonly #waiting: Job[] = [];
  readonly #idle: CheckProcess[] = [];
  readonly #all = new Set<CheckProcess>();
  #busy = 0;
  #closed = false;

  constructor(options: ReportCheckerOptions) {
    this.#processOptions = {
      budgetMs: options.budgetMs ?? 20_000,
      cpuMs: options.cpuMs ?? 8_000,
      memoryMb: options.memoryMb ?? 1024,
      maxBytes: options.maxBytes ?? 500 * 1024 * 1024,
      childUrl: options.childUrl ?? new URL('./check-child.ts', import.meta.url),
      nodePath: options.nodePath ?? process.execPath,
    };
    this.#concurrency = options.concurrency ?? Math.max(1, Math.min(2, availableParallelism()));
  }

  check(path: string): Promise<ReportCheck> {
    if (this.#closed) return Promise.resolve(judge(['checkerFailed'], null, 0));
    return new Promise((resolve) => {
      this.#waiting.push({ path, resolve });
      this.#startNext();
    });
  }

  close(): void {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.resolve(judge(['checkerFailed'], null, 0));
    for (const one of this.#all) one.end();
    this.#all.clear();
  }

  #startNext(): void {
    if (this.#busy >= this.#concurrency) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#busy += 1;
    void this.#run(job).then((check) => {
      this.#busy -= 1;
      job.resolve(check);
      this.#startNext();
    });
  }

  async #run(job: Job): Promise<ReportCheck> {
    const startMs = performance.now();
    for (;;) {
      const process = this.#idle.pop() ?? this.#start();
      const wasWarm = process.served > 0;
      const outcome = await process.check(job.path);
      if (outcome.kind === 'judged') {
        if (process.served >= FILES_PER_PROCESS || this.#closed) this.#drop(process);
        else this.#idle.push(process);
        return outcome.check;
      }
      this.#drop(process);
      if (this.#closed) return judge(['checkerFailed'], null, performance.now() - startMs);
      if (outcome.kind === 'died' && wasWarm) continue;
      const elapsedMs = performance.now() - startMs;
      if (outcome.kind === 'overran' && outcome.soFar !== null) {
        const { findings, pages } = outcome.soFar;
        return judge([...findings, 'slowPages'], pages, elapsedMs);
      }
      const reason = outcome.kind === 'notStarted' ? 'checkerFailed' : 'overBudget';
      return judge([reason], null, elapsedMs);
    }
  }

  #start(): CheckProcess {
    const process = new CheckProcess(this.#processOptions);
    this.#all.add(process);
    return process;
  }

  #drop(process: CheckProcess): void {
    this.#all.delete(process);
    process.end();
  }
}
