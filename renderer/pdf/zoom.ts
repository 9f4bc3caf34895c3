import {
  addRotation,
  CSS_PER_POINT,
  shownSize,
  type PageBox,
  type Rotation,
  type Size,
} from './page-geometry.ts';
import { PAGE_GAP, PAGE_MARGIN, type Arrangement } from './page-layout.ts';
import type { Zoom } from './viewer-types.ts';

export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 16;

const STEPS: readonly number[] = [
  0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 6, 8, 12, 16,
];

export interface ZoomRequest {
  readonly zoom: Zoom;
  /** The page that is made to fit; facing, two of its kind. */
  readonly box: PageBox;
  readonly turned: Rotation;
  readonly arrangement: Arrangement;
  readonly view: Size;
}

/** The zoom as a number for a page and a window. */
export function zoomFactor({ zoom, box, turned, arrangement, view }: ZoomRequest): number {
  if (typeof zoom === 'number') return clampZoom(zoom);
  const size = shownSize(box, addRotation(box.rotate, turned));
  const beside = arrangement.mode === 'facing' ? 2 : 1;
  const room = view.width - 2 * PAGE_MARGIN - (beside - 1) * PAGE_GAP;
  const byWidth = room / (beside * size.width * CSS_PER_POINT);
  const byHeight = (view.height - 2 * PAGE_GAP) / (size.height * CSS_PER_POINT);
  return clampZoom(zoom === 'width' ? byWidth : Math.min(byWidth, byHeight));
}

/** The next step of the list up or down. */
export function stepZoom(factor: number, steps: number): number {
  let zoom = factor;
  for (let left = Math.abs(steps); left > 0; left--) {
    const next =
      steps > 0 ? STEPS.find((step) => step > zoom * 1.02) : STEPS.findLast((step) => step < zoom * 0.98);
    zoom = next ?? zoom;
  }
  return clampZoom(zoom);
}

export function clampZoom(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, Number.isFinite(zoom) ? zoom : 1));
}

/** 150, 150%, １５０％ as a person types it; null where it is no zoom. Never beyond the limits. */
export function parseZoom(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[%\s]/gu, '');
  if (!/^\d{1,5}(\.\d+)?$/u.test(plain)) return null;
  const percent = Number(plain);
  return percent === 0 ? null : clampZoom(percent / 100);
}

/** How much larger a box of the window may be shown so that all of it still fits. */
export function zoomToBox(factor: number, box: Size, view: Size): number {
  return clampZoom(factor * Math.min(view.width / box.width, view.height / box.height));
}
