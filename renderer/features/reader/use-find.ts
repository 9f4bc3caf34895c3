import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FoundPlace } from '#shared/search/found.ts';
import { DocumentSearch, type SearchState } from '#renderer/pdf/document-search.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import type { TextMark } from '#renderer/pdf/viewer-types.ts';

/** A place to go to once the words there are found. */
export interface FindAim {
  readonly pageIndex: number;
  /** Index in the page's text; null for the first words on the page or behind it. */
  readonly start: number | null;
}

export interface Find {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** Finds words and goes to one place of them. */
  readonly seek: (query: string, aim: FindAim) => void;
  readonly state: SearchState | null;
  /** Index in `state.hits`; -1 before the first. */
  readonly current: number;
  readonly select: (index: number) => void;
  readonly step: (by: 1 | -1) => void;
  readonly marks: readonly TextMark[];
}

const REST_MS = 180;
const NO_MARKS: readonly TextMark[] = [];
const NOTHING_WANTED = { query: '', aim: null };

/**
 * Finds as one types; the place being read comes first, and with `follows` the first hit behind it is gone to.
 */
export function useFind(
  document: PdfDocument,
  follows: boolean,
  currentPage: () => number,
  onGo: (hit: FoundPlace, isFirst: boolean) => void,
): Find {
  const [{ query, aim }, setWanted] = useState<{ query: string; aim: FindAim | null }>(NOTHING_WANTED);
  const [state, setState] = useState<SearchState | null>(null);
  const [chosen, setChosen] = useState<FoundPlace | null>(null);
  const search = useMemo(() => new DocumentSearch(document), [document]);
  const latest = useRef({ currentPage, onGo, follows });
  useEffect(() => {
    latest.current = { currentPage, onGo, follows };
  });
  const setQuery = useCallback((text: string) => setWanted({ query: text, aim: null }), []);
  const seek = useCallback((text: string, to: FindAim) => setWanted({ query: text, aim: { ...to } }), []);

  useEffect(() => {
    const abort = new AbortController();
    const from = aim?.pageIndex ?? latest.current.currentPage();
    let isGone = false;
    const timer = setTimeout(
      () => {
        setChosen(null);
        if (query.trim() === '') {
          setState(null);
          return;
        }
        void search.run(query, from, abort.signal, (next) => {
          setState(next);
          const first = aim
            ? aimedAt(aim, next)
            : (next.hits.find(({ pageIndex }) => pageIndex >= from) ?? next.hits[0]);
          if (isGone || !first || (first.pageIndex < from && !next.isDone)) return;
          if (!aim && !latest.current.follows) return;
          isGone = true;
          setChosen(first);
          latest.current.onGo(first, true);
        });
      },
      query === '' || aim ? 0 : REST_MS,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [search, query, aim]);

  const hits = state?.hits;
  const current = useMemo(
    () => hits?.findIndex((hit) => chosen !== null && isSamePlace(hit, chosen)) ?? -1,
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
    () => hits?.flatMap((hit, index) => marksOf(hit, index === current)) ?? NO_MARKS,
    [hits, current],
  );
  return { query, setQuery, seek, state, current, select, step, marks };
}

/** Words over a page break are known last, so what stands on the page is taken only when there is nothing nearer. */
function aimedAt({ pageIndex, start }: FindAim, { hits, isDone }: SearchState): FoundPlace | undefined {
  const isThere = (hit: FoundPlace): boolean => hit.pageIndex === pageIndex;
  const exact = hits.find((hit) => isThere(hit) && (start === null || hit.range.start === start));
  if (exact || !isDone) return exact;
  return hits.find(isThere) ?? hits.find((hit) => hit.pageIndex >= pageIndex);
}

function isSamePlace(one: FoundPlace, other: FoundPlace): boolean {
  return one.pageIndex === other.pageIndex && one.range.start === other.range.start;
}

/** Words that run over a page break are marked on both pages. */
function marksOf({ pageIndex, range, over }: FoundPlace, isCurrent: boolean): readonly TextMark[] {
  const mark = { pageIndex, range, isCurrent };
  return over ? [mark, { pageIndex: pageIndex + 1, range: over, isCurrent }] : [mark];
}
