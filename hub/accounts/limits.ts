import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { refuse } from '../runtime/faults.ts';

export interface Allowance {
  readonly points: number;
  readonly windowMs: number;
}

/** Everyone starts with these; tests shrink them. */
export const DEFAULT_LIMITS = {
  loginPerAccountAndAddress: { points: 8, windowMs: 15 * 60_000 },
  loginPerAccount: { points: 20, windowMs: 15 * 60_000 },
  loginPerAddress: { points: 60, windowMs: 15 * 60_000 },
  oldPasswordPerAccount: { points: 8, windowMs: 15 * 60_000 },
  codePerAddress: { points: 10, windowMs: 60_000 },
  codePerDossier: { points: 100, windowMs: 60 * 60_000 },
  rehearsalsPerAccount: { points: 20, windowMs: 60 * 60_000 },
  lettersPerAccount: { points: 600, windowMs: 60 * 60_000 },
  uploadsPerAccount: { points: 120, windowMs: 60 * 60_000 },
  uploadBytesPerAccount: { points: 10 * 1024 ** 3, windowMs: 60 * 60_000 },
} as const satisfies Record<string, Allowance>;
export type LimitName = keyof typeof DEFAULT_LIMITS;
export type Limits = Readonly<Record<LimitName, Allowance>>;

/** Counters in memory, by limit and key. A hub that restarts forgets them: codes and passwords hold without them. */
export class Limiter {
  readonly #limiters: ReadonlyMap<LimitName, RateLimiterMemory>;

  constructor(limits: Limits = DEFAULT_LIMITS) {
    this.#limiters = new Map(
      Object.entries(limits).map(([name, { points, windowMs }]) => [
        name as LimitName, // Object.entries forgets the keys of the record
        new RateLimiterMemory({ keyPrefix: name, points, duration: windowMs / 1000 }),
      ]),
    );
  }

  /** Takes a try, or as many points as it costs, before the work it pays for; a try that is refused costs nothing. */
  async take(name: LimitName, key: string, points = 1): Promise<Result<true, Fault>> {
    const limiter = this.#limiters.get(name);
    try {
      await limiter?.consume(key, points);
      return ok(true);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      await limiter?.reward(key, points);
      return refuse('rateLimited', `too many tries (${name})`, { minBackoffMs: error.msBeforeNext });
    }
  }

  /** Gives one try back: what succeeded does not count against a shared address. */
  async giveBack(name: LimitName, key: string, points = 1): Promise<void> {
    await this.#limiters.get(name)?.reward(key, points);
  }

  async forget(name: LimitName, key: string): Promise<void> {
    await this.#limiters.get(name)?.delete(key);
  }
}
