import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Rotation } from './page-geometry.ts';
import { MAX_CANVAS_PIXELS, MAX_CANVAS_SIDE } from './pdfjs.ts';

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

/** How much of the wanted resolution a whole page can have in one canvas: 1 for all of it. */
export function canvasShare(width: number, height: number, maxPixels = MAX_CANVAS_PIXELS): number {
  const byArea = Math.sqrt(maxPixels / (width * height));
  const bySide = MAX_CANVAS_SIDE / Math.max(width, height);
  return Math.min(1, byArea, bySide);
}
