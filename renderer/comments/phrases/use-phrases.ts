import { useMemo } from 'react';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useKeptList } from '#renderer/writing/use-kept-list.ts';
import { byUse, parsePhrases, PHRASES_KEY, withPhrase, withText, withUse, type Phrase } from './phrases.ts';

export interface Phrases {
  readonly all: readonly Phrase[];
  /** Each false when it did not reach the disk. */
  readonly keep: (text: string) => Promise<boolean>;
  readonly reword: (id: string, text: string) => Promise<boolean>;
  readonly countUse: (id: string) => void;
}

/** This person's own phrases, the most used first. */
export function usePhrases(): Phrases {
  const client = useClient();
  const { items, change } = useKeptList(PHRASES_KEY, parsePhrases);
  return useMemo(
    () => ({
      all: byUse(items),
      keep: (text) =>
        change((phrases) => withPhrase(phrases, { id: client.newId(), text, atMs: Date.now() })),
      reword: (id, text) => change((phrases) => withText(phrases, id, text)),
      countUse: (id) => {
        void change((phrases) => withUse(phrases, id, Date.now()));
      },
    }),
    [client, items, change],
  );
}
