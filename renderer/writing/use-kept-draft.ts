import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { KeptDraft, type KeptDraftOptions, type KeptState } from './kept-draft.ts';

export type Kept<T> = KeptState<T> & Pick<KeptDraft<T>, 'input' | 'flush' | 'takeTheirs' | 'keepMine'>;

/** A value of the ledger being changed by this person; what is typed outlives the page. Leaving it sends it. */
export function useKeptDraft<T>(request: Omit<KeptDraftOptions<T>, 'scratch'>): Kept<T> {
  const { scratch } = useClient();
  const options = { ...request, scratch };
  const latest = useRef(options);
  const { key, base } = request;
  // One draft for a key: the other options are brought up to date below.
  // oxlint-disable-next-line react/exhaustive-deps
  const draft = useMemo(() => new KeptDraft(latest.current.key === key ? latest.current : options), [key]);
  useEffect(() => {
    latest.current = options;
    draft.configure(options);
  });
  useEffect(() => draft.rebase(base), [draft, base]);
  useEffect(() => () => void draft.flush(), [draft]);
  const state = useSyncExternalStore(draft.subscribe, draft.get);
  return useMemo(
    () => ({
      ...state,
      input: (value) => draft.input(value),
      flush: () => draft.flush(),
      takeTheirs: () => draft.takeTheirs(),
      keepMine: () => draft.keepMine(),
    }),
    [draft, state],
  );
}
