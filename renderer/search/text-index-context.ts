import { createContext, useContext, useEffect } from 'react';
import type { Watched } from '#renderer/app/client/client.ts';
import { assert } from '#shared/lib/assert.ts';
import type { IndexProgress } from './text-indexer.ts';

export interface TextIndex {
  readonly progress: Watched<IndexProgress>;
  /** Somebody waits for it: begin now, and do not dawdle. The answer ends that. */
  readonly hurry: () => () => void;
}

export const TextIndexContext = createContext<TextIndex | null>(null);

export function useTextIndex(): TextIndex {
  const index = useContext(TextIndexContext);
  assert(index, 'this screen stands inside a TextIndexing');
  return index;
}

/** Hurries the index along for as long as `isWanted`. */
export function useHurry(isWanted: boolean): void {
  const { hurry } = useTextIndex();
  useEffect(() => (isWanted ? hurry() : undefined), [hurry, isWanted]);
}
