import { useEffect, useMemo, useState } from 'react';
import type { DossierId, VersionId } from '#shared/domain/ids.ts';
import type { FoundTexts, TextIndexState } from '#shared/search/text-index.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { groupFound, type FoundGroup } from './search-rows.ts';
import { RecordFinder, searchRecords } from './search-records.ts';
import { useHurry, useTextIndex } from './text-index-context.ts';
import type { IndexProgress } from './text-indexer.ts';

const REST_MS = 180;
/** How often a result grows while the index does. */
const AGAIN_MS = 1_000;

export interface DossierSearch {
  /** What the groups are the answer to; behind what is being typed. Empty: nothing was asked. */
  readonly query: string;
  readonly groups: readonly FoundGroup[];
  readonly count: number;
  readonly isFailed: boolean;
  readonly status: IndexProgress['status'];
  readonly index: TextIndexState | null;
}

interface Found {
  readonly query: string;
  readonly texts: FoundTexts | null;
}

const NOTHING: Found = { query: '', texts: null };

/** Searches all that the member may read of an open dossier; answers grow while the index is being made. */
export function useDossierSearch(
  dossierId: DossierId,
  view: DossierView,
  query: string,
  openVersion: VersionId | null,
): DossierSearch {
  const client = useClient();
  const progress = useWatched(useTextIndex().progress);
  const sought = query.trim();
  useHurry(sought !== '');
  const [found, setFound] = useState<Found>(NOTHING);
  const [finder] = useState(() => new RecordFinder());
  const pagesDone = progress.index?.files.reduce((sum, file) => sum + file.pagesDone, 0) ?? 0;
  const grown = useSlowed(pagesDone, AGAIN_MS);

  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(
      () => {
        if (sought === '') {
          setFound(NOTHING);
          return;
        }
        void client.texts.find(dossierId, sought).then((answer) => {
          if (isCurrent) setFound({ query: sought, texts: answer.ok ? answer.value : null });
        });
      },
      sought === '' ? 0 : REST_MS,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, dossierId, sought, grown]);

  const records = useMemo(() => searchRecords(view), [view]);
  const groups = useMemo(
    () =>
      found.query === ''
        ? []
        : groupFound(view.state, found.texts?.files ?? [], finder.find(records, found.query), openVersion),
    [found, finder, records, view.state, openVersion],
  );
  return {
    query: found.query,
    groups,
    count: groups.reduce((sum, group) => sum + group.count, 0),
    isFailed: found.query !== '' && found.texts === null,
    status: progress.status,
    index: progress.index ?? found.texts?.index ?? null,
  };
}

/** A value that changes often, taken over at most so often. */
function useSlowed<T>(value: T, everyMs: number): T {
  const [slowed, setSlowed] = useState(value);
  useEffect(() => {
    if (Object.is(slowed, value)) return undefined;
    const timer = setTimeout(() => setSlowed(value), everyMs);
    return () => clearTimeout(timer);
  }, [slowed, value, everyMs]);
  return slowed;
}
