import type { Rect } from '#shared/anchoring/anchor.ts';
import { CSS_PER_POINT, shownSize, type PageBox } from '#renderer/pdf/page-geometry.ts';
import type { Zoom } from '#renderer/pdf/viewer-types.ts';

/** Upright pages are shown without most of their margins, so that the words are as large as they can be. */
const TEXT_SHARE = 1.22;
/** On a sheet the mark takes this part of the window, so that what is around it is seen too. */
const MARK_SHARE = 0.4;
/** A pin, or what is smaller, is looked at as this large, in points: one must still see where one is. */
const LEAST_MARK = 100;

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
  return Math.max(fit, (windowWidth * MARK_SHARE) / (Math.max(marked, LEAST_MARK) * CSS_PER_POINT));
}

/** What is brought into the window: of a page of words the whole width, so that the words stay in the middle. */
export function rectBeside(box: PageBox | undefined, mark: Rect | undefined): Rect | undefined {
  if (!mark || !box) return mark;
  const room = LEAST_MARK / box.userUnit;
  const [x0, x1] = isSheet(box) ? atLeast(mark[0], mark[2], room) : [box.view[0], box.view[2]];
  const [y0, y1] = atLeast(mark[1], mark[3], room);
  return [x0, y0, x1, y1];
}

/** From where to where, around the same middle. */
function atLeast(from: number, to: number, length: number): [number, number] {
  const missing = Math.max(0, length - (to - from)) / 2;
  return [from - missing, to + missing];
}
