import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { faultOf, unavailable } from '#shared/protocol/hub-calls.ts';
import { stretchSchema, type Stretch } from '#shared/protocol/ipc/stretch.ts';
import { jsonOrNull } from '../link/fetch-http.ts';
import { gapsIn, joined } from './stretches.ts';

const ATTEMPTS = 4;
/** What somebody looks at waits no longer than this for the rest. */
const PIECE_MS = 400;
const LEAST_AT_ONCE = 128 * 1024;
const MOST_AT_ONCE = 8 * 1024 * 1024;

/** Where a file's bytes are asked for, with the headers of this moment. */
export interface BlobSource {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One request under way. */
interface Coming extends Stretch {
  readonly done: Promise<Fault | null>;
}

/**
 * A file on its way to this disk (WS23): `<place>.part` has every byte at its place as soon as it has come, and
 * `<place>.part.json` says which those are, so that what came is not asked for again, also after a restart. It
 * is read from front to back, and what somebody looks at comes before that.
 */
export class ArrivingFile {
  /** The newest: a session may be another one by the time a broken download goes on. */
  source: BlobSource;
  readonly #part: string;
  readonly #sha256: string;
  readonly #ready: Promise<void>;
  #here: readonly Stretch[] = [];
  #coming: readonly Coming[] = [];
  #size: number | null = null;
  #pieceBytes = LEAST_AT_ONCE;
  #lookedFor = 0;
  #whenFound = Promise.withResolvers<void>();
  #whole: Promise<Result<true, Fault>> | null = null;

  constructor(place: string, sha256: string, source: BlobSource) {
    this.#part = `${place}.part`;
    this.#sha256 = sha256;
    this.source = source;
    this.#ready = this.#takeUp();
  }

