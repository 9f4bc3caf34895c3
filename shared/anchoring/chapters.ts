import type { Heading } from './section.ts';

/** A stretch of a report by which it is spoken of as a whole: a chapter, what comes before the first, or some pages. */
export interface Chapter {
  readonly kind: 'chapter' | 'front' | 'pages';
  /** As the outline names it; '' where it is no chapter. */
  readonly title: string;
  /** First and last page, from 0. A page on which two chapters meet is counted with the later one. */
  readonly from: number;
  readonly to: number;
  /** Where on its first page it begins, in points from the lower edge; null for the page's top. */
  readonly top: number | null;
}

/** A report without an outline is spoken of by so many pages. */
const PAGES_A_PART = 20;
/** More headings than this are no chapters. */
const MOST_CHAPTERS = 60;

/**
 * The chapters of a report: the headings of the highest level that has several. `headings` in document order, with
 * their depth in the outline. The chapters follow each other without a gap and hold every page once.
 */
export function chaptersOf(headings: readonly Heading[], pageCount: number): readonly Chapter[] {
  const starts = startsOf(headings.filter(({ pageIndex }) => pageIndex < pageCount));
  const [first] = starts;
  if (!first) return partsOf(pageCount);
  const chapters = starts.map(({ title, pageIndex, top }, index): Chapter => ({
    kind: 'chapter',
    title: title.replace(/\s+/gu, ' ').trim(),
    from: pageIndex,
    to: (starts[index + 1]?.pageIndex ?? pageCount) - 1,
    top,
  }));
  if (first.pageIndex === 0) return chapters;
  return [{ kind: 'front', title: '', from: 0, to: first.pageIndex - 1, top: null }, ...chapters];
}

/** Of the highest level with at least two, one a page. */
function startsOf(headings: readonly Heading[]): readonly Heading[] {
  const byDepth = Map.groupBy(headings, ({ depth = 0 }) => depth);
  for (const depth of [...byDepth.keys()].sort((a, b) => a - b)) {
    const starts = (byDepth.get(depth) ?? []).filter(
      ({ pageIndex }, index, all) => pageIndex > (all[index - 1]?.pageIndex ?? -1),
    );
    if (starts.length >= 2 && starts.length <= MOST_CHAPTERS) return starts;
  }
  return [];
}

function partsOf(pageCount: number): readonly Chapter[] {
  return Array.from({ length: Math.ceil(pageCount / PAGES_A_PART) }, (_, part) => ({
    kind: 'pages',
    title: '',
    from: part * PAGES_A_PART,
    to: Math.min(pageCount, (part + 1) * PAGES_A_PART) - 1,
    top: null,
  }));
}

/** Which chapter a place belongs to, by its number from 0; `y` in points from the lower edge, null for a whole page. */
export function chapterAt(chapters: readonly Chapter[], pageIndex: number, y: number | null): number {
  let low = 0;
  let high = chapters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((chapters[middle]?.from ?? 0) <= pageIndex) low = middle;
    else high = middle - 1;
  }
  const found = chapters[low];
  const isAbove = found?.from === pageIndex && found.top !== null && y !== null && y > found.top + GRACE_PT;
  return isAbove && low > 0 ? low - 1 : low;
}

/** A mark may begin a little above the point the outline jumps to. */
const GRACE_PT = 14;
