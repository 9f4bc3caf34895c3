import { createContext } from 'react';

export interface Shortcut {
  /** As pressed: `Ctrl+K`, `G H`, `?`, `ArrowLeft`. One letter keys do nothing while someone types. */
  readonly keys: string;
  readonly label: string;
  /** Heading in the sheet: a screen's name. */
  readonly group: string;
  readonly run: () => void;
  /** Also while a field has the focus. */
  readonly isGlobal?: boolean | undefined;
}

export interface ShortcutRegistry {
  add(shortcut: Shortcut): () => void;
  openSheet(): void;
}

export const ShortcutContext = createContext<ShortcutRegistry | null>(null);
