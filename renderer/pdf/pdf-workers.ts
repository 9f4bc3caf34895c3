import { GlobalWorkerOptions, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import rendererUrl from 'pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url';
import { isImageLeftOut } from './image-left-out.ts';

/**
 * The two workers of one open report: one reads the file, one draws, so that no page of any kind holds up the
 * window. They are ours because pdf.js ends its own only after they have answered, which a stuck one never does.
 */
export class PdfWorkers {
  readonly reader: PDFWorker;
  readonly #reading: Worker;
  readonly #drawing: Worker;

  /** `onImageLeftOut`: an image of the page being drawn is too large and stays blank. */
  constructor(onImageLeftOut: () => void) {
    this.#reading = new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module' });
    this.#reading.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isImageLeftOut(data)) onImageLeftOut();
    });
    // That an image is left out is a warning.
    this.reader = PDFWorker.create({ port: this.#reading, verbosity: VerbosityLevel.WARNINGS });
    this.#drawing = new Worker(rendererUrl, { type: 'module' });
  }

  /** pdf.js takes the drawing worker from here; to be called right before the report is opened. */
  lend(): void {
    GlobalWorkerOptions.rendererPorts = [this.#drawing];
  }

  /** At once, whatever they are doing. */
  end(): void {
    this.reader.destroy();
    this.#reading.terminate();
    this.#drawing.terminate();
  }
}
