import {
  getDocument,
  PasswordException,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { OPEN_BUDGET_MS, PAGE_BUDGET_MS, PageTimeoutError, withinBudget } from './budget.ts';
import { addRotation, type PageBox } from './page-geometry.ts';
import { usefulLabels, type PageLabels } from './page-labels.ts';
import { readPageLinks, type PageLink } from './page-links.ts';
import { hasPictures } from './page-pictures.ts';
import { readPageWords, type PageWords } from './page-words.ts';
import { paintPage, type PaintArea } from './paint-page.ts';
import { fetchPageDirectory } from './page-directory.ts';
import type { PdfSource } from './pdf-source.ts';
import { PdfWorkers } from './pdf-workers.ts';
import { DOCUMENT_OPTIONS } from './pdfjs.ts';
import { FileRefusedError, RangeTransport, type TransportState } from './range-transport.ts';
import { ReadingTurns } from './reading-turns.ts';
import { whenIdle } from './yield-to-user.ts';

export type OpenFailure = 'refused' | 'password' | 'damaged' | 'slow';

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
const ENDS_WITHIN_MS = 2_000;

interface Opened {
  readonly task: PDFDocumentLoadingTask;
  readonly pdf: PDFDocumentProxy;
  readonly transport: RangeTransport;
  readonly workers: PdfWorkers;
  /** Whom the reading worker tells of images it leaves out. */
  readonly watch: { onImageLeftOut: () => void };
}

/** The workers were started anew while this waited; unless its page was given up, it is drawn again by itself. */
export class WorkersRestartedError extends Error {
  override name = 'WorkersRestartedError';
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
  /** Pages whose words and links would not end. */
  #wordless = new Set<number>();
  readonly #turns = new ReadingTurns();
  /** Pages with an image that is too large to be shown. */
  #withBlankImages = new Set<number>();
  /** The page being drawn. */
  #drawn: number | null = null;
  /** A page that was left while it was drawn, until the worker is heard of again. */
  #leftBehind: number | null = null;
  #restarting: Promise<void> | null = null;
  #words = new Map<number, Promise<PageWords>>();
  #pageIndexByRef = new Map<string, number>();
  #listeners = new Set<() => void>();
  #closed = false;

  private constructor(source: PdfSource, opened: Opened, first: PageBox) {
    this.source = source;
    this.#opened = opened;
    opened.watch.onImageLeftOut = this.#onImageLeftOut;
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
    const { opened, first } = await openPdf(source, onProgress, signal);
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

  /** Until nothing of the file is waited for: the page that is looked at comes first. */
  served(): Promise<void> {
    return this.#opened.transport.served();
  }

  hasGivenUp(pageIndex: number): boolean {
    return this.#givenUp.has(pageIndex);
  }

  /** Whether a part of the page stays blank because an image there is too large. */
  hasBlankImage(pageIndex: number): boolean {
    return this.#withBlankImages.has(pageIndex);
  }

  async page(pageIndex: number): Promise<PDFPageProxy> {
    const page = await this.#opened.pdf.getPage(pageIndex + 1);
    if (page.ref) this.#pageIndexByRef.set(`${page.ref.num}R${page.ref.gen}`, pageIndex);
    this.#note(pageIndex, boxOf(page));
    return page;
  }

  /**
   * Draws part of a page. Past its budget of busy time it ends with PageTimeoutError and the page is given up;
   * with WorkersRestartedError when a page left before was what held up the worker.
   */
  async draw(
    pageIndex: number,
    areaOf: (page: PDFPageProxy) => PaintArea,
    signal: AbortSignal,
    budgetMs = PAGE_BUDGET_MS,
  ): Promise<HTMLCanvasElement> {
    // also what follows a page that will not end is done in its turn: nobody may ask a stuck worker for words
    return this.#turns.draw(async () => {
      if (this.#givenUp.has(pageIndex)) throw new WorkersRestartedError(); // while this waited
      const isWaiting = () => this.transport.waitingRanges > 0;
      try {
        return await withinBudget(budgetMs, isWaiting, signal, async (inner) => {
          const page = await this.page(pageIndex);
          this.#drawn = pageIndex;
          return paintPage(page, areaOf(page), inner);
        });
      } catch (error) {
        if (signal.aborted) this.#noteLeft(pageIndex);
        if (!(error instanceof PageTimeoutError)) throw error;
        const left = this.#leftBehind;
        await this.giveUpOn(left ?? pageIndex);
        throw left === null || left === pageIndex ? error : new WorkersRestartedError();
      }
    });
  }

  /** Links to other places of this report. */
  links(pageIndex: number): Promise<readonly PageLink[]> {
    return this.#readOf(pageIndex, readPageLinks);
  }

  /** There are figures on it, as far as that can be said without drawing it. */
  hasPictures(pageIndex: number): Promise<boolean> {
    return this.#readOf(pageIndex, hasPictures);
  }

  /** Gives back what drawing one page has left behind, unless it is being drawn. */
  async letGo(pageIndex: number): Promise<void> {
    (await this.page(pageIndex)).cleanup();
  }

  /** Reads the sizes of all pages, from `pageIndex()` outwards, when nothing more important is going on. */
  async measure(pageIndex: () => number): Promise<void> {
    while (this.#measured.size < this.pageCount && !this.#closed) {
      await whenIdle();
      await this.served();
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
    const words = this.#readOf(pageIndex, readPageWords);
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
    // what was held against these may have been this page's doing
    this.#wordless.clear();
    await this.#restart();
  }

  /** Another try at a page given up on. */
  retry(pageIndex: number): void {
    this.#givenUp.delete(pageIndex);
    if (this.#opened.task.destroyed) {
      void this.#restart();
      return;
    }
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
    await endGently(this.#opened);
  }

  /** Words or links of a page, within its budget; past it the page has none, and the workers start anew. */
  async #readOf<T>(pageIndex: number, read: (page: PDFPageProxy) => Promise<T>): Promise<T> {
    return this.#turns.read(async () => {
      if (this.#wordless.has(pageIndex) || this.#givenUp.has(pageIndex)) {
        throw new Error('This page was given up');
      }
      const isWaiting = () => this.transport.waitingRanges > 0;
      const never = new AbortController().signal;
      try {
        return await withinBudget(PAGE_BUDGET_MS, isWaiting, never, async () =>
          read(await this.page(pageIndex)),
        );
      } catch (error) {
        if (!(error instanceof PageTimeoutError)) throw error;
        if (this.#leftBehind === null) {
          this.#wordless.add(pageIndex);
          await this.#restart();
        } else {
          await this.giveUpOn(this.#leftBehind);
        }
        throw error;
      }
    });
  }

  /** Pages are drawn one at a time; while one that was left may still be read, nobody knows whose image it is. */
  #onImageLeftOut = (): void => {
    if (this.#drawn === null || this.#leftBehind !== null || this.#withBlankImages.has(this.#drawn)) return;
    this.#withBlankImages.add(this.#drawn);
    this.#tell();
  };

  #noteLeft(pageIndex: number): void {
    this.#leftBehind = pageIndex;
    const { pdf } = this.#opened;
    // any answer tells that the worker is not stuck in the page
    const answered = () => {
      if (this.#opened.pdf === pdf && this.#leftBehind === pageIndex) this.#leftBehind = null;
    };
    pdf.getDestination('').then(answered, answered);
  }

  /** Once, however many find at the same time that it is needed. */
  #restart(): Promise<void> {
    this.#restarting ??= this.#startAnew().finally(() => (this.#restarting = null));
    return this.#restarting;
  }

  async #startAnew(): Promise<void> {
    const { task, workers } = this.#opened;
    this.#leftBehind = null;
    this.#words.clear();
    void task.destroy();
    workers.end();
    try {
      const { opened } = await openPdf(this.source, () => {}, new AbortController().signal);
      this.#opened = opened;
      opened.watch.onImageLeftOut = this.#onImageLeftOut;
      if (this.#closed) await endGently(opened);
    } catch {
      // Pages say that they cannot be shown; a person's next try opens it again.
    }
    this.#generation++;
    this.#tell();
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
): Promise<{ readonly opened: Opened; readonly first: PageBox }> {
  signal.throwIfAborted();
  const refused = Promise.withResolvers<never>();
  const pageDirectory = await fetchPageDirectory(source, signal);
  const transport = new RangeTransport(source, pageDirectory, onProgress, (error) => refused.reject(error));
  const watch: Opened['watch'] = { onImageLeftOut: () => {} };
  const workers = new PdfWorkers(() => watch.onImageLeftOut());
  workers.lend();
  const task = getDocument({
    ...DOCUMENT_OPTIONS,
    worker: workers.reader,
    range: transport,
    rangeChunkSize: RANGE_CHUNK_BYTES,
    disableStream: !transport.streams,
    disableAutoFetch: true,
  });
  // Torn down while it opens, pdf.js's worker throws where nobody can catch it: it opens first, if it can at all.
  let late: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    late = setTimeout(() => workers.end(), OPENS_WITHIN_MS);
  };
  signal.addEventListener('abort', stop, { once: true });
  // pdf.js asks by a callback; a report with a password is refused instead.
  task.onPassword = () => {
    refused.reject(new PdfOpenError('password'));
  };
  transport.startStream();
  try {
    const isWaiting = () => transport.state.waitingRanges > 0;
    const never = new AbortController().signal;
    const opening = withinBudget(OPEN_BUDGET_MS, isWaiting, never, async () => {
      const pdf = await task.promise;
      return { pdf, first: await pdf.getPage(1).then(boxOf, () => A4) };
    });
    const { pdf, first } = await Promise.race([opening, refused.promise]);
    signal.throwIfAborted();
    return { opened: { task, pdf, transport, workers, watch }, first };
  } catch (error) {
    void task.destroy();
    workers.end();
    signal.throwIfAborted();
    throw asOpenError(error);
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', stop);
  }
}

/** With a moment for pdf.js to put things away; a stuck worker is not waited for. */
async function endGently({ task, workers }: Opened): Promise<void> {
  const moment = new Promise((resolve) => setTimeout(resolve, ENDS_WITHIN_MS));
  await Promise.race([task.destroy().catch(() => {}), moment]);
  workers.end();
}

function asOpenError(error: unknown): PdfOpenError {
  if (error instanceof PdfOpenError) return error;
  if (error instanceof PageTimeoutError) return new PdfOpenError('slow', error);
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
