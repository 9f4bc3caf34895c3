import { partOfRun } from '#shared/anchoring/carry/run-boxes.ts';
import type { PageContent } from '#shared/anchoring/carry/version-content.ts';
import {
  readInk,
  withoutWords,
  type InkImage,
  type PixelBox,
} from '#shared/anchoring/compare/picture/ink-image.ts';
import { runInSlices } from '#renderer/carry/run-in-slices.ts';
import { pageGeometry, rectToCss, shownSize, type Size } from '#renderer/pdf/page-geometry.ts';
import { releaseCanvas } from '#renderer/pdf/paint-page.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { whenIdle } from '#renderer/pdf/yield-to-user.ts';

/** Size of a page as shown, in points. */
export function pageSize(document: PdfDocument, pageIndex: number): Size {
  const box = document.boxes()[pageIndex];
  return box ? shownSize(box, box.rotate) : { width: 0, height: 0 };
}

/**
 * Part of a page as shown, in points from its upper left corner, drawn small and without its words. The pages
 * that somebody looks at go first.
 */
export async function drawInk(
  document: PdfDocument,
  pageIndex: number,
  part: PixelBox,
  scale: number,
  { text, boxes }: PageContent,
  signal: AbortSignal,
): Promise<InkImage> {
  await whenIdle();
  await document.served();
  const box = document.boxes()[pageIndex];
  if (!box) throw new Error('There is no such page');
  const left = Math.floor(part.left * scale);
  const top = Math.floor(part.top * scale);
  const width = Math.max(1, Math.ceil(part.right * scale) - left);
  const height = Math.max(1, Math.ceil(part.bottom * scale) - top);
  const canvas = await document.draw(
    pageIndex,
    () => ({ scale, rotation: box.rotate, left, top, width, height }),
    signal,
  );
  try {
    const rgba = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
    if (!rgba) throw new Error('The picture cannot be read');
    const rgbaOf = (from: number, rows: number) => rgba.subarray(from * width * 4, (from + rows) * width * 4);
    const image = await runInSlices(readInk(width, height, rgbaOf), signal);
    const geometry = pageGeometry(pageIndex, box, scale, 0);
    const written = new Set(text.runs);
    const words = boxes.flatMap((run, index): PixelBox[] => {
      if (run.units === 0 || !written.has(index)) return [];
      const rect = rectToCss(geometry, partOfRun(run, 0, run.units));
      const x = rect.left - left;
      const y = rect.top - top;
      return [{ left: x, top: y, right: x + rect.width, bottom: y + rect.height }];
    });
    return withoutWords(image, words);
  } finally {
    releaseCanvas(canvas);
    // Hundreds of pages are drawn, each of them once or twice.
    await document.letGo(pageIndex).catch(() => undefined);
  }
}
