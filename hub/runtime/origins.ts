import type { IncomingMessage } from 'node:http';

/** The desktop's own pages. */
const APP_ORIGIN = 'app://bundle';

/**
 * Whose pages may speak to this hub. A browser always says where a page comes from; native clients say
 * nothing, and are told apart by their token alone (GW3).
 */
export class Origins {
  readonly #allowed: ReadonlySet<string>;

  constructor(more: readonly string[]) {
    this.#allowed = new Set([APP_ORIGIN, ...more]);
  }

  /** Pages of another site than the one that was asked, but trusted. */
  isListed(origin: string): boolean {
    return this.#allowed.has(origin);
  }

  allows(request: IncomingMessage): boolean {
    const { origin, host } = request.headers;
    if (origin === undefined) return true;
    if (this.#allowed.has(origin)) return true;
    const parsed = URL.canParse(origin) ? new URL(origin) : null;
    return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.host === host;
  }
}
