import { isOnWords, MOST_NEXT_PAGES, type Anchor, type Rect } from '../anchor.ts';
import { pagesOf as pagesOfAnchor } from '../anchor-pages.ts';
import { foldText } from '../fold.ts';
import { boundingRect, tidyRect } from '../rects.ts';
import { alignTexts, UNKNOWN } from './align-texts.ts';
import { SectionIndex, type CarryContext } from './carry-context.ts';
import { carryRegion } from './carry-region.ts';
import { carryWords, type CarriedWords, type WordsCandidate } from './carry-words.ts';
import { CARRY_FLOOR, placed, unplaced, type Candidate, type Carried, type Place } from './carried.ts';
import {
  flattenPages,
  pageAt,
  toFlat,
  toPages,
  type FlatText,
  type PageRange,
  type TextRange,
} from './flat-text.ts';
import { locateInOld, locateOverPages } from './locate-in-old.ts';
import { matchQuote } from '../match-quote.ts';
import { rectsOfRange } from './run-boxes.ts';
import type { PageContent, VersionContent } from './version-content.ts';

export interface CarryProgress {
  readonly phase: 'aligning' | 'placing';
  readonly done: number;
  readonly total: number;
}

/** A page comment goes with its page while at least this much of its words is still there. */
const PAGE_SHARE = 0.5;
/** A page with fewer words than this is a picture. */
const FEWEST_OF_PAGE = 20;

/**
 * Where the marks of one version are in the next, by their words (AN10-AN14): one answer an anchor, in their
 * order. Yields often, so that whoever runs it can give way; the result does not depend on when. Marks that
 * only a picture can place come back as `noWords` (see `carry-image.ts`).
 */
export function* carryOver(
  anchors: readonly Anchor[],
  old: VersionContent,
  now: VersionContent,
): Generator<CarryProgress, readonly Carried[]> {
  const context = yield* compareVersions(old, now);
  const results: Carried[] = [];
  for (const anchor of anchors) {
    results.push(carryAnchor(context, old, now, anchor));
    yield { phase: 'placing', done: results.length, total: anchors.length };
  }
  return results;
}

/** What both versions have in common: the dear part, the same for any number of marks. */
export function* compareVersions(
  old: VersionContent,
  now: VersionContent,
): Generator<CarryProgress, CarryContext> {
  const total = old.pages.length + now.pages.length;
  let done = 0;
  const flatten = function* ({ pages }: VersionContent): Generator<CarryProgress, FlatText> {
    const work = flattenPages(pages.map((page) => page?.text.text ?? ''));
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) return step.value;
      yield { phase: 'aligning', done: Math.min(total, done++), total };
    }
  };
  const oldFlat = yield* flatten(old);
  const newFlat = yield* flatten(now);
  const work = alignTexts(oldFlat.codes, newFlat.codes);
  let step = work.next();
  for (; !step.done; step = work.next()) yield { phase: 'aligning', done: total, total };
  const sections = new SectionIndex(
    { flat: oldFlat, headings: old.headings },
    { flat: newFlat, headings: now.headings },
  );
  return { old: oldFlat, new: newFlat, alignment: step.value, sections };
}

export function carryAnchor(
  context: CarryContext,
  old: VersionContent,
  now: VersionContent,
  anchor: Anchor,
): Carried {
  if (anchor.kind === 'report') return placed({ by: 'page', score: 1, place: WHOLE_REPORT });
  const page = old.pages[anchor.pageIndex];
  if (!page) return unplaced('unreadable');
  if (anchor.kind === 'page') return carryPage(context, anchor.pageIndex);
  if (!anchor.quote) return carryRegion(context, old, now, anchor);
  const marked = partsInOld(anchor, page, old);
  const [range] = marked;
  const last = marked.at(-1);
  // Words that its page does not hold, or holds several times on the spot: nothing to start from.
  if (!range || !last) return unplaced('lost', pageCandidates(context, anchor.pageIndex));
  const from = { start: toFlat(context.old, range).start, end: toFlat(context.old, last).end };
  const quote = foldText(wordsOf(old, marked)).text;
  // Half of it or more in a running line: it is one of its marks.
  if ((from.end - from.start) * 2 <= quote.length) return carryRunningLine(context, now, anchor);
  const words = withEnds(context, from, quote, carryWords(context, from));
  const oldBox = boundingRect(rectsOfRange(page.text, page.boxes, range));
  const toPlace = ({ by, score, ranges }: WordsCandidate): Candidate => ({
    by,
    score,
    place: placeOfWords(
      ranges.flatMap((to) => toPages(context.new, to)),
      now,
      anchor,
      oldBox,
    ),
  });
  if (words.status === 'placed') return placed(toPlace(words.found));
  const candidates = words.candidates.map(toPlace);
  return unplaced(
    words.reason,
    candidates.length > 0 ? candidates : pageCandidates(context, anchor.pageIndex),
  );
}

