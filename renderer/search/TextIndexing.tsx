import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { searchableFiles } from '#shared/search/searchable-files.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { whenIdle, yieldToUser } from '#renderer/pdf/yield-to-user.ts';
import { TextIndexContext, type TextIndex } from './text-index-context.ts';
import { TextIndexer } from './text-indexer.ts';

/** On the desktop the index is made by itself, once what was opened has had its time to come up. */
const BEGIN_AFTER_MS = 4_000;
/** Also when somebody waits, the page that is opened at the same time comes first. */
const HURRIED_AFTER_MS = 600;
const AGAIN_AFTER_MS = 30_000;
/** In the background it works at most half of the time. */
const LONGEST_PAUSE_MS = 400;

/** Keeps the words of the open dossier's reports in the index for as long as it is open (WS16, BC6). */
export function TextIndexing({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useClient();
  const { dossierId, state, memberId } = useOpenDossier();
  const files = useMemo(() => searchableFiles(state, memberId), [state, memberId]);
  const key = files.map(({ file }) => file.sha256).join(' ');
  const [waiting] = useState(() => new Set<symbol>());
  const [isWanted, setIsWanted] = useState(client.kind === 'desktop');
  const indexer = useMemo(
    () =>
      new TextIndexer({
        texts: client.texts,
        dossierId,
        // pdf.js comes when there is something to read: the first screens start without it.
        open: async (file, signal) => {
          const { openTextSource } = await import('./open-text-source.ts');
          return openTextSource(client, dossierId, file, signal);
        },
        giveWay: async (pageTookMs) => {
          await yieldToUser();
          if (waiting.size > 0) return;
          await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_PAUSE_MS, pageTookMs)));
          await whenIdle();
        },
      }),
    [client, dossierId, waiting],
  );
  const [isHurried, setIsHurried] = useState(false);

  useEffect(() => {
    if (!isWanted || key === '') return undefined;
    const abort = new AbortController();
    let timer = 0;
    const run = async (): Promise<void> => {
      await indexer.run(files, abort.signal);
      if (abort.signal.aborted || indexer.progress.get().status === 'done') return;
      timer = window.setTimeout(() => void run(), AGAIN_AFTER_MS);
    };
    timer = window.setTimeout(() => void run(), isHurried ? HURRIED_AFTER_MS : BEGIN_AFTER_MS);
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
    // `key` says which files there are; a view with the same ones is no reason to begin again.
  }, [indexer, key, isWanted, isHurried]); // eslint-disable-line react-hooks/exhaustive-deps

  const index = useMemo<TextIndex>(
    () => ({
      progress: indexer.progress,
      hurry: () => {
        const one = Symbol('waiting');
        waiting.add(one);
        setIsWanted(true);
        setIsHurried(true);
        return () => void waiting.delete(one);
      },
    }),
    [indexer, waiting],
  );
  return <TextIndexContext value={index}>{children}</TextIndexContext>;
}
