import { useEffect, type RefObject } from 'react';
import { nearestCaret, type Caret } from './nearest-caret.ts';
import type { ScrollSurface } from './scroll-surface.ts';
import type { ShownPage } from './text-selection.ts';

/** How fast the page moves while a selection is drawn beyond the window, per pixel beyond it. */
const SCROLL_PER_PIXEL = 0.25;

/**
 * Selects text from where the pointer is pressed to where it is, always by the nearest words. Left to itself a
 * browser selects by the order of elements, so that between two lines the selection jumps to the page's end.
 * Double and triple clicks and the shift key stay the browser's.
 */
export function useTextSelecting(
  surface: ScrollSurface,
  shown: RefObject<ReadonlyMap<number, ShownPage>>,
  onEnd: (() => void) | undefined,
): void {
  useEffect(() => {
    const { element } = surface;
    if (!element) return undefined;
    let anchor: Caret | null = null;
    let isPressed = false;
    let pointer = { x: 0, y: 0 };
    let frame = 0;

    const extend = () => {
      frame = 0;
      if (!anchor) return;
      const focus = nearestCaret(shown.current.values(), pointer.x, pointer.y);
      if (focus) {
        document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
      }
      const bounds = element.getBoundingClientRect();
      const beyond = Math.max(0, pointer.y - bounds.bottom) - Math.max(0, bounds.top - pointer.y);
      if (beyond === 0) return;
      element.scrollTop += beyond * SCROLL_PER_PIXEL;
      frame = requestAnimationFrame(extend);
    };
    const onDown = (event: MouseEvent) => {
      const { target } = event;
      if (event.button !== 0 || !(target instanceof Element)) return;
      if (target.closest('[data-floating], [data-drawing], button')) return;
      if (!target.closest('[data-page]')) {
        if (isOnScrollbar(element, event)) return;
        // Between two pages nothing is pressed, and drawing from there selects nothing.
        event.preventDefault();
        element.focus({ preventScroll: true });
        document.getSelection()?.removeAllRanges();
        return;
      }
      isPressed = true;
      if (event.shiftKey || event.detail > 1) return;
      anchor = nearestCaret(shown.current.values(), event.clientX, event.clientY);
      if (!anchor) return;
      event.preventDefault();
      element.focus({ preventScroll: true });
      document.getSelection()?.collapse(anchor.node, anchor.offset);
    };
    const onMove = (event: MouseEvent) => {
      if (!anchor) return;
      pointer = { x: event.clientX, y: event.clientY };
      frame ||= requestAnimationFrame(extend);
    };
    const onUp = () => {
      if (frame) {
        cancelAnimationFrame(frame);
        extend();
        cancelAnimationFrame(frame);
        frame = 0;
      }
      anchor = null;
      if (!isPressed) return;
      isPressed = false;
      onEnd?.();
    };
    element.addEventListener('mousedown', onDown);
    window.addEventListener('mousemove', onMove);
    window.addEventListener('mouseup', onUp);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('mousedown', onDown);
      window.removeEventListener('mousemove', onMove);
      window.removeEventListener('mouseup', onUp);
    };
  }, [surface, shown, onEnd]);
}

function isOnScrollbar(element: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  const { left, top } = element.getBoundingClientRect();
  return clientX - left >= element.clientWidth || clientY - top >= element.clientHeight;
}
