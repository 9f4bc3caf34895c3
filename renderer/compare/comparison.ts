import type { Rect } from '#shared/anchoring/anchor.ts';
import { compareVersions } from '#shared/anchoring/carry/carry-over.ts';
import type { CarryContext } from '#shared/anchoring/carry/carry-context.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { placesOf, wordsOf, type PagePlace } from '#shared/anchoring/compare/change-places.ts';
import { findChanges } from '#shared/anchoring/compare/find-changes.ts';
import {
  linkPositions,
  type LinkedPositions,
  type ShareDown,
} from '#shared/anchoring/compare/linked-positions.ts';
import type { Change, ChangeKind } from '#shared/anchoring/compare/version-changes.ts';

export type Side = 'old' | 'new';
export const SIDES = ['old', 'new'] as const;

/** A difference as it is listed and marked. `no` counts from 1, in the order of the new version. */
export interface ShownChange {
  readonly no: number;
  readonly kind: ChangeKind;
  readonly words: Readonly<Record<Side, string>>;
  /** Where it stands; where there is nothing of it, the place between two characters. */
  readonly places: Readonly<Record<Side, readonly PagePlace[]>>;
}

/** A part of a difference on one page. */
export interface ChangeMark {
  readonly no: number;
  readonly kind: ChangeKind;
  readonly rects: readonly Rect[];
}

export type MarksByPage = ReadonlyMap<number, readonly ChangeMark[]>;

/** Two versions compared: what is different, where, and what faces what. */
export interface Comparison {
  readonly versions: Readonly<Record<Side, VersionContent>>;
  readonly context: CarryContext;
  readonly changes: readonly ShownChange[];
  readonly marks: Readonly<Record<Side, MarksByPage>>;
  readonly links: LinkedPositions;
}

/** Yields how much is done, from 0 to 1. */
export function* makeComparison(
  versions: Readonly<Record<Side, VersionContent>>,
  shareDown: Readonly<Record<Side, ShareDown>>,
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
  const shown = yield* all(showAll(context, versions, found), 0.9);
  return { versions, context, links, ...shown };
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
          onPage.push({ no, kind: piece.kind, rects });
          marks[side].set(pageIndex, onPage);
        }
      }
      yield;
    }
    const of = (side: Side) => (side === 'old' ? change.old : change.now);
    changes.push({
      no,
      kind: change.kind,
      words: {
        old: shortened(wordsOf(context.old, versions.old, of('old'))),
        new: shortened(wordsOf(context.new, versions.new, of('new'))),
      },
      places: {
        old: placesOf(context.old, versions.old, of('old')),
        new: placesOf(context.new, versions.new, of('new')),
      },
    });
  }
  return { changes, marks };
}

function shortened(words: string): string {
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)}…` : words;
}
