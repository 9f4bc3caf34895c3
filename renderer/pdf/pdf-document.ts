import {
  getDocument,
  PasswordException,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { addRotation, type PageBox } from './page-geometry.ts';
import { usefulLabels, type PageLabels } from './page-labels.ts';
import { readPageWords, type PageWords } from './page-words.ts';
import type { PdfSource } from './pdf-source.ts';
import { DOCUMENT_OPTIONS, setUpPdfjs } from './pdfjs.ts';
import { FileRefusedError, RangeTransport, type TransportState } from './range-transport.ts';
import { whenIdle } from './yield-to-user.ts';

export type OpenFailure = 'refused' | 'password' | 'damaged';

export class PdfOpenError extends Error {
  override name = 'PdfOpenError';
  readonly reason: OpenFailure;
  constructor(reason: OpenFailure, cause?: unknown) {
    super(`The report cannot be opened: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** What is assumed of a page before it is read: an upright A4 sheet. */
const A4: PageBox = { view: [0, 0, 595.28, 841.89], rotate: 0, userUnit: 1 };
const RANGE_CHUNK_BYTES = 128 * 1024;
/** Pages whose words stay in memory: those on the screen, and a few to come back to. */
const WORDS_KEPT = 24;
/** A report nobody waits for any more and that will not open is torn down after all. */
const OPENS_WITHIN_MS = 10_000;

interface Opened {
  readonly task: PDFDocumentLoadingTask;
  readonly pdf: PDFDocumentProxy;
  readonly transport: RangeTransport;
}

/**
 * One open report: pages, their sizes, words. It knows no React and no window.
 *
 * `boxes` begin as guesses from the first page and become true one by one, the pages near the reader first
 * (`measure`). When a page will not end, `giveUpOn` stops the workers, which may be stuck for good, and opens
 * the file again without that page: `generation` counts these times.
 */
export class PdfDocument {
  readonly source: PdfSource;
  readonly pageCount: number;
  #opened: Opened;
  #boxes: readonly PageBox[];
  #measured: Set<number>;
  #generation = 0;
  #givenUp = new Set<number>();
  #words = new Map<number, Promise<PageWords>>();
  #pageIndexByRef = new Map<string, number>();
  #listeners = new Set<() => void>();
  #closed = false;

  private constructor(source: PdfSource, opened: Opened, first: PageBox) {
    this.source = source;
    this.#opened = opened;
    this.pageCount = opened.pdf.numPages;
    this.#boxes = Array.from({ length: this.pageCount }, () => first);
    this.#measured = new Set([0]);
  }

  /** Ends with a PdfOpenError, or with the signal's reason. */
  static async open(
    source: PdfSource,
    onProgress: (state: TransportState) => void,
    signal: AbortSignal,
  ): Promise<PdfDocument> {
    performance.mark('pdf-open');
    const opened = await openPdf(source, onProgress, signal);
    const first = await opened.pdf.getPage(1).then(boxOf, () => A4);
    return new PdfDocument(source, opened, first);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  boxes = (): readonly PageBox[] => this.#boxes;
  generation = (): number => this.#generation;

  get transport(): TransportState {
    return this.#opened.transport.state;
  }

  hasGivenUp(pageIndex: number): boolean {
    return this.#givenUp.has(pageIndex);
  }

  async page(pageIndex: number): Promise<PDFPageProxy> {
    const page = await this.#opened.pdf.getPage(pageIndex + 1);
    if (page.ref) this.#pageIndexByRef.set(`${page.ref.num}R${page.ref.gen}`, pageIndex);
    this.#note(pageIndex, boxOf(page));
    return page;
  }

  /** Reads the sizes of all pages, from `pageIndex()` outwards, when nothing more important is going on. */
  async measure(pageIndex: () => number): Promise<void> {
    while (this.#measured.size < this.pageCount && !this.#closed) {
      await whenIdle();
      await this.#opened.transport.served(); // the page that is looked at comes first
      const next = nearest(this.#measured, this.pageCount, pageIndex(), 8);
      const generation = this.#generation;
      await Promise.all(next.map((index) => this.page(index).catch(() => this.#measured.add(index))));
      if (generation !== this.#generation) continue;
    }
  }

  get isMeasured(): boolean {
    return this.#measured.size >= this.pageCount;
  }

  /** The words of a page with their places, in the order of pdf.js's text layer. */
  words(pageIndex: number): Promise<PageWords> {
    const known = this.#words.get(pageIndex);
    if (known) {
      this.#words.delete(pageIndex); // it is the newest again
      this.#words.set(pageIndex, known);
      return known;
    }
    if (this.#givenUp.has(pageIndex)) return Promise.reject(new Error('This page was given up'));
    const words = this.page(pageIndex).then(readPageWords);
    words.catch(() => this.#words.delete(pageIndex));
    this.#words.set(pageIndex, words);
    const oldest = this.#words.keys().next();
    if (this.#words.size > WORDS_KEPT && !oldest.done) this.#words.delete(oldest.value);
    return words;
  }

  /** What the file itself calls its pages. */
  async labels(): Promise<PageLabels> {
    return usefulLabels(await this.#opened.pdf.getPageLabels().catch(() => null), this.pageCount);
  }

  get pdf(): PDFDocumentProxy {
    return this.#opened.pdf;
  }

  /** The page a reference of the outline leads to. */
  async pageOfRef(ref: { num: number; gen: number }): Promise<number> {
    const known = this.#pageIndexByRef.get(`${ref.num}R${ref.gen}`);
    return known ?? (await this.#opened.pdf.getPageIndex(ref));
  }

  /** A page that used up its time: everything else opens again and goes on. */
  async giveUpOn(pageIndex: number): Promise<void> {
    this.#givenUp.add(pageIndex);
    const { task } = this.#opened;
    const never = new AbortController().signal;
    this.#words.clear();
    void task.destroy();
    this.#opened = await openPdf(this.source, () => {}, never);
    if (this.#closed) await this.#opened.task.destroy();
    this.#generation++;
    this.#tell();
  }

  /** Another try at a page given up on. */
  retry(pageIndex: number): void {
    this.#givenUp.delete(pageIndex);
    this.#generation++;
    this.#tell();
  }

  /** Gives back what drawing has left behind: fonts, images, drawing lists. Not while a page is being drawn. */
  async rest(): Promise<void> {
    await this.#opened.pdf.cleanup().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
    await this.#opened.task.destroy();
  }

  #note(pageIndex: number, box: PageBox): void {
    if (this.#measured.has(pageIndex)) return;
    this.#measured.add(pageIndex);
    const known = this.#boxes[pageIndex];
    if (known && sameBox(known, box)) return;
    this.#boxes = this.#boxes.with(pageIndex, box);
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

async function openPdf(
  source: PdfSource,
  onProgress: (state: TransportState) => void,
  signal: AbortSignal,
): Promise<Opened> {
  setUpPdfjs();
  signal.throwIfAborted();
  const refused = Promise.withResolvers<never>();
  const transport = new RangeTransport(source, onProgress, (error) => refused.reject(error));
  const task = getDocument({
    ...DOCUMENT_OPTIONS,
    range: transport,
    rangeChunkSize: RANGE_CHUNK_BYTES,
    disableStream: !transport.streams,
    disableAutoFetch: true,
  });
  // Torn down while it opens, pdf.js's worker throws where nobody can catch it: it opens first, if it can at all.
  let late: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    late = setTimeout(() => void task.destroy(), OPENS_WITHIN_MS);
  };
  signal.addEventListener('abort', stop, { once: true });
  // pdf.js asks by a callback; a report with a password is refused instead.
  task.onPassword = () => {
    refused.reject(new PdfOpenError('password'));
  };
  transport.startStream();
  try {
    const pdf = await Promise.race([task.promise, refused.promise]);
    signal.throwIfAborted();
    return { task, pdf, transport };
  } catch (error) {
    void task.destroy();
    signal.throwIfAborted();
    throw asOpenError(error);
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', stop);
  }
}

function asOpenError(error: unknown): PdfOpenError {
  if (error instanceof PdfOpenError) return error;
  if (error instanceof FileRefusedError) return new PdfOpenError('refused', error);
  if (error instanceof PasswordException) return new PdfOpenError('password', error);
  return new PdfOpenError('damaged', error);
}

function boxOf(page: PDFPageProxy): PageBox {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const isSound = x1 - x0 >= 1 && y1 - y0 >= 1;
  return {
    view: isSound ? [x0, y0, x1, y1] : A4.view,
    rotate: addRotation(0, page.rotate),
    userUnit: page.userUnit,
  };
}

function sameBox(a: PageBox, b: PageBox): boolean {
  return (
    a.rotate === b.rotate &&
    a.userUnit === b.userUnit &&
    a.view.every((value, index) => value === b.view[index])
  );
}

/** Up to `count` pages not in `done`, the nearest to `from` first. */
function nearest(done: ReadonlySet<number>, pageCount: number, from: number, count: number): number[] {
  const found: number[] = [];
  for (let distance = 0; distance < pageCount && found.length < count; distance++) {
    for (const index of distance === 0 ? [from] : [from + distance, from - distance]) {
      if (index >= 0 && index < pageCount && !done.has(index)) found.push(index);
    }
  }
  return found;
}
