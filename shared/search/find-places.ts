import { runningLines } from '../anchoring/carry/running-lines.ts';

/** A stretch of folded pages. `over` is where it goes on on the next page. */
export interface FoldedPlace {
  readonly pageIndex: number;
  readonly from: number;
  readonly to: number;
  readonly over: { readonly from: number; readonly to: number } | null;
}

/** Where a folded query stands on a folded page; places do not overlap. At most `limit` of them. */
export function placesOnPage(
  folded: string,
  pageIndex: number,
  query: string,
  limit = Infinity,
): readonly FoldedPlace[] {
  const found: FoldedPlace[] = [];
  if (query === '') return found;
  let from = folded.indexOf(query);
  while (from !== -1 && found.length < limit) {
    const to = from + query.length;
    found.push({ pageIndex, from, to, over: null });
    from = folded.indexOf(query, to);
  }
  return found;
}

/** How much of each folded page is running head and foot: a sentence goes on past them. */
export type Frames = ReturnType<typeof runningLines>;

export function framesOf(folded: readonly string[]): Frames {
  return runningLines(folded.map((text) => ({ text })));
}

/** Where a folded query begins on the page and ends on the next one. */
export function placeOverBreak(
  folded: readonly string[],
  frames: Frames,
  pageIndex: number,
  query: string,
): FoldedPlace | null {
  const page = folded[pageIndex];
  const next = folded[pageIndex + 1];
  if (page === undefined || next === undefined || query.length < 2) return null;
  const end = page.length - (frames[pageIndex]?.foot ?? 0);
  const start = frames[pageIndex + 1]?.head ?? 0;
  const nextEnd = next.length - (frames[pageIndex + 1]?.foot ?? 0);
  const reach = query.length - 1;
  const tailFrom = Math.max(frames[pageIndex]?.head ?? 0, end - reach);
  if (tailFrom >= end || start >= nextEnd) return null;
  const joined = page.slice(tailFrom, end) + next.slice(start, Math.min(nextEnd, start + reach));
  const at = joined.indexOf(query);
  if (at === -1) return null;
  const from = tailFrom + at;
  return { pageIndex, from, to: end, over: { from: start, to: start + query.length - (end - from) } };
}

export interface PlacesInFile {
  /** All there are, listed or not. */
  readonly count: number;
  /** In reading order, the first ones. */
  readonly places: readonly FoldedPlace[];
}

/** Where a folded query stands in a file, page by page and over the breaks between pages. */
export function placesInFile(
  folded: readonly string[],
  frames: Frames,
  query: string,
  limit: number,
): PlacesInFile {
  const places: FoldedPlace[] = [];
  let count = 0;
  let carried: FoldedPlace | null = null;
  for (let pageIndex = 0; pageIndex < folded.length; pageIndex++) {
    const onPage = placesOnPage(folded[pageIndex] ?? '', pageIndex, query).filter(
      (place) => !overlaps(place, carried?.over ?? null),
    );
    const broken = placeOverBreak(folded, frames, pageIndex, query);
    carried = broken && onPage.some((place) => overlaps(place, broken)) ? null : broken;
    const here = carried ? [...onPage, carried] : onPage;
    count += here.length;
    if (places.length < limit) places.push(...here.slice(0, limit - places.length));
  }
  return { count, places };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function overlaps(one: Stretch, other: Stretch | null): boolean {
  return other !== null && one.from < other.to && other.from < one.to;
}
