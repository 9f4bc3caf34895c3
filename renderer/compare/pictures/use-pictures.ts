import { useEffect, useMemo, useRef, useState } from 'react';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import type { Comparison, FoundPicture } from '../comparison.ts';
import { withPictures } from '../with-pictures.ts';
import { comparePictures } from './compare-pictures.ts';

export type PicturesState =
  | { readonly status: 'working'; readonly fraction: number }
  /** `skipped`: pages that could not be drawn. */
  | { readonly status: 'done'; readonly skipped: number }
  | { readonly status: 'failed' };

/** Found differences are shown so often: each time the list and the marks are made anew. */
const SHOWN_EVERY_MS = 1_500;

interface Held {
  readonly of: Comparison;
  readonly found: readonly FoundPicture[];
  readonly state: PicturesState;
}

/**
 * Adds the differences of pictures to those of words, as they are found, the pages of `first` before the others
 * (CV11-CV14). Null state while the words are not compared yet.
 */
export function usePictures(
  comparison: Comparison | null,
  oldDocument: PdfDocument | null,
  newDocument: PdfDocument | null,
  first: ReadonlySet<number>,
): { readonly comparison: Comparison | null; readonly state: PicturesState | null } {
  const [held, setHeld] = useState<Held | null>(null);
  const latest = useRef(first);
  useEffect(() => {
    latest.current = first;
  });

  useEffect(() => {
    if (!comparison || !oldDocument || !newDocument) return undefined;
    const stop = new AbortController();
    let found: readonly FoundPicture[] = [];
    let fraction = 0;
    let shown = performance.now();
    const show = (state: PicturesState): void => {
      if (stop.signal.aborted) return;
      shown = performance.now();
      setHeld({ of: comparison, found, state });
    };
    const showSoon = (): void => {
      if (performance.now() - shown >= SHOWN_EVERY_MS) show({ status: 'working', fraction });
    };
    comparePictures(
      comparison,
      { old: oldDocument, new: newDocument },
      latest.current,
      stop.signal,
      (done) => {
        fraction = done;
        showSoon();
      },
      (some) => {
        found = [...found, ...some];
        showSoon();
      },
    ).then(
      (skipped) => show({ status: 'done', skipped }),
      () => show({ status: 'failed' }),
    );
    return () => stop.abort();
  }, [comparison, oldDocument, newDocument]);

  const now = held && held.of === comparison ? held : null;
  const found = now?.found;
  const all = useMemo(
    () => (comparison && found ? withPictures(comparison, found) : comparison),
    [comparison, found],
  );
  return { comparison: all, state: comparison && (now?.state ?? { status: 'working', fraction: 0 }) };
}
