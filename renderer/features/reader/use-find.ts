import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FoundPlace } from '#shared/search/found.ts';
import { DocumentSearch, type SearchState } from '#renderer/pdf/document-search.ts';
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
  onGo: (hit: FoundPlace, isFirst: boolean) => void,
): Find {
  const [query, setQuery] = useState('');
  const [state, setState] = useState<SearchState | null>(null);
  const [chosen, setChosen] = useState<FoundPlace | null>(null);
  const search = useMemo(() => new DocumentSearch(document), [document]);
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
        void search.run(query, from, abort.signal, (next) => {
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
  }, [search, query]);

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
  return { query, setQuery, state, current, select, step, marks };
}

function isSamePlace(one: FoundPlace, other: FoundPlace): boolean {
  return one.pageIndex === other.pageIndex && one.range.start === other.range.start;
}

/** Words that run over a page break are marked on both pages. */
function marksOf({ pageIndex, range, over }: FoundPlace, isCurrent: boolean): readonly TextMark[] {
  const mark = { pageIndex, range, isCurrent };
  return over ? [mark, { pageIndex: pageIndex + 1, range: over, isCurrent }] : [mark];
}
