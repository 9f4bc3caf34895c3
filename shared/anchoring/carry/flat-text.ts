import { foldText } from '../fold.ts';
import { runningLines, runningPage } from './running-lines.ts';

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A stretch of one page's text. */
export interface PageRange extends TextRange {
  readonly pageIndex: number;
}

/**
 * All pages as one folded text without running heads and feet (AN11): where a page breaks makes no difference
 * to it. `starts[p]` is where page `p` begins, `starts[pageCount]` the end; `units[i]` is the index of
 * character `i` in its page's text.
 */
export interface FlatText {
  readonly text: string;
  readonly codes: Uint16Array;
  readonly starts: Uint32Array;
  readonly units: Uint32Array;
}

/** `pages` as `pageText` gives them. Yields after each page. */
export function* flattenPages(pages: readonly string[]): Generator<undefined, FlatText> {
  const folded: { text: string; at: Uint32Array }[] = [];
  for (const page of pages) {
    folded.push(foldText(page));
    yield;
  }
  const running = runningLines(folded.map(runningPage));
  yield;
  const starts = new Uint32Array(pages.length + 1);
  folded.forEach(({ text }, page) => {
    const { head = 0, foot = 0 } = running[page] ?? {};
    starts[page + 1] = (starts[page] ?? 0) + text.length - head - foot;
  });
  const length = starts[pages.length] ?? 0;
  const codes = new Uint16Array(length);
  const units = new Uint32Array(length);
  const parts: string[] = [];
  for (const [page, { text, at }] of folded.entries()) {
    const { head = 0, foot = 0 } = running[page] ?? {};
    const start = starts[page] ?? 0;
    const end = text.length - foot;
    for (let index = head; index < end; index++) {
      codes[start + index - head] = text.charCodeAt(index);
      units[start + index - head] = at[index] ?? 0;
    }
    parts.push(text.slice(head, end));
    yield;
  }
  return { text: parts.join(''), codes, starts, units };
}

/** The page on which character `index` stands. */
export function pageAt({ starts }: FlatText, index: number): number {
  return firstAbove(starts, index, 0, starts.length) - 1;
}

/** Where a stretch of a page's text stands; empty for what belongs to a running head or foot. */
export function toFlat(flat: FlatText, { pageIndex, start, end }: PageRange): TextRange {
  const from = flat.starts[pageIndex] ?? 0;
  const to = flat.starts[pageIndex + 1] ?? from;
  const atOrBehind = (unit: number): number =>
    unit === 0 ? from : firstAbove(flat.units, unit - 1, from, to);
  return { start: atOrBehind(start), end: atOrBehind(end) };
}

/** A stretch of the flat text page by page, in order. */
export function toPages(flat: FlatText, { start, end }: TextRange): readonly PageRange[] {
  const parts: PageRange[] = [];
  for (let from = start; from < end;) {
    const pageIndex = pageAt(flat, from);
    const to = Math.min(end, flat.starts[pageIndex + 1] ?? end);
    const last = flat.units[to - 1] ?? 0;
    parts.push({ pageIndex, start: flat.units[from] ?? 0, end: last + 1 });
    from = to;
  }
  return parts;
}

function firstAbove(sorted: Uint32Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
