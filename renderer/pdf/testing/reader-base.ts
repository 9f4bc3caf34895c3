// pdf.js's own viewer components, put together as its makers' examples and their application do: `?file=…`.
import * as pdfjsLib from 'pdfjs-dist/legacy/build/pdf.mjs';
import rendererUrl from 'pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import 'pdfjs-dist/legacy/web/pdf_viewer.css';
import { nextFrame, scrollFrames } from './measured-reader.ts';

// The components look for the library here.
(globalThis as { pdfjsLib?: typeof pdfjsLib }).pdfjsLib = pdfjsLib;
const { EventBus, PDFFindController, PDFLinkService, PDFViewer } =
  await import('pdfjs-dist/legacy/web/pdf_viewer.mjs');

pdfjsLib.GlobalWorkerOptions.workerSrc = workerUrl;
pdfjsLib.GlobalWorkerOptions.rendererSrc = rendererUrl;
const query = new URLSearchParams(location.search);
const container = document.getElementById('container') as HTMLDivElement;
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const findController = new PDFFindController({ eventBus, linkService });
const viewer = new PDFViewer({ container, eventBus, linkService, findController });
linkService.setViewer(viewer);
eventBus.on('pagesinit', () => {
  viewer.currentScaleValue = 'page-width';
});
performance.mark('pdf-open');
const pdf = await pdfjsLib.getDocument({
  url: query.get('file') ?? '',
  cMapUrl: '/pdfjs/cmaps/',
  cMapPacked: true,
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  wasmUrl: '/pdfjs/wasm/',
  iccUrl: '/pdfjs/iccs/',
}).promise;
const first = rendered(1);
viewer.setDocument(pdf);
linkService.setDocument(pdf, null);
await first;
performance.mark('pdf-first-page');
window.reader = {
  async jump(page) {
    const from = performance.now();
    const shown = rendered(page);
    viewer.currentPageNumber = page;
    await shown;
    return (await nextFrame()) - from;
  },
  scroll: (pixels, frames) => scrollFrames(container, pixels, frames),
};

function rendered(page: number): Promise<void> {
  return new Promise((resolve) => {
    const isThere = () =>
      document.querySelector(`.page[data-page-number="${page}"] .canvasWrapper canvas:not([hidden])`);
    const onRendered = ({ pageNumber }: { pageNumber: number }) => {
      if (pageNumber !== page) return;
      eventBus.off('pagerendered', onRendered);
      resolve();
    };
    if (isThere() && page !== 1) resolve();
    else eventBus.on('pagerendered', onRendered);
  });
}
