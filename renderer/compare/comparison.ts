import type { Rect } from '#shared/anchoring/anchor.ts';
import { compareVersions } from '#shared/anchoring/carry/carry-over.ts';
import type { CarryContext } from '#shared/anchoring/carry/carry-context.ts';
import { pageAt, type FlatText, type TextRange } from '#shared/anchoring/carry/flat-text.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { placesOf, wordsOf, type PagePlace } from '#shared/anchoring/compare/change-places.ts';
import { isContentsNumber } from '#shared/anchoring/compare/contents-numbers.ts';
import { findChanges } from '#shared/anchoring/compare/find-changes.ts';
import {
  linkPositions,
  type LinkedPositions,
  type Position,
  type ShareDown,
} from '#shared/anchoring/compare/linked-positions.ts';
import { sectionAt } from '#shared/anchoring/section.ts';
import type { Change, ChangeKind } from '#shared/anchoring/compare/version-changes.ts';

export type Side = 'old' | 'new';
export const SIDES = ['old', 'new'] as const;

/** What changed, with the words beside it on its line. */
export interface ShownWords {
  readonly before: string;
  readonly changed: string;
  readonly behind: string;
}

/** A difference as it is listed and marked. `no` is its name for as long as the two are open. */
export interface ShownChange {
  readonly no: number;
  readonly kind: ChangeKind;
  /** In a figure or a page without words: in so many places of it, and there are no words of it; else 0. */
  readonly pictureParts: number;
  /** Where it comes in the list: its position in the new version. */
  readonly at: Position;
  /** The heading above it in the new version, as the outline names it. */
  readonly section: string | null;
  readonly words: Readonly<Record<Side, ShownWords>>;
  /** Where it stands; where there is nothing of it, the place between two characters. */
  readonly places: Readonly<Record<Side, readonly PagePlace[]>>;
}

/** A part of a difference on one page. */
export interface ChangeMark {
  readonly no: number;
  readonly kind: ChangeKind;
  readonly isPicture: boolean;
  readonly rects: readonly Rect[];
}

export type MarksByPage = ReadonlyMap<number, readonly ChangeMark[]>;

/** A difference in a picture. */
export interface FoundPicture extends Pick<ShownChange, 'kind' | 'at' | 'section' | 'places'> {
  readonly kind: Exclude<ChangeKind, 'moved'>;
  /** What differs; `places` is the figure around it, or the same. */
  readonly marked: ShownChange['places'];
}

/** Two versions compared: what is different, where, and what faces what. */
export interface Comparison {
  readonly versions: Readonly<Record<Side, VersionContent>>;
  readonly context: CarryContext;
  /** In the order of the new version. */
  readonly changes: readonly ShownChange[];
  readonly marks: Readonly<Record<Side, MarksByPage>>;
  readonly links: LinkedPositions;
  /** The file turns this page by a quarter. */
  readonly isTurned: (side: Side, pageIndex: number) => boolean;
}

/** Yields how much is done, from 0 to 1. */
export function* makeComparison(
  versions: Readonly<Record<Side, VersionContent>>,
  shareDown: Readonly<Record<Side, ShareDown>>,
  isTurned: Comparison['isTurned'],
): Generator<number, Comparison> {
  const aligning = compareVersions(versions.old, versions.new);
  let aligned = aligning.next();
  for (; !aligned.done; aligned = aligning.next()) yield (aligned.value.done / aligned.value.total) * 0.6;
  const context = aligned.value;
  const found = yield* all(findChanges(context, { old: texts(versions.old), new: texts(versions.new) }), 0.6);
  const sideOf = (side: Side) => ({
    flat: context[side],
    version: versions[side],
    shareDown: shareDown[side],
  });
  const links = yield* all(linkPositions(sideOf('old'), sideOf('new'), found), 0.8);
  const listed = found.filter((change) => !isContentsNumber(change, context));
  const shown = yield* all(showAll(context, versions, listed, shareDown.new), 0.9);
  return { versions, context, links, isTurned, ...shown };
}

function* all<R>(work: Generator<undefined, R>, done: number): Generator<number, R> {
  let step = work.next();
  for (; !step.done; step = work.next()) yield done;
  return step.value;
}

function texts({ pages }: VersionContent): readonly string[] {
  return pages.map((page) => page?.text.text ?? '');
}

/** Words of a difference that a list shows; past these, three dots. */
const MOST_WORDS = 400;

function* showAll(
  context: CarryContext,
  versions: Readonly<Record<Side, VersionContent>>,
  found: readonly Change[],
  shareDown: ShareDown,
): Generator<undefined, Pick<Comparison, 'changes' | 'marks'>> {
  const marks = { old: new Map<number, ChangeMark[]>(), new: new Map<number, ChangeMark[]>() };
  const changes: ShownChange[] = [];
  for (const [index, change] of found.entries()) {
    const no = index + 1;
    for (const piece of change.pieces) {
      for (const side of SIDES) {
        const range = side === 'old' ? piece.old : piece.now;
        for (const { pageIndex, rects } of placesOf(context[side], versions[side], range)) {
          const onPage = marks[side].get(pageIndex) ?? [];
          onPage.push({ no, kind: piece.kind, isPicture: false, rects });
          marks[side].set(pageIndex, onPage);
        }
      }
      yield;
    }
    const shownOf = (side: Side, range: TextRange) => ({
      words: shownWords(context[side], versions[side], range),
      places: placesOf(context[side], versions[side], range),
    });
    const old = shownOf('old', change.old);
    const now = shownOf('new', change.now);
    const [first] = now.places;
    const [rect] = first?.rects ?? [];
    const share = first && rect ? shareDown(first.pageIndex, rect[0], rect[3]) : 0;
    changes.push({
      no,
      kind: change.kind,
      pictureParts: 0,
      // Columns go back up the page; the list does not.
      at: Math.max(changes.at(-1)?.at ?? 0, (first?.pageIndex ?? 0) + Math.min(0.999, Math.max(0, share))),
      section: sectionOf(versions.new, now.places),
      words: { old: old.words, new: now.words },
      places: { old: old.places, new: now.places },
    });
  }
  return { changes, marks };
}

export function sectionOf({ headings }: VersionContent, [place]: readonly PagePlace[]): string | null {
  return (place && sectionAt(headings, place.pageIndex, place.rects[0]?.[3] ?? null)) ?? null;
}

/** Words beside a difference that tell what it is about, in characters. */
const BESIDE = 14;

function shownWords(flat: FlatText, version: VersionContent, range: TextRange): ShownWords {
  const { start, end } = range;
  const from = Math.max(flat.starts[pageAt(flat, start)] ?? 0, start - BESIDE);
  const to = Math.min(flat.starts[pageAt(flat, Math.max(start, end - 1)) + 1] ?? end, end + BESIDE);
  return {
    before: shortened(wordsOf(flat, version, { start: from, end: start })),
    changed: shortened(wordsOf(flat, version, range)),
    behind: shortened(wordsOf(flat, version, { start: end, end: Math.max(end, to) })),
  };
}

/** Dots that lead to a page number say nothing in a list. */
const LEADER = /(?:\s*[.．…·・]){4,}\s*/gu;

function shortened(words: string): string {
  const short = words.replaceAll(LEADER, ' … ').trim();
  return short.length > MOST_WORDS ? `${short.slice(0, MOST_WORDS)}…` : short;
}
