import type { z } from 'zod';
import type { Answer } from '#shared/protocol/errors.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import { faultOf } from '../runtime/faults.ts';
import { isPlainJson } from '../runtime/plain-json.ts';
import type { HubSocket } from './socket-types.ts';
import { TokenBucket, type Rate } from './token-bucket.ts';

export interface InboxRates {
  readonly requests: Rate;
  /** Descriptions and candidates of sound and picture, which come by the dozen when people come. */
  readonly signals: Rate;
  /** Presence and the shared page: dropped in silence when there are too many. */
  readonly volatile: Rate;
  /** A connection refused this often in a row is cut. */
  readonly refusalsBeforeCut: number;
}

export const DEFAULT_RATES: InboxRates = {
  requests: { perSecond: 20, burst: 60 },
  signals: { perSecond: 50, burst: 400 },
  volatile: { perSecond: 30, burst: 60 },
  refusalsBeforeCut: 200,
};

/**
 * What comes in on one connection: limited, checked, parsed, handed on, answered. A client that waits for an
 * answer always gets one (GW4, GW6).
 */
export class Inbox {
  readonly #socket: HubSocket;
  readonly #log: Log;
  readonly #requests: TokenBucket;
  readonly #signals: TokenBucket;
  readonly #volatile: TokenBucket;
  readonly #rates: InboxRates;
  #refusals = 0;

  constructor(socket: HubSocket, rates: InboxRates, now: () => number, log: Log) {
    this.#socket = socket;
    this.#rates = rates;
    this.#log = log;
    this.#requests = new TokenBucket(rates.requests, now);
    this.#signals = new TokenBucket(rates.signals, now);
    this.#volatile = new TokenBucket(rates.volatile, now);
  }

  /**
   * Returns a listener for one message that is answered with what `handle` returns, or earlier: what it gives
   * to `answer` is sent at once, and only the first answer counts.
   */
  request<T, A>(
    schema: z.ZodType<T>,
    name: string,
    handle: (request: T, answer: (early: Answer<A>) => void) => Promise<Answer<A>>,
  ): (...args: unknown[]) => void {
    return this.#listen(this.#requests, schema, name, handle);
  }

  /** The same for what sound and picture need to connect, counted apart, so that neither holds up the other. */
  signal<T, A>(
    schema: z.ZodType<T>,
    name: string,
    handle: (request: T) => Promise<Answer<A>>,
  ): (...args: unknown[]) => void {
    return this.#listen(this.#signals, schema, name, handle);
  }

  /** Returns a listener for one message that nobody waits for. */
  note<T>(schema: z.ZodType<T>, name: string, handle: (note: T) => void): (...args: unknown[]) => void {
    return (body) => {
      if (this.#volatile.take() > 0) return this.#refused();
      const parsed = isPlainJson(body) ? schema.safeParse(body) : undefined;
      if (!parsed?.success) return this.#refused();
      this.#refusals = 0;
      try {
        handle(parsed.data);
      } catch (error) {
        this.#log.error('gateway.noteFailed', { message: name, ...errorFields(error) });
      }
    };
  }

  #listen<T, A>(
    bucket: TokenBucket,
    schema: z.ZodType<T>,
    name: string,
    handle: (request: T, answer: (early: Answer<A>) => void) => Promise<Answer<A>>,
  ): (...args: unknown[]) => void {
    return (...args) => {
      const send = onceTo(args.at(-1));
      void this.#answer(bucket, schema, name, args[0], (request) => handle(request, send)).then(send);
    };
  }

  async #answer<T, A>(
    bucket: TokenBucket,
    schema: z.ZodType<T>,
    name: string,
    body: unknown,
    handle: (request: T) => Promise<Answer<A>>,
  ): Promise<Answer<A>> {
    const waitMs = bucket.take();
    if (waitMs > 0) {
      this.#refused();
      return { ok: false, fault: faultOf('rateLimited', 'too many requests', { minBackoffMs: waitMs }) };
    }
    try {
      const parsed = isPlainJson(body) ? schema.safeParse(body) : undefined;
      if (!parsed?.success) {
        this.#log.info('gateway.badRequest', { message: name });
        const place = parsed?.error.issues[0]?.path.join('.') ?? '';
        return { ok: false, fault: faultOf('badRequest', `${name} is not of this protocol at "${place}"`) };
      }
      this.#refusals = 0;
      return await handle(parsed.data);
    } catch (error) {
      this.#log.error('gateway.requestFailed', { message: name, ...errorFields(error) });
      return { ok: false, fault: faultOf('internal', `${name} failed`, { minBackoffMs: 1000 }) };
    }
  }

  #refused(): void {
    this.#refusals++;
    if (this.#refusals < this.#rates.refusalsBeforeCut) return;
    this.#log.warn('gateway.floodCut', { refusals: this.#refusals });
    this.#socket.disconnect(true);
  }
}

/** Nothing where nobody waits. */
function onceTo(ack: unknown): (answer: unknown) => void {
  let isSent = false;
  return (answer) => {
    if (isSent || typeof ack !== 'function') return;
    isSent = true;
    ack(answer);
  };
}
