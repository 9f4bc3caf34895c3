import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Schema, type Sha256 } from '#shared/domain/ids.ts';

export interface StoredBlob {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

/**
 * Files by the SHA-256 of their bytes, `ab/<sha256>`. A blob's bytes never change (D1). Putting a file in does
 * the same work whether it is known or not, so nobody learns from it what others have (FI5).
 */
export class BlobStore {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Reads a finished file once: its bytes reach the disk and its hash is known. The file stays where it is. */
  async digest(path: string): Promise<StoredBlob> {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
    }
    await syncPath(path);
    return { sha256: sha256Schema.parse(hash.digest('hex')), sizeBytes };
  }

  /** Moves a digested file of the same volume in; durable when it resolves. */
  async adopt(path: string, sha256: Sha256): Promise<void> {
    const folder = join(this.#dir, sha256.slice(0, 2));
    const isNew = (await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined;
    await rename(path, this.path(sha256));
    await syncPath(folder);
    if (isNew) await syncPath(this.#dir);
  }

  async put(bytes: Uint8Array): Promise<StoredBlob> {
    await mkdir(this.#dir, { recursive: true, mode: 0o700 });
    const path = join(this.#dir, `${randomUUID()}.tmp`);
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    const blob = await this.digest(path);
    await this.adopt(path, blob.sha256);
    return blob;
  }

  /** Bytes from `start` to `end` inclusive. */
  read(sha256: Sha256, start: number, end: number): ReadStream {
    return createReadStream(this.path(sha256), { start, end });
  }

  async size(sha256: Sha256): Promise<number | null> {
    const found = await stat(this.path(sha256)).catch(() => null);
    return found?.isFile() ? found.size : null;
  }

  async remove(sha256: Sha256): Promise<void> {
    await rm(this.path(sha256), { force: true });
    await rm(this.#directoryPath(sha256), { force: true });
  }

  /** Beside the blob, and gone with it. One that is lost costs readers time, so nothing waits for the disk. */
  async putPageDirectory(sha256: Sha256, bytes: Uint8Array): Promise<void> {
    const path = this.#directoryPath(sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(`${path}.tmp`, bytes, { mode: 0o600 });
    await rename(`${path}.tmp`, path);
  }

  pageDirectory(sha256: Sha256): Promise<Buffer | null> {
    return readFile(this.#directoryPath(sha256)).catch(() => null);
  }

  /** Half-written files of a process that was killed. Only at the start, when nobody writes. */
  async removeLeftovers(): Promise<void> {
    const names = await readdir(this.#dir).catch(() => []);
    for (const name of names) if (name.endsWith('.tmp')) await rm(join(this.#dir, name), { force: true });
  }

  path(sha256: Sha256): string {
    return join(this.#dir, sha256.slice(0, 2), sha256);
  }

  #directoryPath(sha256: Sha256): string {
    return `${this.path(sha256)}.pages`;
  }
}

/** fsync of a file or a folder, so that a power cut cannot take back what was said to be stored. */
async function syncPath(path: string): Promise<void> {
  // Windows has no handles of folders; there a rename is durable with the volume's own journal.
  const handle = await open(path, 'r').catch(() => null);
  if (!handle) return;
  try {
    await handle.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    await handle.close();
  }
}
