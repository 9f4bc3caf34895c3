import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ok, err, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { faultOf, unavailable } from '#shared/protocol/hub-calls.ts';
import { jsonOrNull } from '../link/fetch-http.ts';

const ATTEMPTS = 4;

/** Where a file's bytes are asked for, with the headers of this moment. */
export interface BlobSource {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Bytes of a file by their places, both ends inside. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A file on its way to this disk (WS6). `<place>.part` is read from front to back and survives a restart. What
 * somebody looks at meanwhile goes before that, into `<place>.ahead` at its own place in the file, which lasts
 * as long as this process; bytes that came so are not asked for again.
 */
export class ArrivingFile {
  /** The newest: a session may be another one by the time a broken download goes on. */
  source: BlobSource;
  readonly #part: string;
  readonly #ahead: string;
  readonly #sha256: string;
  /** How far the front is here. */
  #have = 0;
  #total: number | null = null;
  #here: Stretch[] = [];
  #lookedFor = 0;
  #whenFound = Promise.withResolvers<void>();
  #whole: Promise<Result<true, Fault>> | null = null;
  readonly #ready: Promise<unknown>;

  constructor(place: string, sha256: string, source: BlobSource) {
    this.#part = `${place}.part`;
    this.#ahead = `${place}.ahead`;
    this.#sha256 = sha256;
    this.source = source;
    this.#ready = fs.promises
      .mkdir(path.dirname(place), { recursive: true })
      .then(() => fs.promises.rm(this.#ahead, { force: true }));
  }

  /** Brings all of it and hands it to `settle` if it has the right hash. Asked again after a failure it goes on. */
  whole(settle: (part: string) => Promise<void>): Promise<Result<true, Fault>> {
    this.#whole ??= this.#bringAll(settle).then((result) => {
      if (!result.ok) this.#whole = null;
      return result;
    });
    return this.#whole;
  }

  /** The path of a file that has these bytes at their places; null from a hub that gives whole files alone. */
  async stretch(stretch: Stretch): Promise<Result<string, Fault> | null> {
    if (stretch.end < this.#have) return ok(this.#part);
    if (this.#here.some(({ start, end }) => start <= stretch.start && stretch.end <= end)) {
      return ok(this.#ahead);
    }
    this.#lookedFor++;
    try {
      await this.#ready;
      return await this.#fetchStretch(stretch);
    } catch (error) {
      return err(brokenOff(error));
    } finally {
      if (--this.#lookedFor === 0) {
        this.#whenFound.resolve();
        this.#whenFound = Promise.withResolvers();
      }
    }
  }

  /** Once nobody writes into it any more. */
  async clear(): Promise<void> {
    while (this.#lookedFor > 0) await this.#whenFound.promise;
    this.#here = [];
    await fs.promises.rm(this.#ahead, { force: true });
  }

  async #bringAll(settle: (part: string) => Promise<void>): Promise<Result<true, Fault>> {
    await this.#ready;
    for (let attempt = 1; ; attempt++) {
      try {
        const fault = await this.#readOn();
        if (fault) return err(fault);
        if ((await hashFile(this.#part)) === this.#sha256) {
          await settle(this.#part);
          return ok(true);
        }
        await this.#startOver();
        if (attempt >= ATTEMPTS) return err(WRONG_BYTES);
      } catch (error) {
        // What came so far stays, and the next attempt goes on from there.
        if (attempt >= ATTEMPTS) return err(brokenOff(error));
      }
    }
  }

  async #startOver(): Promise<void> {
    this.#have = 0;
    this.#total = null;
    await this.clear();
    await fs.promises.rm(this.#part, { force: true });
  }

  /** Appends what the front lacks. A refusal is returned; a broken connection throws. */
  async #readOn(): Promise<Fault | null> {
    const part = await fs.promises.open(this.#part, fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600);
    try {
      this.#have = (await part.stat()).size;
      for (;;) {
        const known = this.#aheadOfFront();
        if (known) await this.#takeOver(part, known);
        else {
          const fault = await this.#readFromHub(part);
          if (fault) return fault;
        }
        if (this.#total !== null && this.#have >= this.#total) return null;
      }
    } finally {
      await part.close();
    }
  }

  #aheadOfFront(): Stretch | undefined {
    return this.#here.find(({ start, end }) => start <= this.#have && this.#have <= end);
  }

  async #takeOver(part: fs.promises.FileHandle, { end }: Stretch): Promise<void> {
    const bytes = new Uint8Array(end + 1 - this.#have);
    const ahead = await fs.promises.open(this.#ahead);
    try {
      await ahead.read(bytes, 0, bytes.length, this.#have);
    } finally {
      await ahead.close();
    }
    await this.#append(part, bytes);
  }

  /** Until the end, or until what comes next is here already. */
  async #readFromHub(part: fs.promises.FileHandle): Promise<Fault | null> {
    const response = await this.#ask(this.#have > 0 ? `bytes=${this.#have}-` : null);
    if (response.status === 416) {
      await response.body?.cancel();
      this.#total = this.#have; // nothing is missing; the hash will tell
      return null;
    }
    if (!response.ok || !response.body) return faultOf(jsonOrNull(await response.text()), response.status);
    const isRest = response.status === 206 && placeOf(response)?.start === this.#have;
    if (!isRest) {
      this.#have = 0;
      await part.truncate(0);
    }
    this.#total = isRest ? (placeOf(response)?.total ?? null) : lengthOf(response);
    const reader = response.body.getReader();
    for (;;) {
      // On a slow link this would take half of it from the page a person waits for.
      while (this.#lookedFor > 0) await this.#whenFound.promise;
      if (this.#aheadOfFront()) return reader.cancel().then(() => null);
      const { value, done } = await reader.read();
      if (done) break;
      await this.#append(part, value);
    }
    this.#total ??= this.#have;
    if (this.#have < this.#total) throw new Error('the file ended too soon');
    return null;
  }

  async #append(part: fs.promises.FileHandle, bytes: Uint8Array): Promise<void> {
    await part.write(bytes, 0, bytes.length, this.#have);
    this.#have += bytes.length;
  }

  async #fetchStretch({ start, end }: Stretch): Promise<Result<string, Fault> | null> {
    const response = await this.#ask(`bytes=${start}-${end}`);
    if (!response.ok) return err(faultOf(jsonOrNull(await response.text()), response.status));
    if (response.status !== 206 || placeOf(response)?.start !== start) {
      await response.body?.cancel();
      return null;
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    const ahead = await fs.promises.open(this.#ahead, fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600);
    try {
      await ahead.write(bytes, 0, bytes.length, start);
    } finally {
      await ahead.close();
    }
    this.#here.push({ start, end: start + bytes.length - 1 });
    return ok(this.#ahead);
  }

  #ask(range: string | null): Promise<Response> {
    const { url, headers } = this.source;
    return fetch(url, { headers: { ...headers, ...(range !== null && { range }) }, redirect: 'error' });
  }
}

const WRONG_BYTES: Fault = {
  code: 'internal',
  message: 'the bytes that came are not those of the file',
  retry: 'never',
};

function brokenOff(error: unknown): Fault {
  return unavailable(error instanceof Error ? error.message : 'broken off');
}

function placeOf(response: Response): { readonly start: number; readonly total: number | null } | null {
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/u.exec(response.headers.get('content-range') ?? '');
  return match && { start: Number(match[1]), total: match[2] === '*' ? null : Number(match[2]) };
}

function lengthOf(response: Response): number | null {
  const length = response.headers.get('content-length');
  return length === null ? null : Number(length);
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
