import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '#renderer/app/client/use-watched.ts';

/** A text that is not of the ledger until an act makes it so: a reason, a remark. It outlives the page until cleared. */
export function useScratchText(key: string): readonly [string, (text: string) => void] {
  const { scratch } = useClient();
  const [held, setHeld] = useState({ key, text: '' });
  const typed = useRef<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    typed.current = null;
    void scratch.load(key).then((stored) => {
      if (isCurrent && typed.current === null) setHeld({ key, text: stored ?? '' });
    });
    return () => {
      isCurrent = false;
    };
  }, [scratch, key]);
  const set = useCallback(
    (text: string) => {
      typed.current = text;
      setHeld({ key, text });
      // It is tried again with the next input; what is on the screen stays there.
      void scratch.save(key, text === '' ? null : text).catch(() => undefined);
    },
    [scratch, key],
  );
  return [held.key === key ? held.text : '', set];
}
