import { useEffect, useMemo, useRef, useState } from 'react';
import type { AskedPlace } from '#shared/anchoring/compare/asked-for.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { olderComments } from '#renderer/carry/older-comments.ts';
import { runInSlices } from '#renderer/carry/run-in-slices.ts';
import { useCarry } from '#renderer/carry/use-carry.ts';
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
  const context = comparison?.context ?? null;
  const marks = useMemo(
    () => comments.filter(({ fromVersionId }) => fromVersionId === before.versionId),
    [comments, before.versionId],
  );
  const { carried } = useCarry(marks, item, after, null, context !== null);
  const latest = useRef({ comments, answers });
  useEffect(() => {
    latest.current = { comments, answers };
  });
  const versions = comparison?.versions ?? null;
  const [asked, setAsked] = useState<{
    readonly of: Comparison['context'];
    readonly key: string;
    readonly places: readonly AskedPlace[];
  } | null>(null);
  useEffect(() => {
    if (!context || !versions) return undefined;
    const stop = new AbortController();
    const work = commentedPlaces({ context, versions }, latest.current.comments, before.versionId, carried);
    runInSlices(work, stop.signal).then(
      (places) => {
        const answered = answeredPlaces(latest.current.answers, after.versionId);
        setAsked({ of: context, key, places: [...places, ...answered] });
      },
      () => {}, // left, or begun anew
    );
    return () => stop.abort();
  }, [context, versions, key, carried, before.versionId, after.versionId]);

  // Pictures are found later than words: what was asked for stays, only they are looked up anew.
  const [found, setFound] = useState<{
    readonly of: Comparison;
    readonly unasked: ReadonlySet<number>;
  } | null>(null);
  const places = asked && asked.of === context ? asked.places : null;
  useEffect(() => {
    if (!comparison || !places) return undefined;
    const stop = new AbortController();
    runInSlices(unaskedChanges(comparison, places), stop.signal).then(
      (unasked) => setFound({ of: comparison, unasked }),
      () => {},
    );
    return () => stop.abort();
  }, [comparison, places]);

  // Of more pictures found meanwhile nothing is claimed yet; of the rest it stays true.
  return found && found.of.context === context ? found.unasked : null;
}
