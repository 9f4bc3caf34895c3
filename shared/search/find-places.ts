import { runningLines } from '../anchoring/carry/running-lines.ts';
import { queryForms, standsWhole, type QueryForm } from './numerals.ts';

/** A stretch of folded pages. `over` is where it goes on on the next page. */
export interface FoldedPlace {
  readonly pageIndex: number;
  readonly from: number;
  readonly to: number;
  readonly over: { readonly from: number; readonly to: number } | null;
}

/** Where a folded query stands on a folded page, in any of its forms; places do not overlap. At most `limit`. */
export function placesOnPage(
  folded: string,
  pageIndex: number,
  query: string,
  limit = Infinity,
): readonly FoldedPlace[] {
  return placesOfForms(folded, pageIndex, queryForms(query), limit);
}

/** The same of a query whose forms are known, for who asks many pages. */
export function placesOfForms(
  folded: string,
  pageIndex: number,
  forms: readonly QueryForm[],
  limit: number,
): readonly FoldedPlace[] {
  const [typed, ...others] = forms;
  if (!typed) return [];
  const found = placesOfForm(folded, pageIndex, typed, limit);
  for (const form of others) {
    const more = placesOfForm(folded, pageIndex, form, limit);
    found.push(...more.filter((place) => !found.some((known) => overlaps(place, known))));
  }
  return others.length === 0 ? found : found.sort((a, b) => a.from - b.from).slice(0, limit);
}

function placesOfForm(folded: string, pageIndex: number, form: QueryForm, limit: number): FoldedPlace[] {
  const found: FoldedPlace[] = [];
  let from = folded.indexOf(form.text);
  while (from !== -1 && found.length < limit) {
    const to = from + form.text.length;
    const isThere = standsWhole(form, folded, from);
    if (isThere) found.push({ pageIndex, from, to, over: null });
    from = folded.indexOf(form.text, isThere ? to : from + 1);
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
  const forms = queryForms(query);
  for (let pageIndex = 0; pageIndex < folded.length; pageIndex++) {
    const onPage = placesOfForms(folded[pageIndex] ?? '', pageIndex, forms, Infinity).filter(
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
