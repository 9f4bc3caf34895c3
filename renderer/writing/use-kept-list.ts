import { useMemo, useSyncExternalStore } from 'react';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { KeptList, type KeptListState } from './kept-list.ts';

/** A list of this person's own, kept on this machine under `key`. `parse` must not change. */
export function useKeptList<T>(
  key: string,
  parse: (stored: unknown) => readonly T[] | null,
): KeptListState<T> & Pick<KeptList<T>, 'change'> {
  const { scratch } = useClient();
  const list = useMemo(() => new KeptList(scratch, key, parse), [scratch, key, parse]);
  const state = useSyncExternalStore(list.subscribe, list.get);
  return useMemo(() => ({ ...state, change: (next) => list.change(next) }), [list, state]);
}
