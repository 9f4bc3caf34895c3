import { Worker } from 'node:worker_threads';
import type { MinutesDocument } from '#shared/documents/minutes/minutes-document.ts';
import type { PanelOpinionDocument } from '#shared/documents/panel-opinion.ts';
import type { ResponseTableDocument } from '#shared/documents/response-table.ts';
import { defaultTypesetResources } from './typeset-resources.ts';
import type {
  PrintableDocument,
  TypesetReply,
  TypesetRequest,
  TypesetWorkerData,
} from './typeset-protocol.ts';

export interface Typesetter {
  panelOpinion(document: PanelOpinionDocument): Promise<Uint8Array>;
  responseTable(document: ResponseTableDocument): Promise<Uint8Array>;
  minutes(document: MinutesDocument): Promise<Uint8Array>;
  /** Ends the thread; documents still waiting reject. Safe to call twice. */
  close(): Promise<void>;
}

export interface TypesetterOptions {
  /** For a packaged hub, where the files are elsewhere. */
  readonly resources?: TypesetWorkerData;
  readonly workerUrl?: URL;
  /** Per document, counted from when its setting starts. A thread that overruns is ended and replaced. */
  readonly timeoutMs?: number;
  /** The thread holds some 350 MB; it ends after this much idleness and starts again on demand. */
  readonly idleMs?: number;
}

/** The document could not be set. The caller may try again; the next one gets a fresh thread where needed. */
export class TypesetError extends Error {
  override name = 'TypesetError';
}

interface Job {
  readonly document: PrintableDocument;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Sets printed forms in one thread of its own, one at a time in the order asked (DOC8): the caller's event
 * loop only sends and receives. Equal documents give equal bytes (DOC9).
 */
export function createTypesetter(options: TypesetterOptions = {}): Typesetter {
  const queue = new TypesetQueue(options);
  return {
    panelOpinion: (document) => queue.add(document),
    responseTable: (document) => queue.add(document),
    minutes: (document) => queue.add(document),
    close: () => queue.close(),
  };
}

class TypesetQueue {
  readonly #resources: TypesetWorkerData;
  readonly #workerUrl: URL;
  readonly #timeoutMs: number;
  readonly #idleMs: number;
  readonly #waiting: Job[] = [];
  #worker: Worker | null = null;
  #current: { readonly id: number; readonly job: Job; readonly timer: NodeJS.Timeout } | null = null;
  #idleTimer: NodeJS.Timeout | null = null;
  #nextId = 1;
  #closed = false;

  constructor(options: TypesetterOptions) {
    this.#resources = options.resources ?? defaultTypesetResources();
    this.#workerUrl = options.workerUrl ?? new URL('./typeset-worker.ts', import.meta.url);
    this.#timeoutMs = options.timeoutMs ?? 60_000;
    this.#idleMs = options.idleMs ?? 120_000;
  }

  add(document: PrintableDocument): Promise<Uint8Array> {
    if (this.#closed) return Promise.reject(new TypesetError('the typesetter is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ document, resolve, reject });
      this.#startNext();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(new TypesetError('the typesetter is closed'));
    await this.#endWorker(new TypesetError('the typesetter is closed'));
  }

  #startNext(): void {
    if (this.#current !== null) return;
    const job = this.#waiting.shift();
    if (job === undefined) {
      this.#endWhenIdle();
      return;
    }
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    const worker = (this.#worker ??= this.#startWorker());
    worker.ref();
    const id = this.#nextId++;
    const overran = new TypesetError(`not set within ${this.#timeoutMs} ms`);
    const timer = setTimeout(() => void this.#endWorker(overran), this.#timeoutMs);
    this.#current = { id, job, timer };
    worker.postMessage({ id, document: job.document } satisfies TypesetRequest);
  }

  #startWorker(): Worker {
    // The compiler's glue prints a deprecation note on start; failures come back as replies.
    const worker = new Worker(this.#workerUrl, {
      workerData: this.#resources,
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on('message', (reply: TypesetReply) => this.#finish(worker, reply));
    worker.on('error', (error) => void this.#endWorker(new TypesetError(error.message), worker));
    worker.on('exit', () => void this.#endWorker(new TypesetError('the typesetting thread ended'), worker));
    return worker;
  }

  #finish(worker: Worker, reply: TypesetReply): void {
    const current = this.#current;
    if (worker !== this.#worker || current === null || current.id !== reply.id) return;
    this.#current = null;
    clearTimeout(current.timer);
    if (reply.ok) current.job.resolve(reply.pdf);
    else current.job.reject(new TypesetError(reply.error));
    this.#startNext();
  }

  /** Ends the thread and fails the document it was setting; waiting ones go on with a new thread. */
  async #endWorker(reason: TypesetError, only: Worker | null = this.#worker): Promise<void> {
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    if (only === null || only !== this.#worker) return;
    this.#worker = null;
    const current = this.#current;
    this.#current = null;
    if (current !== null) {
      clearTimeout(current.timer);
      current.job.reject(reason);
    }
    await only.terminate();
    if (!this.#closed && this.#waiting.length > 0) this.#startNext();
  }

  #endWhenIdle(): void {
    this.#worker?.unref();
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => void this.#endWorker(new TypesetError('idle')), this.#idleMs);
    this.#idleTimer.unref();
  }
}
