import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { pageGeometry, rectToCss } from './page-geometry.ts';
import { rowOfPage } from './page-layout.ts';
import type { PdfDocument } from './pdf-document.ts';
import { emptyHistory, goBack, goForward, leave } from './place-history.ts';
import { GAP_ABOVE, holdOfPlace, type PageDesk } from './use-page-desk.ts';
import type { GoOptions, PdfViewerHandle, Place } from './viewer-types.ts';

export type Going = Pick<
  PdfViewerHandle,
  'goTo' | 'goBack' | 'goForward' | 'turn' | 'sideways' | 'scrollBy' | 'scrollToEnd'
> & {
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
};

/** Where in the window a place that is jumped to comes, in parts of its height. */
const EYE_LEVEL = 0.38;

/** In parts of the window's width. */
const SIDE_STEP = 0.15;

/** The ways through a report, and back over the jumps (RD4). */
export function useGoing(document: PdfDocument, { surface, moveTo, place }: PageDesk): Going {
  const [history, setHistory] = useState(emptyHistory<Place>());
  const latest = useRef(history);
  useEffect(() => {
    latest.current = history;
  });

  const toPlace = useCallback(
    (target: Place, isSmooth = false) => moveTo(holdOfPlace(target, surface.middle), isSmooth),
    [surface, moveTo],
  );

  const goTo = useCallback(
    (pageIndex: number, { rect, fraction, isJump = true, isSmooth = false }: GoOptions = {}) => {
      const { layout, size } = surface;
      const spot = layout.pages[pageIndex];
      const box = document.boxes()[pageIndex];
      if (!spot || !box) return;
      if (isJump) setHistory((old) => leave(old, place()));
      if (!rect) {
        toPlace({ pageIndex, fraction: fraction ?? 0 }, isSmooth);
        return;
      }
      const css = rectToCss(pageGeometry(pageIndex, box, layout.scale, layout.rotation), rect);
      const isLine = css.height === 0; // a heading: it stands at the top
      const top = isLine ? GAP_ABOVE : Math.max(GAP_ABOVE, size.height * EYE_LEVEL - css.height / 2);
      const isWide = surface.frame.width > size.width;
      moveTo(
        {
          pageIndex,
          fraction: { x: (css.left + css.width / 2) / spot.width, y: css.top / spot.height },
          offset: { x: isWide ? size.width / 2 : spot.left + css.left + css.width / 2, y: top },
        },
        isSmooth,
      );
    },
    [document, surface, place, moveTo, toPlace],
  );

  const turn = useCallback(
    (by: 1 | -1) => {
      const { layout, currentPage } = surface;
      const row = layout.rows[rowOfPage(layout, currentPage) + by];
      if (row) toPlace({ pageIndex: row.first, fraction: 0 });
    },
    [surface, toPlace],
  );

  /** Brings the foot of a page to the window's. */
  const toFoot = useCallback(
    (pageIndex: number) => {
      const { size, middle } = surface;
      const offset = { x: middle.x, y: size.height - GAP_ABOVE };
      moveTo({ pageIndex, fraction: { x: 0.5, y: 1 }, offset });
    },
    [surface, moveTo],
  );
  /** As one turns over paper: forward to the next page's top, back to the foot of the one before. */
  const turnOver = useCallback(
    (by: 1 | -1) => {
      const pageIndex = surface.currentPage + by;
      if (!surface.layout.pages[pageIndex]) return;
      if (by === 1) toPlace({ pageIndex, fraction: 0 });
      else toFoot(pageIndex);
    },
    [surface, toPlace, toFoot],
  );

  return useMemo(
    () => ({
      canGoBack: history.back.length > 0,
      canGoForward: history.forward.length > 0,
      goTo,
      goBack: () => {
        const step = goBack(latest.current, place());
        if (!step) return;
        setHistory(step.history);
        toPlace(step.place);
      },
      goForward: () => {
        const step = goForward(latest.current, place());
        if (!step) return;
        setHistory(step.history);
        toPlace(step.place);
      },
      turn,
      sideways: (by) => {
        const { element, layout, size, currentPage } = surface;
        const row = layout.rows[rowOfPage(layout, currentPage)];
        if (!row || row.width <= size.width) turn(by);
        else element?.scrollBy({ left: by * size.width * SIDE_STEP, behavior: 'instant' });
      },
      scrollBy: (windows) => {
        const { element, layout } = surface;
        if (!element) return;
        const before = element.scrollTop;
        element.scrollBy({ top: windows * element.clientHeight, behavior: 'instant' });
        const isAtEnd = element.scrollTop === before;
        if (isAtEnd && layout.arrangement.mode === 'single') turnOver(windows > 0 ? 1 : -1);
      },
      scrollToEnd: (end) => {
        setHistory((old) => leave(old, place()));
        if (end === 'first') toPlace({ pageIndex: 0, fraction: 0 });
        else toFoot(surface.layout.pages.length - 1);
      },
    }),
    [history, goTo, turn, turnOver, place, surface, toPlace, toFoot],
  );
}
