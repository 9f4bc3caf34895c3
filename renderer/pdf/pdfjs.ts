import { VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** No canvas is made above this, nor does pdf.js make one for what it draws aside. */
export const MAX_CANVAS_PIXELS = 16 * 1024 * 1024;
/** Longest side of a canvas, in device pixels. */
export const MAX_CANVAS_SIDE = 16_384;
/** Images above this many pixels stay blank: an A1 sheet scanned at 300 dpi still shows. */
const MAX_IMAGE_PIXELS = 100_000_000;

/**
 * What every report is opened with. Nothing in a report runs, is fetched from elsewhere, or is filled in;
 * all fonts, character maps and decoders come with the app.
 */
export const DOCUMENT_OPTIONS = {
  cMapUrl: '/pdfjs/cmaps/',
  cMapPacked: true,
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  wasmUrl: '/pdfjs/wasm/',
  iccUrl: '/pdfjs/iccs/',
  enableXfa: false,
  isEvalSupported: false,
  stopAtErrors: false,
  maxImageSize: MAX_IMAGE_PIXELS,
  canvasMaxAreaInBytes: MAX_CANVAS_PIXELS * 4,
  verbosity: VerbosityLevel.ERRORS,
} as const;
