import { useCallback, useState } from 'react';
import type { FaultResult } from '#renderer/app/client/client.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';

/** Runs one request at a time and keeps the sentence of its failure. */
export function useAttempt(): {
  readonly isBusy: boolean;
  readonly error: string | null;
  readonly attempt: <T>(run: () => Promise<FaultResult<T>>) => Promise<T | null>;
} {
  const language = useLanguage();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const attempt = useCallback(
    async <T>(run: () => Promise<FaultResult<T>>): Promise<T | null> => {
      setIsBusy(true);
      setError(null);
      const result = await run();
      setIsBusy(false);
      if (result.ok) return result.value;
      setError(wordFault(language, result.error));
      return null;
    },
    [language],
  );
  return { isBusy, error, attempt };
}
