import type { Anchor, Rect } from './anchor.ts';

/** The pages a mark stands on, in order; none for the whole report. */
export function pagesOf({ kind, pageIndex, nextPages = [] }: Anchor): readonly number[] {
  if (kind === 'report') return [];
  return [pageIndex, ...nextPages.map((_, step) => pageIndex + 1 + step)];
}

export function standsOn({ kind, pageIndex, nextPages }: Anchor, page: number): boolean {
  return kind !== 'report' && page >= pageIndex && page <= pageIndex + (nextPages?.length ?? 0);
}

/** The rects of a mark on one page; none where it does not stand. */
export function rectsOn({ pageIndex, rects, nextPages = [] }: Anchor, page: number): readonly Rect[] {
  return page === pageIndex ? rects : (nextPages[page - pageIndex - 1] ?? []);
}
