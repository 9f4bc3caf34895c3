import { fromWorkspaceSchema, type ToWorkspace, type UnusableReason } from '#shared/protocol/ipc/envelope.ts';

/** A running workspace process, however it was made. */
export interface WorkspaceProcess {
  pid(): number | undefined;
  send(message: ToWorkspace): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Once, whatever ended it. */
  onExit(listener: () => void): void;
  /** Asks it to close its database and go. */
  stop(): void;
  kill(): void;
}

export interface SupervisorListener {
  /** An unparsed event for windows. */
  event(event: unknown): void;
  /** It serves requests, for the `generation`-th time. */
  up(generation: number): void;
  /** It ended, before or after it was up; another one is on its way. */
  down(): void;
  /** It cannot work, and no other one is started before `start` is called again (DE12). */
  unusable(reason: UnusableReason): void;
}

/** The request may or may not have taken effect. Asking again is safe. */
export class WorkspaceDown extends Error {
  override name = 'WorkspaceDown';
}

export interface SupervisorOptions {
  readonly start: () => WorkspaceProcess;
  readonly listener: SupervisorListener;
  readonly firstBackoffMs?: number;
  readonly longestBackoffMs?: number;
  /** How long a request waits for a process that is not up. */
  readonly patienceMs?: number;
}

interface Waiting {
  readonly message: ToWorkspace;
  readonly resolve: (response: unknown) => void;
  readonly reject: (error: Error) => void;
}

const STEADY_MS = 30_000;
const STOP_MS = 5000;

/**
 * Keeps the workspace process running (DE5).
 *
 *      starting ──ready──► up ──exit──► (backoff) ──► starting …
 *
 *          ├──unusable──► (nothing, until a person has done something and `start` is called)
 *
 * Requests made while it is not up wait for it, with patience; requests in flight when it dies are answered
 * with `WorkspaceDown`.
 */
export class WorkspaceSupervisor {
  readonly #options: Required<SupervisorOptions>;
  readonly #inFlight = new Map<number, Waiting>();
  readonly #queue = new Map<number, Waiting>();
  #process: WorkspaceProcess | null = null;
  #isUp = false;
  #isStopping = false;
  #isUnusable = false;
  #generation = 0;
  #nextId = 1;
  #backoffMs: number;
  #restart: NodeJS.Timeout | undefined;
  #onExit: (() => void) | null = null;

  constructor(options: SupervisorOptions) {
    this.#options = { firstBackoffMs: 100, longestBackoffMs: 10_000, patienceMs: 15_000, ...options };
    this.#backoffMs = this.#options.firstBackoffMs;
  }

  get pid(): number | undefined {
    return this.#process?.pid();
  }

  start(): void {
    if (this.#process || this.#isStopping) return;
    const child = this.#options.start();
    const startedAt = Date.now();
    this.#process = child;
    this.#isUnusable = false;
    child.onMessage((message) => this.#receive(child, message));
    child.onExit(() => this.#exited(child, Date.now() - startedAt));
  }

  /** `request` must already be of the contract. The response is as the process sent it. */
  request(method: ToWorkspace['method'], request: unknown): Promise<unknown> {
    if (this.#isStopping) return Promise.reject(new WorkspaceDown('the app is closing'));
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const waiting: Waiting = { message: { kind: 'request', id, method, request }, resolve, reject };
      if (this.#isUp) this.#send(waiting);
      else this.#enqueue(id, waiting);
    });
  }

  /** Lets the process close its database; kills it if it will not. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#restart);
    const child = this.#process;
    this.#failAll();
    if (!child) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => child.kill(), STOP_MS);
      this.#onExit = () => {
        clearTimeout(timer);
        resolve();
      };
      child.stop();
    });
  }

  #enqueue(id: number, waiting: Waiting): void {
    const timer = setTimeout(() => {
      if (this.#queue.delete(id)) waiting.reject(new WorkspaceDown('the workspace process is not up'));
    }, this.#options.patienceMs);
    const settled = (): void => clearTimeout(timer);
    this.#queue.set(id, {
      message: waiting.message,
      resolve: (response) => {
        settled();
        waiting.resolve(response);
      },
      reject: (error) => {
        settled();
        waiting.reject(error);
      },
    });
  }

  #send(waiting: Waiting): void {
    this.#inFlight.set(waiting.message.id, waiting);
    this.#process?.send(waiting.message);
  }

  #receive(child: WorkspaceProcess, message: unknown): void {
    if (child !== this.#process) return;
    const parsed = fromWorkspaceSchema.safeParse(message);
    if (!parsed.success) return;
    const from = parsed.data;
    switch (from.kind) {
      case 'ready':
        this.#ready();
        return;
      case 'unusable':
        this.#isUnusable = true;
        this.#options.listener.unusable(from.reason);
        child.stop();
        return;
      case 'event':
        this.#options.listener.event(from.event);
        return;
      case 'answer':
        this.#take(from.id)?.resolve(from.response);
        return;
      case 'refused':
        this.#take(from.id)?.reject(new Error(from.message));
        return;
      default:
    }
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#inFlight.get(id);
    this.#inFlight.delete(id);
    return waiting;
  }

  #ready(): void {
    this.#isUp = true;
    this.#generation += 1;
    const queued = [...this.#queue.values()];
    this.#queue.clear();
    this.#options.listener.up(this.#generation);
    for (const waiting of queued) this.#send(waiting);
  }

  #exited(child: WorkspaceProcess, livedMs: number): void {
    if (child !== this.#process) return;
    this.#process = null;
    this.#isUp = false;
    for (const waiting of this.#inFlight.values()) {
      waiting.reject(new WorkspaceDown('the workspace process ended'));
    }
    this.#inFlight.clear();
    if (this.#isStopping) {
      this.#onExit?.();
      return;
    }
    if (this.#isUnusable) return;
    this.#options.listener.down();
    if (livedMs > STEADY_MS) this.#backoffMs = this.#options.firstBackoffMs;
    this.#restart = setTimeout(() => this.start(), this.#backoffMs);
    this.#backoffMs = Math.min(this.#backoffMs * 2, this.#options.longestBackoffMs);
  }

  #failAll(): void {
    for (const waiting of [...this.#inFlight.values(), ...this.#queue.values()]) {
      waiting.reject(new WorkspaceDown('the app is closing'));
    }
    this.#inFlight.clear();
    this.#queue.clear();
  }
}
