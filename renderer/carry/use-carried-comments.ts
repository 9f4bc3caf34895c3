import { useEffect, useMemo, useRef, useState } from 'react';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import { carryOver } from '#shared/anchoring/carry/carry-over.ts';
import { atPlace, type Candidate, type Carried } from '#shared/anchoring/carry/carried.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import { drawnPoints } from '#shared/anchoring/strokes.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { olderComments, sortCarried, toCompare, type CarriedComments } from './older-comments.ts';
import { readVersion } from './read-version.ts';
import { runInSlices } from './run-in-slices.ts';

export type CarryState =
  | { readonly status: 'idle' | 'done' }
  | { readonly status: 'working'; readonly fraction: number }
  | { readonly status: 'failed'; readonly retry: () => void };

export interface CarriedHere extends CarriedComments {
  readonly state: CarryState;
  /** What `comment.place` says when somebody takes a candidate. */
  readonly toAnchor: (candidate: Candidate, mark: Anchor) => Anchor;
}

interface Results {
  /** What was compared: the pair of files and the comments. */
  readonly key: string;
  readonly carried: ReadonlyMap<CommentId, Carried>;
  readonly now: VersionContent | null;
  readonly state: CarryState;
}

const NOTHING: Results = { key: '', carried: new Map(), now: null, state: { status: 'idle' } };

/**
 * The comments on older versions where they belong in the one that is read (CD8). Computed here from both files,
 * in the background and in slices; made again rather than stored.
 */
export function useCarriedComments(
  document: PdfDocument,
  item: ReviewItem,
  version: ReportVersion,
  mayRead: boolean,
): CarriedHere {
  const client = useClient();
  const { dossierId, view } = useOpenDossier();
  const older = useMemo(() => olderComments(view, item, version.versionId), [view, item, version.versionId]);
  const pairs = useMemo(() => toCompare(older, item), [older, item]);
  const key = pairs
    .map((pair) => [pair.version.versionId, ...pair.comments.map(({ row }) => row.id)].join(' '))
    .join('\n');
  const [results, setResults] = useState<Results>(NOTHING);
  const [attempt, setAttempt] = useState(0);
  // `key` says what there is to compare; a new view with the same comments is no reason to begin again.
  const latest = useRef(pairs);
  useEffect(() => {
    latest.current = pairs;
  });

  useEffect(() => {
    if (!mayRead || key === '') return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    const toDo = latest.current;
    const steps = toDo.length + 1;
    const tell = (step: number, share: number) => {
      const state: CarryState = { status: 'working', fraction: (step + share) / steps };
      if (!signal.aborted) setResults((old) => ({ ...old, state }));
    };
    const compare = async (): Promise<void> => {
      const carried = new Map<CommentId, Carried>();
      const now = await readVersion(
        document,
        signal,
        every(8, (done) => tell(0, done / document.pageCount)),
      );
      for (const [index, pair] of toDo.entries()) {
        const { sha256, sizeBytes } = pair.version.file;
        const headers = () => client.fileHeaders();
        const source = { url: client.fileUrl(dossierId, sha256), headers, sizeBytes };
        const opened = await PdfDocument.open(source, () => {}, signal);
        let old: VersionContent;
        try {
          const onPage = every(8, (done) => tell(index + 1, (done / opened.pageCount) * 0.8));
          old = await readVersion(opened, signal, onPage);
        } finally {
          void opened.close();
        }
        const work = carryOver(
          pair.comments.map(({ anchor }) => anchor),
          old,
          now,
        );
        const placed = await runInSlices(work, signal);
        pair.comments.forEach(({ row }, at) => {
          const one = placed[at];
          if (one) carried.set(row.id, one);
        });
      }
      setResults({ key, carried, now, state: { status: 'done' } });
    };
    compare().catch(() => {
      if (signal.aborted) return;
      const retry = () => setAttempt((count) => count + 1);
      setResults((old) => ({ ...old, state: { status: 'failed', retry } }));
    });
    return () => abort.abort();
  }, [client, dossierId, document, key, mayRead, attempt]);

  const { carried, now, state } = results;
  const sorted = useMemo(() => sortCarried(older, carried), [older, carried]);
  const toAnchor = useMemo(
    () => (candidate: Candidate, mark: Anchor) => anchorOf(now, candidate, mark),
    [now],
  );
  return { ...sorted, state: key === '' ? NOTHING.state : state, toAnchor };
}

function every(count: number, tell: (done: number) => void): (done: number) => void {
  return (done) => {
    if (done % count === 0) tell(done);
  };
}

/** A candidate as a mark of the new version, with its words, so that it is carried on to the next. */
function anchorOf(now: VersionContent | null, { place }: Candidate, mark: Anchor): Anchor {
  const { pageIndex, rects, nextPages } = place;
  const parts = place.parts.filter(
    (one) => one.pageIndex >= pageIndex && one.pageIndex <= pageIndex + (nextPages?.length ?? 0),
  );
  const [first] = parts;
  const last = parts.at(-1);
  const texts = [pageIndex, ...(nextPages ?? []).map((_, step) => pageIndex + 1 + step)].map(
    (page) => now?.pages[page]?.text.text ?? '',
  );
  const behind = texts.slice(0, (last?.pageIndex ?? pageIndex) - pageIndex).join('').length;
  const { kind } = mark;
  return describeAnchor({
    kind: rects.length === 0 && kind !== 'report' ? 'page' : kind,
    pageIndex,
    rects,
    nextPages,
    drawn: drawnPoints(atPlace(mark, place)),
    colour: mark.colour,
    text: texts.join(''),
    range: first && last ? { start: first.start, end: behind + last.end } : null,
    headings: now?.headings ?? [],
  });
}
