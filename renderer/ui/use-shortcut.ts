import { useContext, useEffect, useRef } from 'react';
import { ShortcutContext } from './shortcut-context.ts';

/** Binds a key for as long as the component stands, and lists it in the `?` sheet. */
export function useShortcut(
  keys: string,
  label: string,
  group: string,
  run: () => void,
  options: { readonly isGlobal?: boolean; readonly isEnabled?: boolean } = {},
): void {
  const registry = useContext(ShortcutContext);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const { isGlobal = false, isEnabled = true } = options;
  useEffect(() => {
    if (!isEnabled) return undefined;
    return registry?.add({ keys, label, group, isGlobal, run: () => latest.current() });
  }, [registry, keys, label, group, isGlobal, isEnabled]);
}
