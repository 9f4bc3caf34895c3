import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { READ_WHOLE_UP_TO_BYTES } from '#shared/protocol/page-directory.ts';
import type { PdfSource } from './pdf-source.ts';

/** Requests under way: enough for the round trips to overlap, so few that a new one is soon at work. */
const MOST_AT_ONCE = 4;
/** A range that waits longer has the link to itself. */
const PATIENCE_MS = 300;
const FIRST_RETRY_MS = 400;
const LONGEST_RETRY_MS = 8_000;
/** Answers with the wrong bytes before the file counts as not what the ledger names. */
const SHORT_ANSWERS = 3;

export interface TransportState {
  readonly receivedBytes: number;
  /** Asked for and not here yet: while there are any, a page that takes long waits for the link, not for us. */
  readonly waitingRanges: number;
  /** The last attempt failed; the next comes by itself. */
  readonly isRetrying: boolean;
}

/** Why a file's bytes cannot be had at all, as the server says. */
export class FileRefusedError extends Error {
  override name = 'FileRefusedError';
  readonly status: number;
  constructor(status: number) {
    super(`The file answered ${status}`);
    this.status = status;
  }
}

/** The server has fewer bytes than the ledger says the file has. */
export class FileCutError extends Error {
  override name = 'FileCutError';
}

/**
 * Feeds pdf.js with byte ranges. pdf.js by itself would use ranges for http(s) only and read everything first
 * from any other scheme. A lost link is waited out; a refusal ends it through `onRefused`.
 *
 * What is asked for last comes first: it belongs to the page a person has just turned to. To pdf.js the page
 * directory, if there is one, is the end of the file.
 */
export class RangeTransport extends PDFDataRangeTransport {
  readonly #source: PdfSource;
  readonly #pageDirectory: Uint8Array;
  readonly #abort = new AbortController();
  readonly #onState: (state: TransportState) => void;
  readonly #onRefused: (error: FileRefusedError | FileCutError) => void;
  readonly #asked: { readonly begin: number; readonly end: number }[] = [];
  #underWay = 0;
  /** By its first byte, when each range that is waited for was asked for; the oldest first. */
  readonly #waiting = new Map<number, number>();
  #whenServed = Promise.withResolvers<void>();
  #received = 0;
  #failing = 0;
  #shortAnswers = 0;

  constructor(
    source: PdfSource,
    pageDirectory: Uint8Array,
    onState: (state: TransportState) => void,
    onRefused: (error: FileRefusedError | FileCutError) => void,
  ) {
    super(source.sizeBytes + pageDirectory.length, null, false);
    this.#source = source;
    this.#pageDirectory = pageDirectory;
    this.#onState = onState;
    this.#onRefused = onRefused;
  }

  get streams(): boolean {
    // Fewer round trips are worth more than what is read in vain.
    return this.#source.sizeBytes <= READ_WHOLE_UP_TO_BYTES;
  }

  get state(): TransportState {
    return {
      receivedBytes: this.#received,
      waitingRanges: this.#waiting.size,
      isRetrying: this.#failing > 0,
    };
  }

  /** Starts reading from front to back, for a file small enough. */
  startStream(): void {
    if (this.streams) void this.#stream();
  }

  /** Ends when no range is waited for, or this is given up. */
  async served(): Promise<void> {
    if (this.#waiting.size > 0) await this.#whenServed.promise;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#waiting.set(begin, performance.now());
    this.#asked.push({ begin, end });
    this.#tell();
    this.#fetchNext();
  }

  override abort(): void {
    this.#abort.abort();
    this.#whenServed.resolve();
  }

  #fetchNext(): void {
    while (this.#underWay < MOST_AT_ONCE) {
      const newest = this.#asked.pop();
      if (!newest) return;
      this.#underWay++;
      void this.#fetchRange(newest.begin, newest.end).finally(() => {
        this.#underWay--;
        this.#fetchNext();
      });
    }
  }

  async #stream(): Promise<void> {
    try {
      const response = await this.#fetch({});
      if (!response.ok || !response.body) {
        this.#giveUp(new FileRefusedError(response.status));
        return;
      }
      const reader = response.body.getReader();
      for (;;) {
        await this.#leaveLinkToRanges();
        const { value, done } = await reader.read();
        if (done) break;
        this.#count(value.byteLength);
        this.onDataProgressiveRead(value);
      }
      this.onDataProgressiveDone();
    } catch {
      // Ranges bring what the stream did not; they retry by themselves.
    }
  }

  /** On a slow link, reading from front to back would halve the speed of what a person waits for. */
  async #leaveLinkToRanges(): Promise<void> {
    const [oldest = Infinity] = this.#waiting.values();
    if (performance.now() - oldest > PATIENCE_MS) await this.served();
  }

  async #fetchRange(begin: number, end: number): Promise<void> {
    let failed = false;
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2)) {
      const chunk = await this.#tryRange(begin, Math.min(end, this.#source.sizeBytes));
      if (this.#abort.signal.aborted) return;
      if (failed) this.#failing--;
      failed = false;
      if (chunk) {
        this.#waiting.delete(begin);
        if (this.#waiting.size === 0) {
          this.#whenServed.resolve();
          this.#whenServed = Promise.withResolvers();
        }
        this.#count(chunk.byteLength);
        this.onDataRange(begin, this.#withDirectory(chunk, begin, end));
        return;
      }
      failed = true;
      this.#failing++;
      this.#tell();
      await new Promise((resolve) => setTimeout(resolve, retryMs));
      if (this.#abort.signal.aborted) return;
    }
  }

  /** What lies behind the bytes of the file is here already. */
  #withDirectory(chunk: Uint8Array, begin: number, end: number): Uint8Array {
    const { sizeBytes } = this.#source;
    if (end <= sizeBytes) return chunk;
    const joined = new Uint8Array(end - begin);
    joined.set(chunk);
    joined.set(this.#pageDirectory.subarray(Math.max(0, begin - sizeBytes), end - sizeBytes), chunk.length);
    return joined;
  }

  /** The bytes; null when the attempt should be repeated. */
  async #tryRange(begin: number, end: number): Promise<Uint8Array | null> {
    if (end <= begin) return new Uint8Array(0);
    try {
      const response = await this.#fetch({ Range: `bytes=${begin}-${end - 1}` });
      if (response.status === 429 || response.status >= 500) return null;
      if (!response.ok) {
        this.#giveUp(new FileRefusedError(response.status));
        return null;
      }
      const bytes = new Uint8Array(await response.arrayBuffer());
      // A server that ignores Range answers 200 with the whole file.
      const wanted = response.status === 206 ? bytes : bytes.slice(begin, end);
      if (wanted.byteLength === end - begin) return wanted;
      if (++this.#shortAnswers >= SHORT_ANSWERS) this.#giveUp(new FileCutError());
      return null;
    } catch {
      return null;
    }
  }

  #fetch(headers: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(this.#source.url, {
      headers: { ...this.#source.headers(), ...headers },
      signal: this.#abort.signal,
    });
  }

  #giveUp(error: FileRefusedError | FileCutError): void {
    this.abort();
    this.#onRefused(error);
  }

  #count(bytes: number): void {
    this.#received = Math.min(this.#source.sizeBytes, this.#received + bytes);
    this.#tell();
  }

  #tell(): void {
    this.#onState(this.state);
  }
}
