// The least that shows the first page with pdf.js: what our viewer is measured against.
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;
const query = new URLSearchParams(location.search);
performance.mark('pdf-open');
const pdf = await getDocument({
  url: query.get('file') ?? '',
  cMapUrl: '/pdfjs/cmaps/',
  cMapPacked: true,
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  wasmUrl: '/pdfjs/wasm/',
}).promise;
const page = await pdf.getPage(1);
const flat = page.getViewport({ scale: 1 });
const viewport = page.getViewport({ scale: ((innerWidth - 48) / flat.width) * devicePixelRatio });
const canvas = document.createElement('canvas');
canvas.width = Math.round(viewport.width);
canvas.height = Math.round(viewport.height);
canvas.style.width = `${viewport.width / devicePixelRatio}px`;
await page.render({ canvas, viewport }).promise;
document.getElementById('root')?.append(canvas);
performance.mark('pdf-first-page');
