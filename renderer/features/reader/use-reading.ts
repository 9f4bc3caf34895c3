import { useCallback, useRef, useState, type RefObject } from 'react';
import type { PageLayout } from '#renderer/pdf/page-layout.ts';
import type { GoOptions, PdfViewerHandle, ViewState } from '#renderer/pdf/viewer-types.ts';
import type { ReaderPlace } from './reader-place.ts';
import { useRememberedPlace } from './use-remembered-place.ts';

export interface Reading {
  readonly viewerRef: RefObject<PdfViewerHandle | null>;
  readonly viewer: () => PdfViewerHandle | null;
  readonly goTo: (pageIndex: number, options?: GoOptions) => void;
  /** Null until the viewer has told where it is. */
  readonly view: ViewState | null;
  readonly pageIndex: number;
  /** The same, for what happens later. */
  readonly currentPage: () => number;
  /** The height of the window's upper third on the page, in points: the heading above it is the section. */
  readonly viewTop: number | null;
  readonly layout: PageLayout | null;
  readonly onLayout: (layout: PageLayout) => void;
  readonly onView: (view: ViewState) => void;
  readonly start: ReaderPlace;
}

/** Where a person is in the open report, and the ways to elsewhere. */
export function useReading(sha256: string, pageCount: number): Reading {
  const viewerRef = useRef<PdfViewerHandle>(null);
  const viewer = useCallback(() => viewerRef.current, []);
  const goTo = useCallback((page: number, options?: GoOptions) => viewerRef.current?.goTo(page, options), []);
  const [view, setView] = useState<ViewState | null>(null);
  const latest = useRef<ViewState | null>(null);
  const [viewTop, setViewTop] = useState<number | null>(null);
  const [layout, setLayout] = useState<PageLayout | null>(null);
  const { start, remember } = useRememberedPlace(sha256, pageCount, goTo);
  const onView = useCallback(
    (next: ViewState) => {
      latest.current = next;
      setView(next);
      setViewTop(topOfView(viewerRef.current, next));
      remember(next);
    },
    [remember],
  );
  return {
    viewerRef,
    viewer,
    goTo,
    view,
    pageIndex: view?.pageIndex ?? 0,
    currentPage: useCallback(() => latest.current?.pageIndex ?? 0, []),
    viewTop,
    layout,
    onLayout: setLayout,
    onView,
    start,
  };
}

function topOfView(viewer: PdfViewerHandle | null, view: ViewState): number | null {
  const region = viewer?.visibleRegion(view.pageIndex);
  return region ? region[3] - (region[3] - region[1]) / 3 : null;
}
