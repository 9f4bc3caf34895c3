import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { KitProvider } from '#renderer/ui/KitProvider.tsx';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import type { Preferences } from '../client/client.ts';
import { useClient } from '../client/use-watched.ts';
import { PreferencesContext, type PreferencesControl } from './preferences-context.ts';

/** Loads what the person set on this machine, and gives theme and words by it. Nothing is drawn before. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useClient();
  const [i18n] = useState(() => createI18n('zh'));
  const [stored, setStored] = useState<Preferences | null>(null);
  const [changed, setChanged] = useState<Preferences | null>(null);
  const preferences = changed ?? stored;

  useEffect(() => {
    let isCurrent = true;
    void client.preferences.load().then((loaded) => {
      if (isCurrent) setStored(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [client]);
  useEffect(() => {
    if (changed) void client.preferences.save(changed);
  }, [client, changed]);
  const language = preferences?.language;
  useEffect(() => {
    if (language) void i18n.changeLanguage(language);
  }, [i18n, language]);

  const acts = useMemo(() => {
    if (!stored) return null;
    const change = (part: (now: Preferences) => Partial<Preferences>): void =>
      setChanged((before) => {
        const now = before ?? stored;
        return { ...now, ...part(now) };
      });
    return {
      setLanguage: (chosen: Preferences['language']) => change(() => ({ language: chosen })),
      setScale: (scale: number) => change(() => ({ scale })),
      setPlace: (key: string, value: string) =>
        change((now) => ({ places: { ...now.places, [key]: value } })),
    };
  }, [stored]);
  const control = useMemo<PreferencesControl | null>(
    () => preferences && acts && { preferences, ...acts },
    [preferences, acts],
  );
  if (!control) return null;
  return (
    <PreferencesContext.Provider value={control}>
      <I18nextProvider i18n={i18n}>
        <KitProvider scale={control.preferences.scale} language={control.preferences.language}>
          {children}
        </KitProvider>
      </I18nextProvider>
    </PreferencesContext.Provider>
  );
}
