import type { Rect } from '../../anchoring/anchor.ts';
import { NOTE_SIZE, extentOf, type MarkShape } from './mark-shape.ts';

/** What is shown of a page, in its own user space, and how far it is turned clockwise when shown. */
export interface PageFrame {
  readonly view: Rect;
  readonly rotate: 0 | 90 | 180 | 270;
}

const MARGIN = 12;
const STEP = NOTE_SIZE + 6;

/** The rect of a mark on its page (EX4): corner notes stand in a row from the upper left of the page as shown. */
export function rectOnPage(shape: MarkShape, frame: PageFrame): Rect {
  if (shape.kind === 'corner') return cornerRect(shape.slot, frame);
  return extentOf(shape) ?? cornerRect(0, frame);
}

function cornerRect(slot: number, { view, rotate }: PageFrame): Rect {
  const [x0, y0, x1, y1] = view;
  const width = rotate % 180 === 0 ? x1 - x0 : y1 - y0;
  const inARow = Math.max(1, Math.floor((width - MARGIN) / STEP));
  const left = MARGIN + (slot % inARow) * STEP;
  const top = MARGIN + Math.floor(slot / inARow) * STEP;
  const [right, bottom] = [left + NOTE_SIZE, top + NOTE_SIZE];
  switch (rotate) {
    case 0:
      return [x0 + left, y1 - bottom, x0 + right, y1 - top];
    case 90:
      return [x0 + top, y0 + left, x0 + bottom, y0 + right];
    case 180:
      return [x1 - right, y0 + top, x1 - left, y0 + bottom];
    case 270:
      return [x1 - bottom, y1 - right, x1 - top, y1 - left];
  }
}
