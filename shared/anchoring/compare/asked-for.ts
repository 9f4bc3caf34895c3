import type { Anchor } from '../anchor.ts';
import { pagesOf, rectsOn } from '../anchor-pages.ts';
import type { PagePlace } from './change-places.ts';

/** What somebody pointed at; `rects` null: the whole page. */
export interface AskedPlace {
  readonly side: 'old' | 'new';
  readonly pageIndex: number;
  readonly rects: PagePlace['rects'] | null;
}

/** A difference as far as it matters who asked for it. */
export interface AskedChange {
  /** More than 0 in a picture. */
  readonly pictureParts: number;
  readonly places: Readonly<Record<AskedPlace['side'], readonly PagePlace[]>>;
}

/** How far from a mark, up or down and in points, a difference is still an answer to it: two lines. */
export const ASKED_REACH = 36;

/** What a mark asks about: its lines, or its page; a comment on the whole report asks about no place (CV7). */
export function askedBy(side: AskedPlace['side'], anchor: Anchor): readonly AskedPlace[] {
  return pagesOf(anchor).map((pageIndex) => ({
    side,
    pageIndex,
    rects: anchor.kind === 'page' ? null : rectsOn(anchor, pageIndex),
  }));
}

/** The pages an answer names, counted from 0: `P45～P48`, `P45、P47`. */
export function namedPages(words: string): readonly number[] {
  const pages = new Set<number>();
  for (const [, from = '', to] of words.matchAll(/(\d+)(?:\s*[～~\-–—至到]\s*[Pp]?(\d+))?/gu)) {
    const first = Number(from);
    const last = Math.min(Number(to ?? from), first + MOST_NAMED);
    for (let page = first; page <= last; page++) if (page > 0) pages.add(page - 1);
  }
  return [...pages];
}

const MOST_NAMED = 200;

/**
 * Somebody pointed at a difference, at where it was or at where it is (CV7). `isTurned`: the file turns this page
 * by a quarter, so that its lines run up the unturned page.
 */
export function isAskedFor(
  { pictureParts, places }: AskedChange,
  asked: readonly AskedPlace[],
  isTurned: (side: AskedPlace['side'], pageIndex: number) => boolean,
): boolean {
  return asked.some(({ side, pageIndex, rects }) => {
    const axes: readonly Axis[] = pictureParts > 0 ? [0, 1] : [isTurned(side, pageIndex) ? 0 : 1];
    return places[side].some(
      (place) => place.pageIndex === pageIndex && (!rects || isBeside(place.rects, rects, axes)),
    );
  });
}

/** Across the unturned page, or up it. */
type Axis = 0 | 1;

function isBeside(place: PagePlace['rects'], marked: PagePlace['rects'], axes: readonly Axis[]): boolean {
  return place.some((one) =>
    marked.some((other) =>
      axes.every((axis) => {
        const [from, to] = axis === 0 ? ([0, 2] as const) : ([1, 3] as const);
        return one[from] - other[to] <= ASKED_REACH && other[from] - one[to] <= ASKED_REACH;
      }),
    ),
  );
}
