import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { DraftStore, type DraftsState, type Scratch } from './draft-store.ts';

/** The drafts of one report, kept on this machine under `key`; what is unwritten goes out when the page does. */
export function useDrafts(scratch: Scratch, key: string): { store: DraftStore; state: DraftsState } {
  const store = useMemo(() => new DraftStore(scratch, key), [scratch, key]);
  useEffect(() => {
    const flush = () => store.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [store]);
  return { store, state: useSyncExternalStore(store.subscribe, store.get) };
}
