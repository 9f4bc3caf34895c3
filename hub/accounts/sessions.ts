import { createHash, randomBytes } from 'node:crypto';
import type { Clock, IdSource } from '#shared/lib/ports.ts';
import type { Registry } from '../registry/registry.ts';
import type { StoredAccount } from '../registry/accounts-table.ts';
import type { StoredSession } from '../registry/sessions-table.ts';

export type EndReason = 'revoked' | 'expired' | 'loggedOut';

/** Someone who proved who they are. */
export interface Caller {
  readonly sessionId: string;
  readonly account: StoredAccount;
  readonly expiresAt: number;
}

export interface SessionLifetimes {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

/** A desktop may be away from its hub for days; what it does there waits in its outbox. */
export const DEFAULT_LIFETIMES: SessionLifetimes = {
  idleMs: 7 * 24 * 3_600_000,
  absoluteMs: 30 * 24 * 3_600_000,
};

/** How finely `used_at` is kept: one write a minute, not one a request. */
const TOUCH_EVERY_MS = 60_000;

/** Tokens and their sessions. Whoever holds a connection open is told at once when its session ends (AC4). */
export class Sessions {
  readonly #registry: Registry;
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #lifetimes: SessionLifetimes;
  readonly #listeners = new Set<(sessionId: string, reason: EndReason) => void>();

  constructor(registry: Registry, clock: Clock, ids: IdSource, lifetimes: SessionLifetimes) {
    this.#registry = registry;
    this.#clock = clock;
    this.#ids = ids;
    this.#lifetimes = lifetimes;
  }

  /** The token is told once, here; only its hash is kept. */
  begin(accountId: string): { readonly token: string; readonly expiresAt: number } {
    const token = randomBytes(32).toString('base64url');
    const at = this.#clock.nowMs();
    const expiresAt = at + this.#lifetimes.absoluteMs;
    const sessionId = this.#ids.newId();
    this.#registry.sessions.insert({ sessionId, tokenHash: tokenHash(token), accountId, at, expiresAt });
    return { token, expiresAt };
  }

  /** Whose token this is, while its session and its account are good. */
  authenticate(token: string): Caller | undefined {
    const session = this.#registry.sessions.findByTokenHash(tokenHash(token));
    if (!session) return undefined;
    const now = this.#clock.nowMs();
    if (now >= session.expiresAt || now >= session.usedAt + this.#lifetimes.idleMs) {
      this.end(session.sessionId, 'expired');
      return undefined;
    }
    const account = this.#registry.accounts.find(session.accountId);
    if (!account || account.disabledAt !== null) return undefined;
    if (now >= session.usedAt + TOUCH_EVERY_MS) this.#registry.sessions.touch(session.sessionId, now);
    return { sessionId: session.sessionId, account, expiresAt: session.expiresAt };
  }

  end(sessionId: string, reason: EndReason): void {
    if (!this.#registry.sessions.remove(sessionId)) return;
    for (const listener of this.#listeners) listener(sessionId, reason);
  }

  endAllOf(accountId: string, reason: EndReason, but: string | null = null): void {
    for (const { sessionId } of this.ofAccount(accountId)) if (sessionId !== but) this.end(sessionId, reason);
  }

  /** The one used last first; what ran out and is not swept yet is left out. */
  ofAccount(accountId: string): readonly StoredSession[] {
    const now = this.#clock.nowMs();
    return this.#registry.sessions
      .ofAccount(accountId)
      .filter(({ expiresAt, usedAt }) => now < expiresAt && now < usedAt + this.#lifetimes.idleMs);
  }

  /** What the program on a connection calls itself; for its owner's list of devices. */
  name(sessionId: string, app: string): void {
    this.#registry.sessions.name(sessionId, app);
  }

  /** A connection that is open counts as use. */
  keepAlive(sessionId: string): void {
    this.#registry.sessions.touch(sessionId, this.#clock.nowMs());
  }

  /** Ends what ran out; call now and then. */
  sweep(): void {
    const now = this.#clock.nowMs();
    for (const { sessionId } of this.#registry.sessions.over(now, now - this.#lifetimes.idleMs)) {
      this.end(sessionId, 'expired');
    }
  }

  onEnded(listener: (sessionId: string, reason: EndReason) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** 256 random bits need no slow hash. */
function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