/** The words of an anchor page by page in its own version; none where they are not found. */
function partsInOld(anchor: Anchor, page: PageContent, { pages }: VersionContent): readonly PageRange[] {
  const { pageIndex } = anchor;
  if (anchor.nextPages) {
    return locateOverPages(
      anchor,
      pagesOfAnchor(anchor).map((index) => pages[index]?.text.text ?? ''),
    );
  }
  const range = locateInOld(anchor, page);
  return range ? [{ pageIndex, start: range.start, end: range.end }] : [];
}

function wordsOf({ pages }: VersionContent, parts: readonly PageRange[]): string {
  return parts
    .map(({ pageIndex, start, end }) => pages[pageIndex]?.text.text.slice(start, end) ?? '')
    .join('');
}

/** What a repeated head of a table hid of the words is taken in again where it stands beside them. */
function withEnds(
  { old, new: now }: CarryContext,
  from: TextRange,
  quote: string,
  words: CarriedWords,
): CarriedWords {
  const kept = old.text.slice(from.start, from.end);
  const at = quote.indexOf(kept);
  if (words.status !== 'placed' || kept.length === quote.length || at < 0) return words;
  const head = quote.slice(0, at);
  const tail = quote.slice(at + kept.length);
  const ranges = words.found.ranges.map(({ start, end }, index, all) => ({
    start: index === 0 && now.text.endsWith(head, start) ? start - head.length : start,
    end: index === all.length - 1 && now.text.startsWith(tail, end) ? end + tail.length : end,
  }));
  const length = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const found = { ...words.found, score: Math.min(words.found.score, length / quote.length), ranges };
  return found.score >= CARRY_FLOOR
    ? { status: 'placed', found }
    : { status: 'unplaced', reason: 'changed', candidates: [found] };
}

const WHOLE_REPORT: Place = { pageIndex: 0, rects: [], parts: [] };

/**
 * A mark on words from the page they begin on, where they run on; anything else on the page that has most of the
 * words: a frame keeps its distance from them.
 */
function placeOfWords(
  parts: readonly PageRange[],
  now: VersionContent,
  anchor: Anchor,
  oldBox: Rect | undefined,
): Place {
  const rectsOf = (pageIndex: number): readonly Rect[] => {
    const page = now.pages[pageIndex];
    const here = parts.filter((part) => part.pageIndex === pageIndex);
    return page ? here.flatMap((part) => rectsOfRange(page.text, page.boxes, part)) : [];
  };
  const span = isOnWords(anchor.kind) ? runningPages(parts) : [];
  const [begin] = span;
  if (begin !== undefined) {
    const nextPages = span.slice(1).map(rectsOf);
    return { pageIndex: begin, rects: rectsOf(begin), nextPages, parts };
  }
  const pageIndex = mostOf(parts);
  const rects = rectsOf(pageIndex);
  const newBox = boundingRect(rects);
  const frame = boundingRect(anchor.rects);
  if (isOnWords(anchor.kind) || !frame || !oldBox || !newBox) return { pageIndex, rects, parts };
  const edge = (side: 0 | 1 | 2 | 3) => newBox[side] + frame[side] - oldBox[side];
  return { pageIndex, rects: [tidyRect([edge(0), edge(1), edge(2), edge(3)])], parts };
}

