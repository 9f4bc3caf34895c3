import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { PageLayout } from '#renderer/pdf/page-layout.ts';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import type { LinkedPositions, Position } from '#shared/anchoring/compare/linked-positions.ts';
import { SIDES, type Side } from './comparison.ts';

/** The line of the window that is kept facing, in parts of its height: where one reads. */
const EYE_LEVEL = 0.35;

interface ScrollSide {
  readonly viewer: RefObject<PdfViewerHandle | null>;
  /** Around the viewer; its pages scroll inside. */
  readonly frame: RefObject<HTMLElement | null>;
}

/**
 * Scrolls one side with the other (CV6). The side a hand was last on leads; what the other does because of it is
 * not sent back.
 */
export function useLinkedScroll(
  sides: Readonly<Record<Side, ScrollSide>>,
  links: LinkedPositions | null,
  isLinked: boolean,
): { readonly pause: () => void } {
  const leader = useRef<Side | null>(null);
  const latest = useRef(sides);
  useEffect(() => {
    latest.current = sides;
  });

  useEffect(() => {
    if (!links || !isLinked) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    for (const side of SIDES) {
      const other: Side = side === 'old' ? 'new' : 'old';
      const frame = latest.current[side].frame.current;
      if (!frame) continue;
      const lead = () => {
        leader.current = side;
      };
      for (const event of ['wheel', 'pointerdown', 'keydown', 'touchstart']) {
        frame.addEventListener(event, lead, { capture: true, passive: true, signal });
      }
      const follow = () => {
        if (leader.current !== side) return;
        const position = positionOf(latest.current[side]);
        if (position !== null) bring(latest.current[other], links.facing(side, position));
      };
      // Scrolling does not bubble; it can be heard on its way down.
      frame.addEventListener('scroll', follow, { capture: true, passive: true, signal });
    }
    return () => stop.abort();
  }, [links, isLinked]);

  /** Both sides are brought somewhere: neither leads until a hand is on one again. */
  const pause = useCallback(() => {
    leader.current = null;
  }, []);
  return { pause };
}

function scrollerOf({ frame }: ScrollSide): HTMLElement | null {
  return frame.current?.querySelector<HTMLElement>('[role="document"]') ?? null;
}

function positionOf(side: ScrollSide): Position | null {
  const scroller = scrollerOf(side);
  const layout = side.viewer.current?.layout();
  if (!scroller || !layout) return null;
  const y = scroller.scrollTop + scroller.clientHeight * EYE_LEVEL;
  const pageIndex = pageUnder(layout, y);
  const spot = layout.pages[pageIndex];
  return spot ? pageIndex + Math.min(0.999, Math.max(0, (y - spot.top) / spot.height)) : null;
}

function bring(side: ScrollSide, position: Position): void {
  const scroller = scrollerOf(side);
  const layout = side.viewer.current?.layout();
  const pageIndex = Math.floor(position);
  const spot = layout?.pages[Math.min(pageIndex, (layout?.pages.length ?? 1) - 1)];
  if (!scroller || !spot) return;
  const share = pageIndex >= (layout?.pages.length ?? 0) ? 1 : position - pageIndex;
  scroller.scrollTop = spot.top + spot.height * share - scroller.clientHeight * EYE_LEVEL;
}

function pageUnder({ pages }: PageLayout, y: number): number {
  let low = 0;
  let high = pages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pages[middle]?.top ?? 0) > y) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1);
}
