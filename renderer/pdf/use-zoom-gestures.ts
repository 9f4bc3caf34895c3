import { useEffect } from 'react';
import type { Point } from './page-geometry.ts';
import type { PageDesk } from './use-page-desk.ts';
import { clampZoom } from './zoom.ts';

/** Pixels of the wheel for one natural logarithm of zoom. */
const WHEEL_PER_E = 260;
const LONGEST_STEP = 60;
const LINE_PX = 16;

/**
 * Ctrl and the wheel, the touch pad's pinch, which arrives as the same, and two fingers: zoom around where the
 * hand is (RD3). One finger scrolls, as the browser does it.
 */
export function useZoomGestures({ surface, changeLook }: PageDesk): void {
  useEffect(() => {
    const { element } = surface;
    if (!element) return undefined;
    let pending = 1;
    let frame = 0;
    let offset: Point = { x: 0, y: 0 };
    /** At most one change a frame, whatever the hand sends. */
    const zoom = (by: number, at: Point) => {
      pending *= by;
      offset = at;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        const factor = pending;
        pending = 1;
        changeLook((old, now) => ({ ...old, zoom: clampZoom(now * factor) }), offset);
      });
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
      const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, -event.deltaY * unit));
      zoom(Math.exp(step / WHEEL_PER_E), surface.toWindow(event.clientX, event.clientY));
    };
    let fingers: { readonly apart: number; readonly middle: Point } | null = null;
    const onTouchStart = (event: TouchEvent) => {
      fingers = twoFingers(event);
    };
    const onTouchMove = (event: TouchEvent) => {
      const now = twoFingers(event);
      if (!fingers || !now) return;
      event.preventDefault(); // or the browser scrolls by them
      element.scrollBy({
        left: fingers.middle.x - now.middle.x,
        top: fingers.middle.y - now.middle.y,
        behavior: 'instant',
      });
      zoom(now.apart / Math.max(1, fingers.apart), surface.toWindow(now.middle.x, now.middle.y));
      fingers = now;
    };
    const onTouchEnd = (event: TouchEvent) => {
      fingers = twoFingers(event);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('touchstart', onTouchStart, { passive: true });
    element.addEventListener('touchmove', onTouchMove, { passive: false });
    element.addEventListener('touchend', onTouchEnd);
    element.addEventListener('touchcancel', onTouchEnd);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('touchstart', onTouchStart);
      element.removeEventListener('touchmove', onTouchMove);
      element.removeEventListener('touchend', onTouchEnd);
      element.removeEventListener('touchcancel', onTouchEnd);
    };
  }, [surface, changeLook]);
}

function twoFingers({ touches }: TouchEvent): { readonly apart: number; readonly middle: Point } | null {
  const [a, b] = touches;
  if (!a || !b || touches.length !== 2) return null;
  return {
    apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
    middle: { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 },
  };
}