/** The pages that words run over, if they are more than one and no more than a mark may have; else none. */
function runningPages(parts: readonly PageRange[]): readonly number[] {
  const pages = [...new Set(parts.map(({ pageIndex }) => pageIndex))];
  const runs = pages.every((page, step) => page === (pages[0] ?? 0) + step);
  return runs && pages.length > 1 && pages.length <= MOST_NEXT_PAGES + 1 ? pages : [];
}

function mostOf(parts: readonly PageRange[]): number {
  const lengths = new Map<number, number>();
  for (const { pageIndex, start, end } of parts) {
    lengths.set(pageIndex, (lengths.get(pageIndex) ?? 0) + end - start);
  }
  return [...lengths].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

interface PageShare {
  readonly pageIndex: number;
  readonly share: number;
}

/** The pages that hold what the page held, the one with most of it first; `certain` of all it held. */
function pagesOf(
  { old, new: now, alignment }: CarryContext,
  pageIndex: number,
): { readonly pages: readonly PageShare[]; readonly certain: number; readonly length: number } {
  const start = old.starts[pageIndex] ?? 0;
  const end = old.starts[pageIndex + 1] ?? start;
  const counts = new Map<number, number>();
  let certain = 0;
  let page = 0;
  for (let index = start; index < end; index++) {
    const to = alignment.toNew[index] ?? UNKNOWN;
    if (to === UNKNOWN) continue;
    certain++;
    // Neighbours stand on the same page nearly always.
    if (to < (now.starts[page] ?? 0) || to >= (now.starts[page + 1] ?? 0)) page = pageAt(now, to);
    counts.set(page, (counts.get(page) ?? 0) + 1);
  }
  const length = end - start;
  const pages = [...counts]
    .map(([index, count]) => ({ pageIndex: index, share: count / Math.max(1, length) }))
    .sort((a, b) => b.share - a.share || a.pageIndex - b.pageIndex);
  return { pages, certain, length };
}

function carryPage(context: CarryContext, pageIndex: number): Carried {
  const { pages, certain, length } = pagesOf(context, pageIndex);
  const [best] = pages;
  if (length < FEWEST_OF_PAGE) return unplaced('noWords', pageCandidates(context, pageIndex));
  if (!best || certain < length * PAGE_SHARE) {
    return unplaced(best ? 'changed' : 'lost', pageCandidates(context, pageIndex));
  }
  return placed({ by: 'page', score: 1, place: wholePage(best.pageIndex) });
}

/** A mark on a running head or foot: on the page its page became, if the words are there once. */
function carryRunningLine(context: CarryContext, now: VersionContent, { pageIndex, quote }: Anchor): Carried {
  const [best] = pagesOf(context, pageIndex).pages;
  const page = best && now.pages[best.pageIndex];
  if (!best || !page || !quote) return unplaced('lost', pageCandidates(context, pageIndex));
  const match = matchQuote(page.text.text, quote);
  if (match.status !== 'exact') return unplaced('lost', pageCandidates(context, pageIndex));
  const part = { pageIndex: best.pageIndex, start: match.start, end: match.end };
  const inText = toFlat(context.new, part);
  if (inText.end > inText.start) return unplaced('lost', pageCandidates(context, pageIndex));
  const rects = rectsOfRange(page.text, page.boxes, part);
  return placed({ by: 'page', score: 1, place: { pageIndex: best.pageIndex, rects, parts: [part] } });
}

/** Where to look for what cannot be placed: the pages its page became, or those its neighbours became. */
function pageCandidates(context: CarryContext, pageIndex: number): readonly Candidate[] {
  const pageCount = context.old.starts.length - 1;
  for (let distance = 0; distance < pageCount; distance++) {
    for (const near of distance === 0 ? [pageIndex] : [pageIndex - distance, pageIndex + distance]) {
      const { pages } = pagesOf(context, near);
      if (pages.length === 0) continue;
      return pages.slice(0, 2).map(({ pageIndex: to, share }) => ({
        by: 'page',
        score: distance === 0 ? 0.5 * share : 0.1,
        place: wholePage(to),
      }));
    }
  }
  return [];
}

function wholePage(pageIndex: number): Place {
  return { pageIndex, rects: [], parts: [] };
}
