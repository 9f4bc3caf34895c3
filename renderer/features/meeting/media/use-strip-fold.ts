import { useSyncExternalStore } from 'react';
import { usePreferences } from '#renderer/app/preferences/preferences-context.ts';

const KEY = 'media.strip';
/** Below it, in lines of text, tiles would take the page its room. */
const LOW_REM = 50;

/** Whether the tiles are unfolded: as the person last had it, and before that by the height of the window. */
export function useStripFold(): { readonly isOpen: boolean; readonly toggle: () => void } {
  const { preferences, setPlace } = usePreferences();
  const isHigh = useSyncExternalStore(
    (listener) => {
      window.addEventListener('resize', listener);
      return () => window.removeEventListener('resize', listener);
    },
    () => window.innerHeight >= LOW_REM * rootSize(),
  );
  // What was chosen on a high window says nothing of a low one.
  const key = `${KEY}.${isHigh ? 'high' : 'low'}`;
  const isOpen = (preferences.places[key] ?? (isHigh ? 'open' : 'folded')) === 'open';
  return { isOpen, toggle: () => setPlace(key, isOpen ? 'folded' : 'open') };
}

function rootSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
