import type { Anchor } from '../anchor.ts';
import { pagesOf, rectsOn } from '../anchor-pages.ts';
import type { PagePlace } from './change-places.ts';

/** What somebody pointed at; `rects` null: the whole page. */
export interface AskedPlace {
  readonly side: 'old' | 'new';
  readonly pageIndex: number;
  readonly rects: PagePlace['rects'] | null;
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

/** Somebody pointed at a difference, at where it was or at where it is (CV7). */
export function isAskedFor(
  change: { readonly old: readonly PagePlace[]; readonly new: readonly PagePlace[] },
  asked: readonly AskedPlace[],
): boolean {
  return asked.some(({ side, pageIndex, rects }) =>
    change[side].some((place) => place.pageIndex === pageIndex && (!rects || isBeside(place.rects, rects))),
  );
}

function isBeside(place: PagePlace['rects'], marked: PagePlace['rects']): boolean {
  return place.some((one) =>
    marked.some((other) => one[1] - other[3] <= ASKED_REACH && other[1] - one[3] <= ASKED_REACH),
  );
}
