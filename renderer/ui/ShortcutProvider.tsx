import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { ShortcutContext, type Shortcut, type ShortcutRegistry } from './shortcut-context.ts';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { keyName, isTyping } from './key-name.ts';

const SEQUENCE_MS = 900;

/** Listens once for the whole app; `?` opens the sheet of what is bound at this moment. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const shortcuts = useRef(new Set<Shortcut>());
  const [listed, setListed] = useState<readonly Shortcut[] | null>(null);
  const registry = useMemo<ShortcutRegistry>(
    () => ({
      add(shortcut) {
        shortcuts.current.add(shortcut);
        return () => shortcuts.current.delete(shortcut);
      },
      openSheet: () => setListed([...shortcuts.current]),
    }),
    [],
  );

  useEffect(() => {
    let before = '';
    let beforeAt = 0;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = keyName(event);
      const typing = isTyping(event.target);
      if (name === '?' && !typing) {
        event.preventDefault();
        registry.openSheet();
        return;
      }
      const sequence = event.timeStamp - beforeAt < SEQUENCE_MS ? `${before} ${name}` : name;
      before = name;
      beforeAt = event.timeStamp;
      // The youngest binding wins: a panel over a screen takes the key.
      const candidates = [...shortcuts.current].reverse().filter((entry) => entry.isGlobal || !typing);
      const hit =
        candidates.find((entry) => entry.keys === sequence) ??
        candidates.find((entry) => entry.keys === name);
      if (!hit) return;
      event.preventDefault();
      before = '';
      hit.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [registry]);

  return (
    <ShortcutContext.Provider value={registry}>
      {children}
      <ShortcutSheet shortcuts={listed} onClose={() => setListed(null)} />
    </ShortcutContext.Provider>
  );
}
