import type { Anchor, Rect, Stroke } from '../anchor.ts';
import type { PageRange } from './flat-text.ts';

/**
 * By what a place was found. `text`: the words stand there, the same or nearly. `section`: the same words, told
 * from others by the section they are in. `surroundings`: the words were changed, what stands around them was
 * not. `image`: by what the page looks like. `page`: as a whole, a page or the report.
 */
export type CarriedBy = 'text' | 'section' | 'surroundings' | 'image' | 'page';

/**
 * A place in the new version. `rects` as the anchor's kind asks, and `nextPages` where a mark on words runs on;
 * `parts` the words page by page, if it has any.
 */
export interface Place {
  readonly pageIndex: number;
  readonly rects: readonly Rect[];
  readonly nextPages?: readonly (readonly Rect[])[] | undefined;
  readonly parts: readonly PageRange[];
  /** The shape of a drawn mark where its page now lies turned another way. */
  readonly strokes?: readonly Stroke[] | undefined;
}

/** The mark at its place in the new version: its shape moves with its rect (AN16). */
export function atPlace(
  { nextPages: _old, ...anchor }: Anchor,
  { pageIndex, rects, nextPages, strokes }: Place,
): Anchor {
  return {
    ...anchor,
    pageIndex,
    rects,
    ...(nextPages ? { nextPages } : {}),
    ...(strokes ? { strokes } : {}),
  };
}

/** How sure it is: 1 for the same words between the same words. Nothing is placed below `CARRY_FLOOR` (AN13). */
export interface Candidate {
  readonly by: CarriedBy;
  readonly score: number;
  readonly place: Place;
}

/**
 * Why there is no place: the words are gone (`removed`) or changed beyond recognising (`changed`), stand in
 * several places that are equally good (`ambiguous`), nothing around them is left (`lost`), there is nothing to
 * go by but what the page looks like (`noWords`), or the page cannot be read (`unreadable`).
 */
export type UnplacedReason = 'removed' | 'changed' | 'ambiguous' | 'lost' | 'noWords' | 'unreadable';

/** What became of a mark in the new version. `candidates` best first, where a person may look first. */
export type Carried =
  | ({ readonly status: 'placed' } & Candidate)
  | {
      readonly status: 'unplaced';
      readonly reason: UnplacedReason;
      readonly candidates: readonly Candidate[];
    };

export const CARRY_FLOOR = 0.85;
export const MOST_CANDIDATES = 5;

export function unplaced(reason: UnplacedReason, candidates: readonly Candidate[] = []): Carried {
  const ranked = [...candidates].sort((a, b) => b.score - a.score).slice(0, MOST_CANDIDATES);
  return { status: 'unplaced', reason, candidates: ranked };
}

export function placed(candidate: Candidate): Carried {
  return { status: 'placed', ...candidate };
}
