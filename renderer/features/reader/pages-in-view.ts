import type { PageBox } from '#renderer/pdf/page-geometry.ts';
import type { PdfViewerHandle, ViewState } from '#renderer/pdf/viewer-types.ts';

/** The page being read, and those near it of which the window shows most. */
const NEAR = 2;
const MOST_OF_IT = 0.6;

export function pagesInView(
  viewer: PdfViewerHandle | null,
  { pageIndex }: ViewState,
  boxes: readonly PageBox[],
): readonly number[] {
  const pages = [pageIndex];
  for (let page = Math.max(0, pageIndex - NEAR); page <= pageIndex + NEAR && page < boxes.length; page++) {
    const region = page === pageIndex ? null : viewer?.visibleRegion(page);
    const box = boxes[page];
    if (!region || !box) continue;
    const area = (region[2] - region[0]) * (region[3] - region[1]);
    const [left, bottom, right, top] = box.view;
    if (area >= MOST_OF_IT * (right - left) * (top - bottom)) pages.push(page);
  }
  return pages;
}
