import { useEffect, useState } from 'react';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import type { Chapter } from '#shared/anchoring/chapters.ts';
import type { ItemId, VersionId } from '#shared/domain/ids.ts';
import { MOST_CHAPTERS, type Coverage } from '#shared/protocol/coverage.ts';
import { isChapterRead } from './read-pages.ts';

export interface CoverageState {
  /** Null for all but a standing chair, while too few share, and without the hub. */
  readonly coverage: Coverage | null;
  /** Null while it is not known, and for who has nothing to share. */
  readonly isSharing: boolean | null;
  readonly setSharing: (isSharing: boolean) => void;
}

/** On this machine for this account alone; absent: shared. */
const CHOICE_KEY = 'reading-share';
const NOT_SHARED = 'no';

/**
 * Shares which chapters this person has read, as long as they leave that on, and learns how far the panel has got
 * where they are its chair. `read` null: nothing is counted, so nothing is shared.
 */
export function useCoverage(
  itemId: ItemId,
  versionId: VersionId,
  chapters: readonly Chapter[],
  read: ReadonlySet<number> | null,
): CoverageState {
  const { scratch, link } = useClient();
  const { handle } = useOpenDossier();
  const { status } = useWatched(link);
  const [isSharing, setIsSharing] = useState<boolean | null>(null);
  const [coverage, setCoverage] = useState<Coverage | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void scratch.load(CHOICE_KEY).then((choice) => {
      if (isCurrent) setIsSharing(choice !== NOT_SHARED);
    });
    return () => {
      isCurrent = false;
    };
  }, [scratch]);

  const isCounted = read !== null && chapters.length > 0 && chapters.length <= MOST_CHAPTERS;
  const done = isCounted
    ? chapters.flatMap((chapter, no) => (isChapterRead(chapter, read) ? [no] : [])).join(' ')
    : null;
  const of = chapters.length;
  useEffect(() => {
    if (done === null || isSharing === null || status !== 'connected') return undefined;
    let isCurrent = true;
    const list = done === '' ? [] : done.split(' ').map(Number);
    void handle
      .shareReading({ itemId, versionId, share: isSharing ? { of, read: list } : null })
      .then((answer) => {
        if (isCurrent) setCoverage(answer.ok ? answer.value : null);
      });
    return () => {
      isCurrent = false;
    };
  }, [handle, itemId, versionId, of, done, isSharing, status]);

  return {
    coverage: isCounted ? coverage : null,
    isSharing: isCounted ? isSharing : null,
    setSharing: (wanted) => {
      setIsSharing(wanted);
      void scratch.save(CHOICE_KEY, wanted ? null : NOT_SHARED);
    },
  };
}