  /** Brings all of it and hands it to `settle` if it has the right hash. Asked again after a failure it goes on. */
  whole(settle: (part: string) => Promise<void>): Promise<Result<true, Fault>> {
    this.#whole ??= this.#bringAll(settle).then((result) => {
      if (!result.ok) this.#whole = null;
      return result;
    });
    return this.#whole;
  }

  /** The path of a file that has these bytes at their places. */
  async stretch(stretch: Stretch): Promise<Result<string, Fault>> {
    this.#lookedFor++;
    try {
      await this.#ready;
      const fault = await this.#bring(stretch);
      return fault ? err(fault) : ok(this.#part);
    } catch (error) {
      return err(brokenOff(error));
    } finally {
      if (--this.#lookedFor === 0) {
        this.#whenFound.resolve();
        this.#whenFound = Promise.withResolvers();
      }
    }
  }

  /** Forgets what came. */
  async clear(): Promise<void> {
    this.#here = [];
    this.#size = null;
    await fs.promises.rm(`${this.#part}.json`, { force: true });
    await fs.promises.rm(this.#part, { force: true });
  }

  async #takeUp(): Promise<void> {
    const noted = await fs.promises.readFile(`${this.#part}.json`, 'utf8').catch(() => '[]');
    const parsed = stretchesSchema.safeParse(jsonOrNull(noted));
    const found = await fs.promises.stat(this.#part).catch(() => null);
    if (found && parsed.success) this.#here = parsed.data.filter(({ end }) => end < found.size);
  }

  async #bringAll(settle: (part: string) => Promise<void>): Promise<Result<true, Fault>> {
    await this.#ready;
    for (let attempt = 1; ; attempt++) {
      try {
        const fault = await this.#readOn();
        if (fault) return err(fault);
        if ((await hashFile(this.#part)) === this.#sha256) {
          await settle(this.#part);
          await fs.promises.rm(`${this.#part}.json`, { force: true });
          return ok(true);
        }
        await this.clear();
        if (attempt >= ATTEMPTS) return err(WRONG_BYTES);
      } catch (error) {
        // What came so far stays, and the next attempt goes on from there.
        if (attempt >= ATTEMPTS) return err(brokenOff(error));
      }
    }
  }

  /**
   * From the front, as much at a time as the link brings in a moment. Buffers on the way hold megabytes, so an
   * answer without an end could not be made to wait for what somebody looks at.
   */
  async #readOn(): Promise<Fault | null> {
    for (;;) {
      while (this.#lookedFor > 0) await this.#whenFound.promise;
      const [gap] = gapsIn({ start: 0, end: (this.#size ?? Infinity) - 1 }, this.#here);
      if (!gap) return null;
      const begunAt = performance.now();
      const end = Math.min(gap.end, gap.start + this.#pieceBytes - 1);
      const fault = await this.#bring({ start: gap.start, end });
      if (fault) return fault;
      const bytesPerMs = (end + 1 - gap.start) / Math.max(1, performance.now() - begunAt);
      this.#pieceBytes = Math.min(MOST_AT_ONCE, Math.max(LEAST_AT_ONCE, Math.round(bytesPerMs * PIECE_MS)));
    }
  }

  /** Asks for what is neither here nor on its way, and waits for all of it. */
  async #bring(stretch: Stretch): Promise<Fault | null> {
    for (const gap of gapsIn(stretch, [...this.#here, ...this.#coming])) {
      const coming: Coming = { ...gap, done: this.#fetch(gap) };
      this.#coming = [...this.#coming, coming];
      const isOver = (): void => void (this.#coming = this.#coming.filter((other) => other !== coming));
      coming.done.then(isOver, isOver);
    }
    const own = this.#coming.filter(({ start, end }) => start <= stretch.end && end >= stretch.start);
    const faults = await Promise.all(own.map(({ done }) => done));
    return faults.find((fault) => fault !== null) ?? null;
  }

  /** A refusal is returned; a broken connection throws. */
  async #fetch({ start, end }: Stretch): Promise<Fault | null> {
    const { url, headers } = this.source;
    const range = `bytes=${start}-${end}`;
    const response = await fetch(url, { headers: { ...headers, range }, redirect: 'error' });
    if (response.status === 416) {
      await response.body?.cancel();
      this.#size ??= start; // nothing is missing; the hash will tell
      return null;
    }
    if (!response.ok || !response.body) return faultOf(jsonOrNull(await response.text()), response.status);
    const place = placeOf(response);
    if (response.status === 206 && place?.start !== start) throw new Error('other bytes than were asked for');
    const from = response.status === 206 ? start : 0; // from a hub that gives whole files alone
    const came = await this.#write(response.body, from);
    if (came === 0) throw new Error('an empty answer');
    this.#size ??= response.status === 206 ? (place?.size ?? null) : came;
    return null;
  }

  /** How many bytes came. What came before a connection breaks stays. */
  async #write(body: ReadableStream<Uint8Array>, from: number): Promise<number> {
    await fs.promises.mkdir(path.dirname(this.#part), { recursive: true });
    const part = await fs.promises.open(this.#part, fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600);
    let at = from;
    try {
      for await (const bytes of body) {
        await part.write(bytes, 0, bytes.length, at);
        at += bytes.length;
      }
      return at - from;
    } finally {
      await part.close();
      if (at > from) this.#note({ start: from, end: at - 1 });
    }
  }

  #note(stretch: Stretch): void {
    this.#here = joined([...this.#here, stretch]);
    fs.writeFileSync(`${this.#part}.json`, JSON.stringify(this.#here), { mode: 0o600 });
  }
}

const stretchesSchema = z.array(stretchSchema).max(10_000);

const WRONG_BYTES: Fault = {
  code: 'internal',
  message: 'the bytes that came are not those of the file',
  retry: 'never',
};

function brokenOff(error: unknown): Fault {
  return unavailable(error instanceof Error ? error.message : 'broken off');
}

function placeOf(response: Response): { readonly start: number; readonly size: number | null } | null {
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/u.exec(response.headers.get('content-range') ?? '');
  return match && { start: Number(match[1]), size: match[2] === '*' ? null : Number(match[2]) };
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
