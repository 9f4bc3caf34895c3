import { findFigures } from '#shared/anchoring/compare/picture/figures.ts';
import type { PixelBox } from '#shared/anchoring/compare/picture/ink-image.ts';
import { greyOf, lookOf, type Picture } from '#shared/anchoring/compare/picture/pair-pictures.ts';
import { hasInk, scaleToGlance } from '#shared/anchoring/compare/picture/picture-changes.ts';
import type { FlatText } from '#shared/anchoring/carry/flat-text.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { runInSlices } from '#renderer/carry/run-in-slices.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { drawInk, pageSize } from './draw-ink.ts';

/** A page with fewer words than this, in characters, is a picture as a whole. */
const FEWEST_WORDS = 20;

export interface VersionPages {
  readonly document: PdfDocument;
  readonly version: VersionContent;
  readonly flat: FlatText;
}

/** The pages without words and the figures of a version, in its order. What cannot be drawn is told to `onSkip`. */
export async function findPictures(
  { document, version, flat }: VersionPages,
  signal: AbortSignal,
  onPage: () => void,
  onSkip: (pageIndex: number) => void,
): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (const [pageIndex, content] of version.pages.entries()) {
    signal.throwIfAborted();
    onPage();
    if (!content || document.hasGivenUp(pageIndex)) {
      onSkip(pageIndex);
      continue;
    }
    const isPage = (flat.starts[pageIndex + 1] ?? 0) - (flat.starts[pageIndex] ?? 0) < FEWEST_WORDS;
    try {
      if (!isPage && !(await document.hasPictures(pageIndex))) continue;
      const { width, height } = pageSize(document, pageIndex);
      const scale = scaleToGlance({ width, height });
      const whole = { left: 0, top: 0, right: width, bottom: height };
      const image = await drawInk(document, pageIndex, whole, scale, content, signal);
      const boxes = isPage
        ? hasInk(image)
          ? [{ left: 0, top: 0, right: image.width, bottom: image.height }]
          : []
        : await runInSlices(findFigures(image), signal);
      for (const box of boxes) {
        pictures.push({
          pageIndex,
          isPage,
          box: isPage ? whole : inPoints(box, scale),
          at: pageIndex + (box.top + box.bottom) / 2 / image.height,
          look: lookOf(image, box),
          grey: isPage ? greyOf(image) : null,
        });
      }
    } catch {
      signal.throwIfAborted();
      onSkip(pageIndex);
    }
  }
  return pictures;
}

function inPoints({ left, top, right, bottom }: PixelBox, scale: number): PixelBox {
  return { left: left / scale, top: top / scale, right: right / scale, bottom: bottom / scale };
}
