import { useSyncExternalStore } from 'react';
import type { DraftField } from '#shared/protocol/joint-draft.ts';
import { useDraft } from '#renderer/drafting/use-draft-session.ts';

const NOTHING = () => () => undefined;

/** A text as it is being typed; what the ledger says while there is no link to the typing. */
export function useLiveText(field: DraftField, settled: string): string {
  const draft = useDraft();
  return useSyncExternalStore(
    draft?.texts.subscribe ?? NOTHING,
    () => (draft?.status.get().link === 'live' ? draft.texts.get().get(field) : undefined) ?? settled,
  );
}
