import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { sha256Schema, type Sha256 } from '#shared/domain/ids.ts';

/** A picture is given to the page before the words that name it are written down. */
const UNNAMED_FOR_MS = 3_600_000;

export interface KeptPicture {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

/**
 * Pictures of one person's comments that are not at the hub yet, named by the SHA-256 of their bytes. Unlike the
 * blob cache nothing here makes room for anything: a picture stays as long as unsent words name it (WS20).
 */
export class KeptPictures {
  readonly #dir: string;

  constructor(dir: string, accountId: string) {
    this.#dir = path.join(dir, createHash('sha256').update(accountId).digest('hex').slice(0, 32));
  }

  /** Durable when it resolves. */
  async keep(bytes: Uint8Array): Promise<KeptPicture> {
    const sha256 = sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));
    const file = path.join(this.#dir, sha256);
    const part = path.join(this.#dir, `${randomUUID()}.part`);
    await fs.promises.mkdir(this.#dir, { recursive: true, mode: 0o700 });
    const handle = await fs.promises.open(part, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.promises.rename(part, file);
    await syncFolder(this.#dir);
    return { sha256, sizeBytes: bytes.byteLength };
  }

  /** The path of its bytes, if they are here. */
  find(sha256: Sha256): string | null {
    const file = path.join(this.#dir, sha256);
    return fs.existsSync(file) ? file : null;
  }

  /** Lets go of what no unsent words name any more, and of what a killed process left half written. */
  async sweep(isNamed: (sha256: string) => boolean, nowMs: number): Promise<void> {
    const names = await fs.promises.readdir(this.#dir).catch(() => []);
    for (const name of names) {
      const file = path.join(this.#dir, name);
      const stat = await fs.promises.stat(file).catch(() => null);
      if (!stat || stat.mtimeMs > nowMs - UNNAMED_FOR_MS || isNamed(name)) continue;
      await fs.promises.rm(file, { force: true });
    }
  }
}

/** So that a power cut does not take back the name. Windows has no handles of folders. */
async function syncFolder(dir: string): Promise<void> {
  const handle = await fs.promises.open(dir, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
