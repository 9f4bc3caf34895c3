import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sha256 } from '#shared/domain/ids.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { faultOf, unavailable } from '#shared/protocol/hub-calls.ts';
import { jsonOrNull } from '../link/fetch-http.ts';

const LIMIT_BYTES = 4 * 1024 ** 3;
const ATTEMPTS = 4;

export interface BlobSource {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Files of reports on this disk, named by the SHA-256 of their bytes. A file is there whole and right, or it
 * is not there: it comes under another name, is hashed, and only then renamed (WS6).
 */
export class BlobCache {
  readonly #dir: string;
  readonly #limitBytes: number;
  readonly #coming = new Map<Sha256, Promise<Result<string, Fault>>>();

  constructor(dir: string, limitBytes: number = LIMIT_BYTES) {
    this.#dir = dir;
    this.#limitBytes = limitBytes;
    fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  }

  /** The file's path when it is here. */
  find(sha256: Sha256): string | null {
    const file = this.#pathOf(sha256);
    if (!fs.existsSync(file)) return null;
    const now = new Date();
    fs.promises.utimes(file, now, now).catch(() => undefined); // what was read lately is let go last
    return file;
  }

  /** Fetches what is not here; two who ask for the same file at once wait for one download. */
  ensure(sha256: Sha256, source: BlobSource): Promise<Result<string, Fault>> {
    const found = this.find(sha256);
    if (found !== null) return Promise.resolve(ok(found));
    const coming = this.#coming.get(sha256);
    if (coming) return coming;
    const download = this.#download(sha256, source).finally(() => this.#coming.delete(sha256));
    this.#coming.set(sha256, download);
    return download;
  }

  /** Keeps a copy of a file whose hash is known, if it still has those bytes. */
  async adopt(file: string, sha256: Sha256): Promise<void> {
    if (this.find(sha256) !== null) return;
    const part = this.#partOf(sha256);
    await fs.promises.mkdir(path.dirname(part), { recursive: true });
    await fs.promises.copyFile(file, part);
    if ((await hashFile(part)) === sha256) await this.#settle(part, sha256);
    else await fs.promises.rm(part, { force: true });
  }

  async #download(sha256: Sha256, source: BlobSource): Promise<Result<string, Fault>> {
    const part = this.#partOf(sha256);
    await fs.promises.mkdir(path.dirname(part), { recursive: true });
    for (let attempt = 1; ; attempt++) {
      try {
        const fault = await fetchRest(part, source);
        if (fault) return err(fault);
        if ((await hashFile(part)) === sha256) {
          await this.#settle(part, sha256);
          return ok(this.#pathOf(sha256));
        }
        await fs.promises.rm(part, { force: true });
        if (attempt >= ATTEMPTS) return err(unavailable('the bytes that came are not those of the file'));
      } catch (error) {
        // What came so far stays, and the next attempt goes on from there.
        if (attempt >= ATTEMPTS)
          return err(unavailable(error instanceof Error ? error.message : 'broken off'));
      }
    }
  }

  async #settle(part: string, sha256: Sha256): Promise<void> {
    const handle = await fs.promises.open(part, 'r+');
    await handle.sync();
    await handle.close();
    await fs.promises.rename(part, this.#pathOf(sha256));
    await this.#prune(sha256);
  }

  /** Lets go of what was not read for longest, never of what just came. */
  async #prune(justCame: Sha256): Promise<void> {
    const files = await this.#list();
    let total = files.reduce((sum, file) => sum + file.size, 0);
    for (const { file, size } of files.toSorted((a, b) => a.usedAt - b.usedAt)) {
      if (total <= this.#limitBytes) return;
      if (path.basename(file) === justCame) continue;
      await fs.promises.rm(file, { force: true });
      total -= size;
    }
  }

  async #list(): Promise<{ file: string; size: number; usedAt: number }[]> {
    const names = await fs.promises.readdir(this.#dir, { recursive: true });
    const files = names
      .filter((name) => /[0-9a-f]{64}$/u.test(name))
      .map((name) => path.join(this.#dir, name));
    const stats = await Promise.all(files.map((file) => fs.promises.stat(file).catch(() => null)));
    return files.flatMap((file, index) => {
      const stat = stats[index];
      return stat?.isFile() ? [{ file, size: stat.size, usedAt: stat.mtimeMs }] : [];
    });
  }

  #pathOf(sha256: Sha256): string {
    return path.join(this.#dir, sha256.slice(0, 2), sha256);
  }

  #partOf(sha256: Sha256): string {
    return `${this.#pathOf(sha256)}.part`;
  }
}

/** Appends to `part` what it lacks. A refusal is returned; a broken connection throws. */
async function fetchRest(part: string, { url, headers }: BlobSource): Promise<Fault | null> {
  const have = await fs.promises.stat(part).then(
    ({ size }) => size,
    () => 0,
  );
  const range = have > 0 ? { range: `bytes=${have}-` } : {};
  const response = await fetch(url, { headers: { ...headers, ...range }, redirect: 'error' });
  if (response.status === 416) {
    await response.body?.cancel();
    return null; // nothing is missing; the hash will tell
  }
  if (!response.ok || !response.body) return faultOf(jsonOrNull(await response.text()), response.status);
  const isRest = response.status === 206 && startOf(response.headers.get('content-range')) === have;
  await pipeline(Readable.fromWeb(response.body), fs.createWriteStream(part, { flags: isRest ? 'a' : 'w' }));
  return null;
}

function startOf(contentRange: string | null): number | null {
  const match = /^bytes (\d+)-/u.exec(contentRange ?? '');
  return match ? Number(match[1]) : null;
}

/** `onProgress` hears how many bytes are done. */
export async function hashFile(
  file: string,
  onProgress: (doneBytes: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  for await (const chunk of fs.createReadStream(file, {
    highWaterMark: 1024 * 1024,
    ...(signal && { signal }),
  })) {
    const bytes = chunk as Buffer; // without an encoding a stream gives buffers
    hash.update(bytes);
    done += bytes.length;
    onProgress(done);
  }
  return hash.digest('hex');
}
