import { useEffect, useState } from 'react';
import type { ShareDown } from '#shared/anchoring/compare/linked-positions.ts';
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

/**
 * Compares two open versions in the background and in slices (CV5); computed anew where it is looked at. Null
 * while one of them is not open.
 */
export function useComparison(
  oldDocument: PdfDocument | null,
  newDocument: PdfDocument | null,
): ComparisonState | null {
  const [held, setHeld] = useState<{
    readonly of: readonly [PdfDocument, PdfDocument];
    readonly state: ComparisonState;
  } | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (!oldDocument || !newDocument) return undefined;
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
      const old = await readVersion(oldDocument, signal, reading(0));
      const now = await readVersion(newDocument, signal, reading(oldDocument.pageCount));
      const work = makeComparison(
        { old, new: now },
        { old: shareDownOf(oldDocument), new: shareDownOf(newDocument) },
        (side, pageIndex) =>
          ((side === 'old' ? oldDocument : newDocument).boxes()[pageIndex]?.rotate ?? 0) % 180 !== 0,
      );
      const comparison = await runInSlices(work, signal, (done) =>
        tell({ status: 'working', fraction: READING + done * (1 - READING) }),
      );
      tell({ status: 'done', comparison });
    };
    compare().catch(() => tell({ status: 'failed', retry: () => setAttempt((count) => count + 1) }));
    return () => stop.abort();
  }, [oldDocument, newDocument, attempt]);

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
