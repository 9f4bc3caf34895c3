import { useEffect, useState } from 'react';
import type { CssRect, Point } from './page-geometry.ts';
import type { PageDesk } from './use-page-desk.ts';
import { zoomToBox } from './zoom.ts';

/** A smaller box is a slip of the hand. */
const SMALLEST = 8;

/**
 * A box drawn over the pages, with the tool or with Ctrl held, fills the window afterwards. The answer is the box
 * while it is drawn, in CSS pixels of what is scrolled.
 */
export function useZoomBox(
  { surface, changeLook }: PageDesk,
  isTool: boolean,
  onDone: (() => void) | undefined,
): CssRect | null {
  const [box, setBox] = useState<CssRect | null>(null);
  useEffect(() => {
    const { element } = surface;
    if (!element) return undefined;
    let from: Point | null = null;
    const onDown = (event: PointerEvent) => {
      const isMeant = isTool || event.ctrlKey || event.metaKey;
      const { target } = event;
      if (!isMeant || event.button !== 0 || !event.isPrimary || !(target instanceof Element)) return;
      if (target.closest('[data-floating]') || (event.offsetX >= element.clientWidth && target === element))
        return;
      event.preventDefault();
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      from = surface.toWindow(event.clientX, event.clientY);
    };
    const onMove = (event: PointerEvent) => {
      if (!from) return;
      event.stopPropagation();
      const { x, y } = { x: element.scrollLeft, y: element.scrollTop };
      const drawn = boxOf(from, surface.toWindow(event.clientX, event.clientY));
      setBox({ ...drawn, left: drawn.left + x, top: drawn.top + y });
    };
    const onUp = (event: PointerEvent) => {
      if (!from) return;
      event.stopPropagation();
      const drawn = boxOf(from, surface.toWindow(event.clientX, event.clientY));
      from = null;
      setBox(null);
      // The press ends in a click, which is not one on the page.
      element.addEventListener('click', stop, { capture: true, once: true });
      setTimeout(() => element.removeEventListener('click', stop, { capture: true }));
      if (event.type === 'pointercancel' || drawn.width < SMALLEST || drawn.height < SMALLEST) return;
      const { size, middle } = surface;
      const center = { x: drawn.left + drawn.width / 2, y: drawn.top + drawn.height / 2 };
      changeLook((old, now) => ({ ...old, zoom: zoomToBox(now, drawn, size) }), center, middle);
      onDone?.();
    };
    element.addEventListener('pointerdown', onDown, { capture: true });
    element.addEventListener('pointermove', onMove, { capture: true });
    element.addEventListener('pointerup', onUp, { capture: true });
    element.addEventListener('pointercancel', onUp, { capture: true });
    return () => {
      setBox(null);
      element.removeEventListener('pointerdown', onDown, { capture: true });
      element.removeEventListener('pointermove', onMove, { capture: true });
      element.removeEventListener('pointerup', onUp, { capture: true });
      element.removeEventListener('pointercancel', onUp, { capture: true });
    };
  }, [surface, changeLook, isTool, onDone]);
  return box;
}

function stop(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

function boxOf(a: Point, b: Point): CssRect {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
