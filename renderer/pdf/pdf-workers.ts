import { GlobalWorkerOptions, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import rendererUrl from 'pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/**
 * The two workers of one open report: one reads the file, one draws, so that no page of any kind holds up the
 * window. They are ours because pdf.js ends its own only after they have answered, which a stuck one never does.
 */
export class PdfWorkers {
  readonly reader: PDFWorker;
  readonly #drawing: Worker;

  constructor() {
    GlobalWorkerOptions.workerSrc = workerUrl;
    this.reader = new PDFWorker();
    this.#drawing = new Worker(rendererUrl, { type: 'module' });
  }

  /** pdf.js takes the drawing worker from here; to be called right before the report is opened. */
  lend(): void {
    GlobalWorkerOptions.rendererPorts = [this.#drawing];
  }

  /** At once, whatever they are doing. */
  end(): void {
    this.reader.destroy();
    this.#drawing.terminate();
  }
}
