import { picturesBrought } from '../domain/comment/pictures.ts';
import type { Sha256 } from '../domain/ids.ts';
import type { CommandOutcome, CommandPush } from '../protocol/command-push.ts';
import type { DossierOpen, DossierOpened, EventsBatch, EventsPull } from '../protocol/dossier-open.ts';
import type { Answer, Fault, FaultCode } from '../protocol/errors.ts';
import { NO_PICTURES, type PictureSender } from './picture-sender.ts';
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

/** Faults that speak of the one command pushed: it comes back as a draft, and the next one has its turn (S4). */
const OF_THE_COMMAND: ReadonlySet<FaultCode> = new Set<FaultCode>(['badRequest', 'tooLarge', 'forbidden']);

const SHUT_OUT: Fault = { code: 'notFound', message: 'there is no such dossier yet', retry: 'never' };

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
  readonly #pictures: PictureSender;
  /** Pictures that went up from here and whose command is still to be answered. */
  readonly #sentPictures = new Set<Sha256>();
  #transport: Transport | null = null;
  #status: LinkStatus = 'offline';
  #isOpen = false;
  /** The hub let us in and named no ledger: the dossier is yet to be created. */
  #isShutOut = false;
  #isWorking = false;
  /** Counts the news that our ledgers changed: an answer asked for before the last of them is too old. */
  #membershipNews = 0;
  /** A page under way before it is needed (SY19). */
  #ahead: {
    readonly transport: Transport;
    readonly request: EventsPull;
    readonly answer: ReturnType<Transport['pull']>;
  } | null = null;
  /** Something happened since the loop last looked. */
  #isWoken = false;
  #backoffMs = FIRST_BACKOFF_MS;
  #cancelRetry: (() => void) | null = null;

  constructor(
    replica: Replica,
    timers: Timers,
    onStatus: (status: LinkStatus) => void = () => undefined,
    pictures: PictureSender = NO_PICTURES,
  ) {
    this.#replica = replica;
    this.#timers = timers;
    this.#onStatus = onStatus;
    this.#pictures = pictures;
  }

  get status(): LinkStatus {
    return this.#status;
  }

  connected(transport: Transport): void {
    this.#transport = transport;
    this.#isOpen = false;
    this.#isShutOut = false;
    this.#backoffMs = FIRST_BACKOFF_MS;
    this.#setStatus('opening');
    this.#wake();
  }

  disconnected(): void {
    this.#transport = null;
    this.#isOpen = false;
    this.#isShutOut = false;
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
    if (this.#isShutOut && this.#transport) {
      this.#isOpen = false;
      this.#setStatus('opening');
    }
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
      if (push) return await this.#push(transport, push);
      if (this.#isShutOut) this.#setStatus({ refused: SHUT_OUT });
      return false;
    } catch {
      return this.#retryLater(transport);
    }
  }

  async #open(transport: Transport): Promise<boolean> {
    this.#setStatus('opening');
    const asOf = this.#membershipNews;
    const answer = await transport.open(this.#replica.openRequest());
    if (transport !== this.#transport || asOf !== this.#membershipNews) return true;
    if (!answer.ok) return this.#refused(transport, answer.fault);
    this.#isShutOut = answer.opened.ledgers.length === 0;
    this.#isOpen = this.#replica.applyOpened(answer.opened) !== 'broken';
    if (!this.#isOpen) return this.#retryLater(transport);
    this.#backoffMs = FIRST_BACKOFF_MS;
    this.#setStatus('live');
    return true;
  }

  async #pull(transport: Transport, request: EventsPull): Promise<boolean> {
    const answer = await this.#nextPage(transport, request);
    if (transport !== this.#transport) return true;
    if (!answer.ok) {
      // Perhaps the ledger is not ours any more. Opening tells, and refuses where that is the answer.
      this.#isOpen = false;
      return this.#retryLater(transport, answer.fault.minBackoffMs);
    }
    this.#askAhead(transport, request, answer.batch);
    const fit = this.#replica.applyBatch(answer.batch);
    const next = this.#replica.nextPull();
    const isNoFurther = next?.ledgerId === request.ledgerId && next.afterSeq <= request.afterSeq;
    if (fit !== 'broken' && !isNoFurther) return true;
    // Lines the hub told of and does not have, or that do not fit ours: start over from what both know.
    this.#isOpen = false;
    return this.#retryLater(transport);
  }

  #nextPage(transport: Transport, request: EventsPull): ReturnType<Transport['pull']> {
    const ahead = this.#ahead;
    this.#ahead = null;
    const isThis =
      ahead?.transport === transport &&
      ahead.request.ledgerId === request.ledgerId &&
      ahead.request.afterSeq === request.afterSeq;
    return isThis ? ahead.answer : transport.pull(request);
  }

  /** Asks for the page after this one, so that the hub reads while this device takes in. */
  #askAhead(transport: Transport, request: EventsPull, { events, headSeq }: EventsBatch): void {
    const last = events.at(-1);
    if (!last || last.seq >= headSeq) return;
    const next = { ...request, afterSeq: last.seq };
    const answer = transport.pull(next);
    answer.catch(() => undefined); // whoever waits for this page hears of it; nobody may
    this.#ahead = { transport, request: next, answer };
  }

  async #push(transport: Transport, request: CommandPush): Promise<boolean> {
    await this.#sendPictures(request);
    if (transport !== this.#transport) return true;
    const answer = await transport.push(request);
    // An answer is the truth about its command whatever connection brought it.
    if (answer.ok) {
      this.#sentPictures.clear();
      this.#replica.applyOutcome(request.commandId, answer.outcome);
    }
    if (transport !== this.#transport || answer.ok) return true;
    if (answer.fault.code === 'outOfOrder' && answer.fault.expectedSeq !== undefined) {
      this.#replica.applyOutOfOrder(answer.fault.expectedSeq);
      return true;
    }
    if (OF_THE_COMMAND.has(answer.fault.code)) {
      this.#replica.applyRefusal(request.commandId, answer.fault);
      return true;
    }
    if (answer.fault.code === 'notFound') {
      this.#isOpen = false;
      return this.#retryLater(transport);
    }
    return this.#refused(transport, answer.fault);
  }

  /** The pictures a command brings are at the hub before the command is (PC4). */
  async #sendPictures({ dossierId, command }: CommandPush): Promise<void> {
    const { confirmed } = this.#replica.view;
    for (const picture of picturesBrought(confirmed, this.#replica.identity.memberId, command)) {
      if (this.#sentPictures.has(picture.sha256)) continue;
      await this.#pictures.send(dossierId, picture);
      this.#sentPictures.add(picture.sha256);
    }
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
