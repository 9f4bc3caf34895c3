import type { Anchor } from '../anchor.ts';
import type { Carried } from '../carry/carried.ts';
import type { PageContent, VersionContent } from '../carry/version-content.ts';

/** Pages, by index from 0, whose pictures are needed. */
export interface PicturesWanted {
  readonly old: readonly number[];
  readonly now: readonly number[];
}

/** A page with fewer characters than this is a map, a drawing or a scan: what it looks like says more than its words. */
const FEW_WORDS = 400;
/** A page with fewer than this has no words: a page number, a stamp. */
const HARDLY_ANY = 20;

/**
 * What must be drawn to carry by picture what words could not carry; nothing where words did. All pages are
 * wanted that could be taken for one another, also those without marks (AN18).
 */
export function picturesWanted(
  anchors: readonly Anchor[],
  carried: readonly Carried[],
  old: VersionContent,
  now: VersionContent,
): PicturesWanted {
  const marked = new Set<number>();
  const led = new Set<number>();
  const isScanNow = now.pages.some(hasNoWords);
  let isOnWords = false;
  for (const [index, anchor] of anchors.entries()) {
    const result = carried[index];
    if (!result || result.status === 'placed' || !old.pages[anchor.pageIndex]) continue;
    if (anchor.quote && !isScanNow) continue;
    isOnWords ||= anchor.quote !== undefined;
    marked.add(anchor.pageIndex);
    if (!anchor.quote) for (const { place } of result.candidates) led.add(place.pageIndex);
  }
  if (marked.size === 0) return { old: [], now: [] };
  // Any page of words may be what became a page without: then all are compared.
  const wanted = (page: PageContent | null): boolean => page !== null && (isOnWords || isPicture(page));
  return {
    old: indexesOf(old, (page, index) => wanted(page) || marked.has(index)),
    now: indexesOf(now, (page, index) => page !== null && (isPicture(page) || led.has(index))),
  };
}

/** A mark on words goes by picture to a page without words only: on any other its words would have been found. */
export function mayGoByPicture(now: VersionContent): (anchor: Anchor, pageIndex: number) => boolean {
  return (anchor, pageIndex) => !anchor.quote || hasNoWords(now.pages[pageIndex] ?? null);
}

function indexesOf(
  { pages }: VersionContent,
  isWanted: (page: PageContent | null, index: number) => boolean,
): readonly number[] {
  return pages.flatMap((page, index) => (isWanted(page, index) ? [index] : []));
}

function isPicture({ text }: PageContent): boolean {
  return text.text.length < FEW_WORDS;
}

function hasNoWords(page: PageContent | null): boolean {
  return page !== null && page.text.text.length < HARDLY_ANY;
}
