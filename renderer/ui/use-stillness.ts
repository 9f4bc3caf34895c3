import { useSyncExternalStore } from 'react';

const query = '(prefers-reduced-motion: reduce)';

function subscribe(listener: () => void): () => void {
  const list = window.matchMedia(query);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

/** Whether the system asks for less motion. */
export function useStillness(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
