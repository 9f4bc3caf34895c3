import type { Rect } from '#shared/anchoring/anchor.ts';
import { CSS_PER_POINT, shownSize, type PageBox } from '#renderer/pdf/page-geometry.ts';
import type { Zoom } from '#renderer/pdf/viewer-types.ts';

/** Upright pages are shown without most of their margins, so that the words are as large as they can be. */
const TEXT_SHARE = 1.22;
/** On a sheet the mark takes this part of the window, so that what is around it is seen too. */
const MARK_SHARE = 0.4;
/** No closer than this, however small the mark: one must still see where on the sheet one is. */
const CLOSEST = 3;

/** A map, a drawing: it lies across, and a mark on it is small when the whole of it is shown. */
export function isSheet(box: PageBox): boolean {
  const { width, height } = shownSize(box, box.rotate);
  return width > height;
}

/** How a page is shown beside another: a page of words by its lines, a sheet by what is marked on it. */
export function zoomBeside(box: PageBox | undefined, windowWidth: number, mark: Rect | undefined): Zoom {
  if (!box || windowWidth === 0) return 'width';
  const fit = windowWidth / (shownSize(box, box.rotate).width * CSS_PER_POINT);
  if (!isSheet(box)) return fit * TEXT_SHARE;
  if (!mark) return 'width';
  const isTurned = box.rotate % 180 !== 0;
  const marked = (isTurned ? mark[3] - mark[1] : mark[2] - mark[0]) * box.userUnit;
  const close = (windowWidth * MARK_SHARE) / (Math.max(marked, 1) * CSS_PER_POINT);
  return Math.max(fit, Math.min(close, CLOSEST));
}

/** What is brought into the window: of a page of words the whole width, so that the words stay in the middle. */
export function rectBeside(box: PageBox | undefined, mark: Rect | undefined): Rect | undefined {
  return mark && box && !isSheet(box) ? [box.view[0], mark[1], box.view[2], mark[3]] : mark;
}
