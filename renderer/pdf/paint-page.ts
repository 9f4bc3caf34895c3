import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Rotation } from './page-geometry.ts';
import { MAX_CANVAS_SIDE } from './pdfjs.ts';

/** A page of more device pixels than this is drawn coarse, and in tiles where it is looked at. */
const WHOLE_MAX_PIXELS = 8 * 1024 * 1024;
/** What the coarse picture has then. It stays as it is however far one zooms in. */
const COARSE_PIXELS = 3 * 1024 * 1024;

/** What of a page is drawn: `left`, `top`, `width`, `height` in device pixels at `scale` pixels a point. */
export interface PaintArea {
  readonly scale: number;
  readonly rotation: Rotation;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Draws part of a page onto a new canvas. Aborting ends it with the signal's reason, no canvas left behind. */
export async function paintPage(
  page: PDFPageProxy,
  area: PaintArea,
  signal: AbortSignal,
): Promise<HTMLCanvasElement> {
  signal.throwIfAborted();
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(area.width));
  canvas.height = Math.max(1, Math.round(area.height));
  const viewport = page.getViewport({ scale: area.scale, rotation: area.rotation });
  const isPart = area.left !== 0 || area.top !== 0;
  const task = page.render({
    canvas,
    viewport,
    ...(isPart ? { transform: [1, 0, 0, 1, -area.left, -area.top] } : {}),
  });
  const cancel = () => task.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await task.promise;
    return canvas;
  } catch (error) {
    releaseCanvas(canvas);
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** Gives the memory back at once instead of at the next collection. */
export function releaseCanvas(canvas: HTMLCanvasElement | null): void {
  if (!canvas) return;
  canvas.width = 0;
  canvas.height = 0;
  canvas.remove();
}

/** How much of the wanted resolution a page has in one canvas: 1 for all of it, less where tiles are to follow. */
export function wholeShare(width: number, height: number): number {
  if (width * height <= WHOLE_MAX_PIXELS && Math.max(width, height) <= MAX_CANVAS_SIDE) return 1;
  const byArea = Math.sqrt(COARSE_PIXELS / (width * height));
  return Math.min(byArea, MAX_CANVAS_SIDE / Math.max(width, height));
}
