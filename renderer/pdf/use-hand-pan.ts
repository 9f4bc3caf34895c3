import { useEffect } from 'react';
import type { Point } from './page-geometry.ts';
import type { ScrollSurface } from './scroll-surface.ts';

const MIDDLE_BUTTON = 1;

/** Moves the page like a sheet on the desk: with the middle button, or with the space bar held. */
export function useHandPan(surface: ScrollSurface): void {
  useEffect(() => {
    const { element } = surface;
    if (!element) return undefined;
    let isSpaceDown = false;
    let last: Point | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.target !== element) return;
      event.preventDefault(); // or the browser scrolls a window further
      isSpaceDown = event.type === 'keydown';
      element.dataset['hand'] = isSpaceDown ? 'open' : '';
    };
    const onDown = (event: PointerEvent) => {
      const isMeant = event.button === MIDDLE_BUTTON || (isSpaceDown && event.button === 0);
      if (!isMeant || event.pointerType === 'touch') return;
      event.preventDefault();
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      element.dataset['hand'] = 'closed';
      last = { x: event.clientX, y: event.clientY };
    };
    const onMove = (event: PointerEvent) => {
      if (!last) return;
      element.scrollBy({
        left: last.x - event.clientX,
        top: last.y - event.clientY,
        behavior: 'instant',
      });
      last = { x: event.clientX, y: event.clientY };
    };
    const onUp = () => {
      if (!last) return;
      last = null;
      element.dataset['hand'] = isSpaceDown ? 'open' : '';
    };
    const onBlur = () => {
      isSpaceDown = false;
      element.dataset['hand'] = '';
    };
    element.addEventListener('keydown', onKey);
    element.addEventListener('keyup', onKey);
    element.addEventListener('blur', onBlur);
    element.addEventListener('pointerdown', onDown, { capture: true });
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    return () => {
      element.removeEventListener('keydown', onKey);
      element.removeEventListener('keyup', onKey);
      element.removeEventListener('blur', onBlur);
      element.removeEventListener('pointerdown', onDown, { capture: true });
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
    };
  }, [surface]);
}
