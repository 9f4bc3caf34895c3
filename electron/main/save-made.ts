import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { safeName } from './safe-name.ts';

/** Places chosen and not written to yet: one a dialog, so more than these were given up. */
const MOST_PLACES = 8;

/**
 * Files a page makes itself, such as annotated copies (DE13). The person says where first; the page gets a
 * ticket for that one place, never its path, and sends the bytes once under it.
 */
export class MadeFiles {
  readonly #askWhere: (windowId: number, name: string) => Promise<string | null>;
  readonly #places = new Map<string, string>();

  constructor(askWhere: (windowId: number, name: string) => Promise<string | null>) {
    this.#askWhere = askWhere;
  }

  /** Null when the person changed their mind. */
  async choose(windowId: number, name: string): Promise<string | null> {
    const target = await this.#askWhere(windowId, safeName(name));
    if (target === null) return null;
    const ticket = randomUUID();
    this.#places.set(ticket, target);
    const [oldest] = this.#places.keys();
    if (this.#places.size > MOST_PLACES && oldest !== undefined) this.#places.delete(oldest);
    return ticket;
  }

  /** The status to answer with. A ticket serves once; what was there before stays until the new file is whole. */
  async write(ticket: string, body: ReadableStream<Uint8Array> | null): Promise<204 | 404 | 400 | 507> {
    const target = this.#places.get(ticket);
    if (target === undefined) return 404;
    this.#places.delete(ticket);
    if (!body) return 400;
    const part = `${target}.part`;
    try {
      await pipeline(Readable.fromWeb(body as NodeStream), fs.createWriteStream(part, { flush: true })); // Node's own class of it
      await fs.promises.rename(part, target);
      return 204;
    } catch {
      await fs.promises.rm(part, { force: true });
      return 507;
    }
  }
}
