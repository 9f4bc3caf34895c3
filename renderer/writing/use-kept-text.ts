import { useKeptDraft, type Kept } from './use-kept-draft.ts';

const isSame = (a: string, b: string): boolean => a.trim() === b.trim();
const parse = (stored: unknown): string | null => (typeof stored === 'string' ? stored : null);

/** A text of the ledger being changed by this person; spaces at its ends do not count. */
export function useKeptText({
  key,
  base,
  isRequired = false,
  send,
}: {
  readonly key: string;
  readonly base: string;
  /** An empty text is not given to the dossier. */
  readonly isRequired?: boolean;
  readonly send: (text: string) => Promise<boolean>;
}): Kept<string> {
  return useKeptDraft({
    key,
    base,
    isSame,
    parse,
    isWhole: (text) => !isRequired || text.trim() !== '',
    send: (text) => send(text.trim()),
  });
}
