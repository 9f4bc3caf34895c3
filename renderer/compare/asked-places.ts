import { atPlace, type Carried } from '#shared/anchoring/carry/carried.ts';
import { carryAnchor } from '#shared/anchoring/carry/carry-over.ts';
import { askedBy, isAskedFor, namedPages, type AskedPlace } from '#shared/anchoring/compare/asked-for.ts';
import type { CommentId, VersionId } from '#shared/domain/ids.ts';
import type { ResponseContent } from '#shared/domain/revision/commands.ts';
import type { DossierState, ReviewItem } from '#shared/domain/state.ts';
import type { OlderComment } from '#renderer/carry/older-comments.ts';
import type { Comparison } from './comparison.ts';

/** What the answers to the opinion say about a version: where they point, and the pages they name (CV7). */
export function answeredPlaces(
  answers: readonly ResponseContent[],
  newVersionId: VersionId,
): readonly AskedPlace[] {
  return answers.flatMap(({ newPages, place }) => [
    ...namedPages(newPages).map((pageIndex): AskedPlace => ({ side: 'new', pageIndex, rects: null })),
    ...(place?.versionId === newVersionId ? askedBy('new', place.anchor) : []),
  ]);
}

/** The answers that go with a version: of its round, and those being written for the next one. */
export function answersTo(
  state: DossierState,
  item: ReviewItem,
  versionId: VersionId,
): readonly ResponseContent[] {
  const round = item.rounds.find((entry) => entry.versionId === versionId);
  if (round) return round.rows.map(({ content }) => content);
  return item.stage === 'revision' ? Object.values(state.applicants.responses[item.itemId] ?? {}) : [];
}

/** Where comments on the old version point, there and in the new one. `known`: what became of their marks, where that is known. */
export function* commentedPlaces(
  { context, versions }: Pick<Comparison, 'context' | 'versions'>,
  comments: readonly OlderComment[],
  oldVersionId: VersionId,
  known: ReadonlyMap<CommentId, Carried>,
): Generator<undefined, readonly AskedPlace[]> {
  const places: AskedPlace[] = [];
  for (const { row, anchor, fromVersionId, byHand } of comments) {
    if (row.isWithdrawn) continue;
    if (byHand) places.push(...askedBy('new', byHand));
    if (fromVersionId !== oldVersionId) continue;
    places.push(...askedBy('old', anchor));
    if (!byHand) {
      const carried = known.get(row.id) ?? carryAnchor(context, versions.old, versions.new, anchor);
      if (carried.status === 'placed') places.push(...askedBy('new', atPlace(anchor, carried.place)));
    }
    yield;
  }
  return places;
}

/** The numbers of the differences nobody asked for (CV7). */
export function* unaskedChanges(
  { changes, isTurned }: Pick<Comparison, 'changes' | 'isTurned'>,
  asked: readonly AskedPlace[],
): Generator<undefined, ReadonlySet<number>> {
  const byPage = Map.groupBy(asked, ({ side, pageIndex }) => `${side} ${pageIndex}`);
  const unasked = new Set<number>();
  for (const change of changes) {
    const { no, places } = change;
    const near = (['old', 'new'] as const).flatMap((side) =>
      places[side].flatMap(({ pageIndex }) => byPage.get(`${side} ${pageIndex}`) ?? []),
    );
    if (!isAskedFor(change, near, isTurned)) unasked.add(no);
    yield;
  }
  return unasked;
}
