import { useCallback, useEffect, useRef, useState } from 'react';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { ListAnswer, ListFilter } from '#shared/protocol/http.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';

const PAGE = 200;

export interface DossierList {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly fault: Fault | null;
  readonly total: number;
  readonly counts: ListAnswer['counts'] | null;
  readonly rowAt: (index: number) => DossierSummary | undefined;
  /** Rows on screen: their pages are fetched. */
  readonly onRange: (first: number, last: number) => void;
  readonly retry: () => void;
}

interface Loaded {
  readonly key: string;
  readonly total: number;
  readonly counts: ListAnswer['counts'];
  readonly pages: ReadonlyMap<number, readonly DossierSummary[]>;
}

/** The list by pages, as far as the screen shows it. Fetched again whenever a row may have changed. */
export function useDossierList(filter: ListFilter, text: string): DossierList {
  const client = useClient();
  const version = useWatched(client.listVersion);
  const [attempt, setAttempt] = useState(0);
  const key = `${filter} ${text}`;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const wanted = useRef(new Set([0]));
  const asked = useRef('');

  const fetchPage = useCallback(
    async (page: number, stamp: string): Promise<void> => {
      const answer = await client.list({ offset: page * PAGE, limit: PAGE, filter, text });
      if (asked.current !== stamp) return;
      if (!answer.ok) {
        setFault(answer.error);
        return;
      }
      setFault(null);
      const { rows, total, counts } = answer.value;
      setLoaded((before) => {
        const kept = before?.key === key ? before.pages : new Map<number, readonly DossierSummary[]>();
        return { key, total, counts, pages: new Map(kept).set(page, rows) };
      });
    },
    [client, filter, text, key],
  );

  useEffect(() => {
    const stamp = `${key} ${version} ${attempt}`;
    asked.current = stamp;
    for (const page of wanted.current) void fetchPage(page, stamp);
  }, [key, version, attempt, fetchPage]);

  const current = loaded?.key === key ? loaded : null;
  const onRange = useCallback(
    (first: number, last: number) => {
      const pages = new Set([0]);
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) pages.add(page);
      const added = [...pages].filter((page) => !wanted.current.has(page));
      wanted.current = pages;
      for (const page of added) void fetchPage(page, asked.current);
    },
    [fetchPage],
  );
  const rowAt = useCallback(
    (index: number) => current?.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    [current],
  );
  return {
    status: current ? 'ready' : fault ? 'failed' : 'loading',
    fault,
    total: current?.total ?? 0,
    counts: loaded?.counts ?? null,
    rowAt,
    onRange,
    retry: () => setAttempt((count) => count + 1),
  };
}
