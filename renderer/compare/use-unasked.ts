import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { olderComments } from '#renderer/carry/older-comments.ts';
import { runInSlices } from '#renderer/carry/run-in-slices.ts';
import { answeredPlaces, answersTo, commentedPlaces, unaskedChanges } from './asked-places.ts';
import type { Comparison } from './comparison.ts';

/** The numbers of the differences nobody asked for, as far as this person's comments tell; null until known (CV7). */
export function useUnasked(
  comparison: Comparison | null,
  item: ReviewItem,
  before: ReportVersion,
  after: ReportVersion,
): ReadonlySet<number> | null {
  const { view, state } = useOpenDossier();
  const comments = useMemo(() => olderComments(view, item, after.versionId), [view, item, after.versionId]);
  const answers = useMemo(() => answersTo(state, item, after.versionId), [state, item, after.versionId]);
  const key = JSON.stringify([
    comments.map(({ row, anchor, byHand }) => [row.id, row.isWithdrawn, anchor, byHand]),
    answers.map(({ newPages, place }) => [newPages, place ?? null]),
  ]);
  const latest = useRef({ comments, answers });
  useEffect(() => {
    latest.current = { comments, answers };
  });
  const [found, setFound] = useState<{
    readonly of: Comparison;
    readonly unasked: ReadonlySet<number>;
  } | null>(null);

  useEffect(() => {
    if (!comparison) return undefined;
    const stop = new AbortController();
    const work = function* (): Generator<undefined, ReadonlySet<number>> {
      const asked = yield* commentedPlaces(comparison, latest.current.comments, before.versionId);
      const answered = answeredPlaces(latest.current.answers, after.versionId);
      return yield* unaskedChanges(comparison, [...asked, ...answered]);
    };
    runInSlices(work(), stop.signal).then(
      (unasked) => setFound({ of: comparison, unasked }),
      () => {}, // left, or begun anew
    );
    return () => stop.abort();
  }, [comparison, key, before.versionId, after.versionId]);

  return found && found.of === comparison ? found.unasked : null;
}
