// pdf.js's worker that reads a file, and one thing more: it says when it leaves an image out, which pdf.js only
// warns of in the console, where nobody is told.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
import { IMAGE_LEFT_OUT } from './image-left-out.ts';

// oxlint-disable-next-line no-console -- nothing is written there: this is where pdf.js warns
console.warn = (text: unknown) => {
  if (String(text).includes('Image exceeded maximum allowed size')) {
    globalThis.postMessage({ [IMAGE_LEFT_OUT]: true });
  }
};
