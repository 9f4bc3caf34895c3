import { useEffect, useMemo, useRef, useState } from 'react';
import type { Carried } from '#shared/anchoring/carry/carried.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { carryComments } from './carry-comments.ts';
import { toCompare, type OlderComment } from './older-comments.ts';

/** `idle`: there is nothing to carry, or it may not begin yet. */
export type CarryState =
  | { readonly status: 'idle' | 'done' }
  | { readonly status: 'working'; readonly fraction: number }
  | { readonly status: 'failed'; readonly retry: () => void };

export interface CarryResults {
  readonly carried: ReadonlyMap<CommentId, Carried>;
  /** The words of the version they were carried to, once they were needed. */
  readonly now: VersionContent | null;
  readonly state: CarryState;
}

const NOTHING: CarryResults = { carried: new Map(), now: null, state: { status: 'idle' } };

/**
 * Carries older comments to a version in the background (AN10), and again when there are others. `version`: null
 * where none is asked for; `document`: the same where it is open already.
 */
export function useCarry(
  older: readonly OlderComment[],
  item: ReviewItem,
  version: ReportVersion | null,
  document: PdfDocument | null,
  mayBegin: boolean,
): CarryResults {
  const client = useClient();
  const { dossierId } = useOpenDossier();
  const pairs = useMemo(() => toCompare(older, item), [older, item]);
  const key = [
    version?.versionId,
    ...pairs.map((pair) => [pair.version.versionId, ...pair.comments.map(({ row }) => row.id)].join(' ')),
  ].join('\n');
  const isEmpty = pairs.length === 0 || version === null;
  const [results, setResults] = useState<CarryResults>(NOTHING);
  const [attempt, setAttempt] = useState(0);
  // `key` says what there is to compare; a new view with the same comments is no reason to begin again.
  const latest = useRef({ from: pairs, to: version });
  useEffect(() => {
    latest.current = { from: pairs, to: version };
  });

  useEffect(() => {
    const { from, to } = latest.current;
    if (!mayBegin || isEmpty || !to) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    const tell = (fraction: number): void => {
      const state: CarryState = { status: 'working', fraction };
      if (!signal.aborted) setResults((old) => ({ ...old, state }));
    };
    const task = { client, dossierId, document, from, to };
    carryComments(task, signal, tell).then(
      ({ carried, now }) => {
        if (!signal.aborted) setResults({ carried, now, state: { status: 'done' } });
      },
      () => {
        if (signal.aborted) return;
        const retry = () => setAttempt((count) => count + 1);
        setResults((old) => ({ ...old, state: { status: 'failed', retry } }));
      },
    );
    return () => abort.abort();
  }, [client, dossierId, document, key, isEmpty, mayBegin, attempt]);

  return isEmpty ? NOTHING : results;
}
