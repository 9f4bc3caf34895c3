import type { CommandOutcome, CommandPush } from '../protocol/command-push.ts';
import type { DossierOpen, DossierOpened, EventsBatch, EventsPull } from '../protocol/dossier-open.ts';
import type { Answer, Fault } from '../protocol/errors.ts';
import type { Replica } from './replica.ts';

/** One connection to a hub. A request rejects when it times out or the connection breaks; then nothing is known of it. */
export interface Transport {
  open(request: DossierOpen): Promise<Answer<{ opened: DossierOpened }>>;
  pull(request: EventsPull): Promise<Answer<{ batch: EventsBatch }>>;
  push(request: CommandPush): Promise<Answer<{ outcome: CommandOutcome }>>;
}

export interface Timers {
  /** Calls once after `delayMs`; the returned function cancels. */
  after(delayMs: number, run: () => void): () => void;
}

export type LinkStatus = 'offline' | 'opening' | 'live' | { readonly refused: Fault };

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 15_000;

/**
 * Keeps one replica and the hub in step: open, pull what is missing, push the outbox one command at a time,
 * and again after anything that may have changed. There is one loop, so nothing here runs beside itself;
 * an answer that belongs to an earlier connection is dropped.
 */
export class DossierLink {
  readonly #replica: Replica;
  readonly #timers: Timers;
  readonly #onStatus: (status: LinkStatus) => void;
  #transport: Transport | null = null;
  #status: LinkStatus = 'offline';
  #isOpen = false;
  /** The hub let us in and named no ledger: the seat is gone, or the dossier is yet to be created. */
  #isShutOut = false;
  #isWorking = false;
  /** Something happened while the loop was at work; it looks once more before it rests. */
  #lookAgain = false;
  /** Counts the news that our ledgers changed: an answer asked for before the last of them is too old. */
  #membershipNews = 0;
  #isWoken = false;
  #backoffMs = FIRST_BACKOFF_MS;
  #cancelRetry: (() => void) | null = null;

  constructor(replica: Replica, timers: Timers, onStatus: (status: LinkStatus) => void = () => undefined) {
    this.#replica = replica;
    this.#timers = timers;
    this.#onStatus = onStatus;
  }

  get status(): LinkStatus {
    return this.#status;
  }

  connected(transport: Transport): void {
    this.#transport = transport;
    this.#isOpen = false;
    this.#backoffMs = FIRST_BACKOFF_MS;
    this.#setStatus('opening');
    this.#wake();
  }

  disconnected(): void {
    this.#transport = null;
    this.#isOpen = false;
    this.#stopRetry();
    this.#setStatus('offline');
  }

  /** The hub says that the member's ledgers changed. */
  membershipChanged(): void {
    this.#membershipNews += 1;
    this.#isOpen = false;
    if (this.#transport) this.#setStatus('opening');
    this.#wake();
  }

  batch(batch: EventsBatch): void {
    const fit = this.#replica.applyBatch(batch);
    if (fit === 'broken') this.#isOpen = false;
    if (fit !== 'applied' || this.#replica.nextPull()) this.#wake();
  }

  /** Something was put into the outbox. */
  submitted(): void {
    this.#wake();
  }

  #wake(): void {
    this.#stopRetry();
    this.#isWoken = true;
    if (!this.#isWorking) void this.#work();
  }

  /** A wake that comes while a step ends is not lost: it asks for one more step. */
  async #work(): Promise<void> {
    this.#isWorking = true;
    try {
      let hasMore = false;
      while (this.#transport && (this.#isWoken || hasMore)) {
        this.#isWoken = false;
        hasMore = await this.#step(this.#transport);
      }
    } finally {
      this.#isWorking = false;
    }
  }

  /** Does the next thing there is to do; false when there is none or it has to wait. */
  async #step(transport: Transport): Promise<boolean> {
    if (this.#isRefused()) return false;
    try {
      if (!this.#isOpen) return await this.#open(transport);
      const pull = this.#replica.nextPull();
      if (pull) return await this.#pull(transport, pull);
      const push = this.#replica.nextPush();
      return push ? await this.#push(transport, push) : false;
    } catch {
      return this.#retryLater(transport);
    }
  }

  async #open(transport: Transport): Promise<boolean> {
    this.#setStatus('opening');
    const answer = await transport.open(this.#replica.openRequest());
    if (transport !== this.#transport) return true;
    if (!answer.ok) return this.#refused(transport, answer.fault);
    this.#isOpen = this.#replica.applyOpened(answer.opened) !== 'broken';
    if (!this.#isOpen) return this.#retryLater(transport);
    this.#backoffMs = FIRST_BACKOFF_MS;
    this.#setStatus('live');
    return true;
  }

  async #pull(transport: Transport, request: EventsPull): Promise<boolean> {
    const answer = await transport.pull(request);
    if (transport !== this.#transport) return true;
    if (!answer.ok) {
      this.#isOpen = false;
      return this.#refused(transport, answer.fault);
    }
    if (this.#replica.applyBatch(answer.batch) === 'broken') this.#isOpen = false;
    return true;
  }

  async #push(transport: Transport, request: CommandPush): Promise<boolean> {
    const answer = await transport.push(request);
    // An answer is the truth about its command whatever connection brought it.
    if (answer.ok) this.#replica.applyOutcome(request.commandId, answer.outcome);
    if (transport !== this.#transport || answer.ok) return true;
    if (answer.fault.code === 'outOfOrder' && answer.fault.expectedSeq !== undefined) {
      this.#replica.applyOutOfOrder(answer.fault.expectedSeq);
      return true;
    }
    return this.#refused(transport, answer.fault);
  }

  #refused(transport: Transport, fault: Fault): boolean {
    if (fault.retry === 'auto') return this.#retryLater(transport, fault.minBackoffMs);
    this.#setStatus({ refused: fault });
    return false;
  }

  #retryLater(transport: Transport, atLeastMs = 0): boolean {
    if (transport !== this.#transport) return true;
    const delayMs = Math.max(this.#backoffMs, atLeastMs);
    this.#backoffMs = Math.min(this.#backoffMs * 2, LONGEST_BACKOFF_MS);
    this.#cancelRetry = this.#timers.after(delayMs, () => this.#wake());
    return false;
  }

  #stopRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  #isRefused(): boolean {
    return typeof this.#status === 'object';
  }

  #setStatus(status: LinkStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#onStatus(status);
  }
}
