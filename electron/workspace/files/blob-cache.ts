import fs from 'node:fs';
import path from 'node:path';
import type { Sha256 } from '#shared/domain/ids.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { faultOf, unavailable } from '#shared/protocol/hub-calls.ts';
import type { Stretch } from '#shared/protocol/ipc/stretch.ts';
import { jsonOrNull } from '../link/fetch-http.ts';
import { ArrivingFile, hashFile, type BlobSource } from './arriving-file.ts';

const LIMIT_BYTES = 4 * 1024 ** 3;

/**
 * Files of reports on this disk, named by the SHA-256 of their bytes. A file is there whole and right, or it
 * is not there: it comes under another name, is hashed, and only then renamed (WS6).
 */
export class BlobCache {
  readonly #dir: string;
  readonly #limitBytes: number;
  readonly #arriving = new Map<Sha256, ArrivingFile>();

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

  /** Whether some of its bytes may be here while the rest comes. */
  isArriving(sha256: Sha256): boolean {
    return this.#arriving.has(sha256);
  }

  /** Fetches what is not here; two who ask for the same file at once wait for one download. */
  async ensure(sha256: Sha256, source: BlobSource): Promise<Result<string, Fault>> {
    const found = this.find(sha256);
    return found === null ? this.#bring(this.#arrival(sha256, source), sha256) : ok(found);
  }

  /**
   * The same for whoever looks at a part of it: the path of a file that has those bytes at their places, whole
   * or not, while the rest comes. It goes once the whole is here; who finds it gone asks again.
   */
  async ensureStretch(sha256: Sha256, stretch: Stretch, source: BlobSource): Promise<Result<string, Fault>> {
    const found = this.find(sha256);
    if (found !== null) return ok(found);
    const arrival = this.#arrival(sha256, source);
    void this.#bring(arrival, sha256);
    return arrival.stretch(stretch);
  }

  findPageDirectory(sha256: Sha256): string | null {
    const file = this.#directoryPathOf(sha256);
    return fs.existsSync(file) ? file : null;
  }

  /** Beside its file, and let go of with it. Null where there is none. */
  async bringPageDirectory(
    sha256: Sha256,
    { url, headers }: BlobSource,
  ): Promise<Result<string | null, Fault>> {
    try {
      const response = await fetch(url, { headers, redirect: 'error' });
      if (!response.ok) return err(faultOf(jsonOrNull(await response.text()), response.status));
      if (response.status === 204) return ok(null);
      const file = this.#directoryPathOf(sha256);
      await fs.promises.mkdir(path.dirname(file), { recursive: true });
      await fs.promises.writeFile(`${file}.part`, new Uint8Array(await response.arrayBuffer()), {
        mode: 0o600,
      });
      await fs.promises.rename(`${file}.part`, file);
      return ok(file);
    } catch (error) {
      return err(unavailable(error instanceof Error ? error.message : 'broken off'));
    }
  }

  /** Keeps a copy of a file whose hash is known, if it still has those bytes. */
  async adopt(file: string, sha256: Sha256): Promise<void> {
    if (this.find(sha256) !== null) return;
    const copy = `${this.#pathOf(sha256)}.copy`;
    await fs.promises.mkdir(path.dirname(copy), { recursive: true });
    await fs.promises.copyFile(file, copy);
    if ((await hashFile(copy)) === sha256) await this.#settle(copy, sha256);
    else await fs.promises.rm(copy, { force: true });
  }

  #arrival(sha256: Sha256, source: BlobSource): ArrivingFile {
    const arrival = this.#arriving.get(sha256) ?? new ArrivingFile(this.#pathOf(sha256), sha256, source);
    arrival.source = source;
    this.#arriving.set(sha256, arrival);
    return arrival;
  }

  async #bring(arrival: ArrivingFile, sha256: Sha256): Promise<Result<string, Fault>> {
    const result = await arrival.whole((part) => this.#settle(part, sha256));
    if (result.ok || result.error.retry === 'never') {
      if (this.#arriving.get(sha256) === arrival) this.#arriving.delete(sha256);
      if (!result.ok) await arrival.clear();
    }
    return result.ok ? ok(this.#pathOf(sha256)) : result;
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
      await fs.promises.rm(`${file}.pages`, { force: true });
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

  #directoryPathOf(sha256: Sha256): string {
    return `${this.#pathOf(sha256)}.pages`;
  }

  #pathOf(sha256: Sha256): string {
    return path.join(this.#dir, sha256.slice(0, 2), sha256);
  }
}
