import { availableParallelism } from 'node:os';
import { err } from '#shared/lib/result.ts';
import type { PictureCheck } from '../picture-check/picture-check.ts';
import { CheckProcess, type CheckOutcome, type CheckProcessOptions } from './check-process.ts';
import { judge, type CheckedReport } from './report-check.ts';

export interface ReportChecker {
  /** Never rejects and always ends within the budget, whatever the path leads to. */
  check(path: string): Promise<CheckedReport>;
  /** The same of a picture (PC6). */
  checkPicture(path: string): Promise<PictureCheck>;
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
  readonly subject: 'report' | 'picture';
  readonly resolve: (ended: Ended) => void;
}

interface Ended {
  readonly outcome: CheckOutcome;
  /** Without the time spent waiting for a process. */
  readonly ms: number;
}

const NOT_STARTED: Ended = { outcome: { kind: 'notStarted' }, ms: 0 };

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

  async check(path: string): Promise<CheckedReport> {
    const { outcome, ms } = await this.#ask(path, 'report');
    if (outcome.kind === 'judged') return outcome.check;
    if (outcome.kind === 'overran' && outcome.soFar !== null) {
      const { findings, pages } = outcome.soFar;
      return { ...judge([...findings, 'slowPages'], pages, ms), pageDirectory: null };
    }
    const why = outcome.kind === 'notStarted' ? 'checkerFailed' : 'overBudget';
    return { ...judge([why], null, ms), pageDirectory: null };
  }

  async checkPicture(path: string): Promise<PictureCheck> {
    const { outcome } = await this.#ask(path, 'picture');
    if (outcome.kind === 'pictureJudged') return outcome.check;
    return err(outcome.kind === 'notStarted' ? 'pictureCheckFailed' : 'pictureOverBudget');
  }

  close(): void {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.resolve(NOT_STARTED);
    for (const one of this.#all) one.end();
    this.#all.clear();
  }

  #ask(path: string, subject: Job['subject']): Promise<Ended> {
    if (this.#closed) return Promise.resolve(NOT_STARTED);
    return new Promise((resolve) => {
      this.#waiting.push({ path, subject, resolve });
      this.#startNext();
    });
  }

  #startNext(): void {
    if (this.#busy >= this.#concurrency) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#busy += 1;
    void this.#run(job).then((ended) => {
      this.#busy -= 1;
      job.resolve(ended);
      this.#startNext();
    });
  }

  async #run(job: Job): Promise<Ended> {
    const startMs = performance.now();
    const ended = (outcome: CheckOutcome): Ended => ({ outcome, ms: performance.now() - startMs });
    for (;;) {
      const process = this.#idle.pop() ?? this.#start();
      const wasWarm = process.served > 0;
      const outcome = await process.check(job.path, job.subject);
      if (outcome.kind === 'judged' || outcome.kind === 'pictureJudged') {
        if (process.served >= FILES_PER_PROCESS || this.#closed) this.#drop(process);
        else this.#idle.push(process);
        return ended(outcome);
      }
      this.#drop(process);
      if (this.#closed) return NOT_STARTED;
      if (outcome.kind === 'died' && wasWarm) continue;
      return ended(outcome);
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
