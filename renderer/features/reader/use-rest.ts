import { useEffect, useRef } from 'react';
import { useLatest } from './use-latest.ts';

/** Keys pressed one after the other are one act: it is done when they rest, or at once when somebody says so. */
const REST_MS = 600;

export interface Rest {
  readonly later: () => void;
  readonly now: () => void;
}

/** Does what waits when the keys rest; when the screen goes away, without waiting. */
export function useRest(act: () => void): Rest {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const run = useLatest(act);
  const now = useLatest(() => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    run();
  });
  useEffect(() => {
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, [now]);
  return {
    later: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(now, REST_MS);
    },
    now,
  };
}
