import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { searchDocument, type SearchHit, type SearchState } from '#renderer/pdf/document-search.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import type { TextMark } from '#renderer/pdf/viewer-types.ts';

export interface Find {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly state: SearchState | null;
  /** Index in `state.hits`; -1 before the first. */
  readonly current: number;
  readonly select: (index: number) => void;
  readonly step: (by: 1 | -1) => void;
  readonly marks: readonly TextMark[];
}

const REST_MS = 180;
const NO_MARKS: readonly TextMark[] = [];

/** Finds as one types; the place being read comes first, and the first hit behind it is gone to. */
export function useFind(
  document: PdfDocument,
  currentPage: () => number,
  onGo: (hit: SearchHit, isFirst: boolean) => void,
): Find {
  const [query, setQuery] = useState('');
  const [state, setState] = useState<SearchState | null>(null);
  const [chosen, setChosen] = useState<SearchHit | null>(null);
  const latest = useRef({ currentPage, onGo });
  useEffect(() => {
    latest.current = { currentPage, onGo };
  });

  useEffect(() => {
    const abort = new AbortController();
    const from = latest.current.currentPage();
    let isGone = false;
    const timer = setTimeout(
      () => {
        setChosen(null);
        if (query.trim() === '') {
          setState(null);
          return;
        }
        void searchDocument(document, query, from, abort.signal, (next) => {
          setState(next);
          const first = next.hits.find(({ pageIndex }) => pageIndex >= from) ?? next.hits[0];
          if (isGone || !first || (first.pageIndex < from && !next.isDone)) return;
          isGone = true;
          setChosen(first);
          latest.current.onGo(first, true);
        });
      },
      query === '' ? 0 : REST_MS,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [document, query]);

  const hits = state?.hits;
  const current = useMemo(
    () =>
      hits?.findIndex(
        (hit) => hit.pageIndex === chosen?.pageIndex && hit.range.start === chosen.range.start,
      ) ?? -1,
    [hits, chosen],
  );
  const select = useCallback(
    (index: number) => {
      const hit = hits?.[index];
      if (!hit) return;
      setChosen(hit);
      latest.current.onGo(hit, false);
    },
    [hits],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const count = hits?.length ?? 0;
      if (count > 0) select((current + by + count) % count);
    },
    [hits, current, select],
  );
  const marks = useMemo(
    () =>
      hits?.map(({ pageIndex, range }, index) => ({ pageIndex, range, isCurrent: index === current })) ??
      NO_MARKS,
    [hits, current],
  );
  return { query, setQuery, state, current, select, step, marks };
}
