import type { Anchor } from '#shared/anchoring/anchor.ts';
import { rectsOfRange } from '#shared/anchoring/carry/run-boxes.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import type { Random } from '../sim/random.ts';
import type { TypesetPage } from './typeset.ts';

export interface RandomMark {
  readonly anchor: Anchor;
  /** The atoms under it. */
  readonly marked: readonly number[];
}

/** Lengths people mark: a word, a clause, a sentence, a paragraph. */
const LENGTHS: readonly (readonly [number, number])[] = [
  [2, 6],
  [2, 6],
  [7, 20],
  [7, 40],
  [20, 60],
  [40, 200],
  [200, 600],
];

/** Marks words somewhere in the body of a report; null where the page has none. */
export function markAtRandom(pages: readonly TypesetPage[], random: Random): RandomMark | null {
  const pageIndex = random.below(pages.length);
  const page = pages[pageIndex];
  const [shortest, longest] = random.pick(LENGTHS);
  const length = random.between(shortest, longest);
  const size = page?.atoms.length ?? 0;
  if (!page || size < length) return null;
  const start = random.below(size - length + 1);
  const range = { start, end: start + length };
  const marked = [...new Set(page.atoms.slice(range.start, range.end))];
  const { text, boxes } = page.content;
  if (marked.includes(-1) || text.text.slice(range.start, range.end).trim().length < length) return null;
  const rects = rectsOfRange(text, boxes, range);
  const kind = random.below(10) === 0 ? 'rect' : 'text';
  return {
    anchor: describeAnchor({ kind, pageIndex, rects, text: text.text, range, headings: [] }),
    marked,
  };
}
