import { useContext } from 'react';
import { ShortcutContext } from './shortcut-context.ts';

/** Opens the sheet of keys, as `?` does. */
export function useShortcutSheet(): () => void {
  const registry = useContext(ShortcutContext);
  return () => registry?.openSheet();
}
