import { useEffect, useState } from 'react';

const HALF_MINUTE_MS = 30_000;

/** This machine's time, renewed often enough for minutes on a screen. Order never rests on it (S5). */
export function useNow(everyMs: number = HALF_MINUTE_MS): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
