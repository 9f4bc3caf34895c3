import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  evenContrast,
  PICTURE_SIDE,
  shrink,
  type GreyPicture,
} from '#shared/anchoring/picture/grey-picture.ts';
import type { SheetPicture } from '#shared/anchoring/picture/sheet-picture.ts';
import { releaseCanvas, type PaintArea } from '#renderer/pdf/paint-page.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { yieldToUser } from '#renderer/pdf/yield-to-user.ts';

/** Drawn larger and made small: hairlines turn grey instead of black, as a scanner sees them. */
const DRAWN_SIDE = PICTURE_SIDE * 3;
/** A page that takes longer than this is not compared. */
const BUDGET_MS = 6_000;
/** After so many pages what drawing leaves behind is given back. */
const BETWEEN_RESTS = 12;

/**
 * Small grey pictures of pages as they are shown, one after the other, giving way to the reader between any two.
 * One that cannot be drawn is left out. Each is at most 64 kB; canvases and what pdf.js keeps are given back.
 */
export async function readPictures(
  document: PdfDocument,
  pages: readonly number[],
  signal: AbortSignal,
  onPage: (done: number) => void,
): Promise<ReadonlyMap<number, SheetPicture>> {
  const pictures = new Map<number, SheetPicture>();
  for (const [index, pageIndex] of pages.entries()) {
    signal.throwIfAborted();
    const picture = document.hasGivenUp(pageIndex) ? null : await draw(document, pageIndex, signal);
    const box = document.boxes()[pageIndex];
    if (picture && box) pictures.set(pageIndex, { picture, view: box.view, rotation: box.rotate });
    if (index % BETWEEN_RESTS === BETWEEN_RESTS - 1) await document.rest();
    onPage(index + 1);
    await yieldToUser();
  }
  await document.rest();
  return pictures;
}

async function draw(
  document: PdfDocument,
  pageIndex: number,
  signal: AbortSignal,
): Promise<GreyPicture | null> {
  let canvas: HTMLCanvasElement | null = null;
  try {
    canvas = await document.draw(pageIndex, areaOf, signal, BUDGET_MS);
    return evenContrast(shrink(greysOf(canvas), PICTURE_SIDE));
  } catch {
    signal.throwIfAborted();
    return null;
  } finally {
    releaseCanvas(canvas);
  }
}

function areaOf(page: PDFPageProxy): PaintArea {
  const { width, height, rotation } = page.getViewport({ scale: 1 });
  const scale = DRAWN_SIDE / Math.max(width, height);
  return {
    scale,
    rotation: rotation === 90 || rotation === 180 || rotation === 270 ? rotation : 0,
    left: 0,
    top: 0,
    width: width * scale,
    height: height * scale,
  };
}

function greysOf(canvas: HTMLCanvasElement): GreyPicture {
  const { width, height } = canvas;
  const copy = new OffscreenCanvas(width, height);
  const context = copy.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas to read a page from');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const pixels = new Uint8Array(width * height);
  for (let index = 0; index < pixels.length; index++) {
    const [red = 0, green = 0, blue = 0] = [data[index * 4], data[index * 4 + 1], data[index * 4 + 2]];
    pixels[index] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  return { width, height, pixels };
}
