import { createContext, useContext } from 'react';
import type { Language } from '#renderer/i18n/create-i18n.ts';
import { assert } from '#shared/lib/assert.ts';
import type { Preferences } from '../client/client.ts';

export interface PreferencesControl {
  readonly preferences: Preferences;
  readonly setLanguage: (language: Language) => void;
  /** 1 to 1.5 */
  readonly setScale: (scale: number) => void;
  /** Remembers a pane, a page, a size. */
  readonly setPlace: (key: string, value: string) => void;
}

export const PreferencesContext = createContext<PreferencesControl | null>(null);

export function usePreferences(): PreferencesControl {
  const control = useContext(PreferencesContext);
  assert(control, 'a screen is rendered inside PreferencesProvider');
  return control;
}

export function useLanguage(): Language {
  return usePreferences().preferences.language;
}
