import { useEffect, useState } from 'react';
import type { ShareDown } from '#shared/anchoring/compare/linked-positions.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { comparedPairsOf } from '#renderer/carry/compared-pairs.ts';
import { readVersion } from '#renderer/carry/read-version.ts';
import { runInSlices } from '#renderer/carry/run-in-slices.ts';
import { pageGeometry, pointToCss } from '#renderer/pdf/page-geometry.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { makeComparison, type Comparison } from './comparison.ts';

export type ComparisonState =
  | { readonly status: 'working'; readonly fraction: number }
  | { readonly status: 'done'; readonly comparison: Comparison }
  | { readonly status: 'failed'; readonly retry: () => void };

const BEGINNING: ComparisonState = { status: 'working', fraction: 0 };
/** Reading the pages is most of the work. */
const READING = 0.9;

/** A version that is compared, and its file where it is open. */
export interface ComparedFile {
  readonly file: FileRef;
  readonly document: PdfDocument | null;
}

/**
 * Compares two open versions in the background and in slices (CV5); computed anew where it is looked at, but for
 * words that were read before. Null while one of them is not open.
 */
export function useComparison(old: ComparedFile | null, now: ComparedFile | null): ComparisonState | null {
  const client = useClient();
  const [oldDocument, newDocument] = [old?.document ?? null, now?.document ?? null];
  const [oldFile, newFile] = [old?.file.sha256, now?.file.sha256];
  const [held, setHeld] = useState<{
    readonly of: readonly [PdfDocument, PdfDocument];
    readonly state: ComparisonState;
  } | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (!oldDocument || !newDocument || !oldFile || !newFile) return undefined;
    const pairs = comparedPairsOf(client);
    const stop = new AbortController();
    const { signal } = stop;
    const tell = (state: ComparisonState): void => {
      if (!signal.aborted) setHeld({ of: [oldDocument, newDocument], state });
    };
    const total = oldDocument.pageCount + newDocument.pageCount;
    const reading = (before: number) => (done: number) => {
      if (done % 8 === 0) tell({ status: 'working', fraction: ((before + done) / total) * READING });
    };
    const compare = async (): Promise<void> => {
      tell(BEGINNING);
      const versions = {
        old: pairs.wordsOf(oldFile) ?? (await readVersion(oldDocument, signal, reading(0))),
        new:
          pairs.wordsOf(newFile) ?? (await readVersion(newDocument, signal, reading(oldDocument.pageCount))),
      };
      const work = makeComparison(
        versions,
        { old: shareDownOf(oldDocument), new: shareDownOf(newDocument) },
        (side, pageIndex) =>
          ((side === 'old' ? oldDocument : newDocument).boxes()[pageIndex]?.rotate ?? 0) % 180 !== 0,
      );
      const comparison = await runInSlices(work, signal, (done) =>
        tell({ status: 'working', fraction: READING + done * (1 - READING) }),
      );
      // Marks are carried between the same two: what is known of them is not found out again.
      if (!pairs.get(oldFile, newFile)) {
        const { context } = comparison;
        pairs.keep(oldFile, newFile, { old: versions.old, now: versions.new, context, carried: new Map() });
      }
      tell({ status: 'done', comparison });
    };
    compare().catch(() => tell({ status: 'failed', retry: () => setAttempt((count) => count + 1) }));
    return () => stop.abort();
  }, [client, oldDocument, newDocument, oldFile, newFile, attempt]);

  if (!oldDocument || !newDocument) return null;
  return held?.of[0] === oldDocument && held.of[1] === newDocument ? held.state : BEGINNING;
}

/** Of pages as they are shown: turned as the file says. */
function shareDownOf(document: PdfDocument): ShareDown {
  const boxes = document.boxes();
  return (pageIndex, x, y) => {
    const box = boxes[pageIndex];
    if (!box) return 0;
    const geometry = pageGeometry(pageIndex, box, 1, 0);
    return pointToCss(geometry, { x, y }).y / geometry.height;
  };
}
