import { useEffect } from 'react';
import type { Going } from './use-going.ts';
import type { ScrollSurface } from './scroll-surface.ts';

/** A wheel runs on for a moment after the hand has stopped; that is not another page. */
const RUN_ON_MS = 350;

/** One page at a time: the wheel, at the page's end, turns it over. */
export function useTurningWheel(surface: ScrollSurface, { scrollBy }: Going): void {
  useEffect(() => {
    const { element } = surface;
    if (!element) return undefined;
    let quietFrom = 0;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey || surface.layout.arrangement.mode !== 'single') return;
      const isDown = event.deltaY > 0;
      const rest = isDown
        ? element.scrollHeight - element.clientHeight - element.scrollTop
        : element.scrollTop;
      if (event.deltaY === 0 || rest > 1) {
        quietFrom = event.timeStamp + RUN_ON_MS;
        return;
      }
      event.preventDefault();
      if (event.timeStamp < quietFrom) return;
      quietFrom = event.timeStamp + RUN_ON_MS;
      scrollBy(isDown ? 1 : -1);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [surface, scrollBy]);
}
