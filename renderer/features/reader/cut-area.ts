import type { CssRect, Size } from '#renderer/pdf/page-geometry.ts';

/** Around a mark at least so much of the page is shown, in parts of its width. */
const LEAST_SHARE = 0.25;
/** Of a mark larger than that, so many times its sides. */
const ROOM = 1.6;
/** Height by width, at least. */
const LEAST_HEIGHT = 0.7;

/** The part of a page that is cut out to show marks: with something around them, and within the page. */
export function around(marks: readonly CssRect[], page: Size): CssRect {
  const bounds = boundsOf(marks);
  const width = Math.min(page.width, Math.max(page.width * LEAST_SHARE, bounds.width * ROOM));
  const height = Math.min(page.height, Math.max(width * LEAST_HEIGHT, bounds.height * ROOM));
  const left = bounds.left + bounds.width / 2 - width / 2;
  const top = bounds.top + bounds.height / 2 - height / 2;
  return {
    left: Math.max(0, Math.min(left, page.width - width)),
    top: Math.max(0, Math.min(top, page.height - height)),
    width,
    height,
  };
}

/** The smallest rect that holds all of them. */
export function boundsOf(marks: readonly CssRect[]): CssRect {
  const left = Math.min(...marks.map((mark) => mark.left));
  const top = Math.min(...marks.map((mark) => mark.top));
  const right = Math.max(...marks.map((mark) => mark.left + mark.width));
  const bottom = Math.max(...marks.map((mark) => mark.top + mark.height));
  return { left, top, width: right - left, height: bottom - top };
}
