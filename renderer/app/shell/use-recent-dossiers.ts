import { useCallback, useMemo, useRef, useEffect } from 'react';
import { dossierIdSchema, type DossierId } from '#shared/domain/ids.ts';
import { usePreferences } from '../preferences/preferences-context.ts';

const KEY = 'recentDossiers';
const AT_MOST = 8;

/** The dossiers last opened on this machine, newest first: where returned drafts are looked for. */
export function useRecentDossiers(): {
  readonly recent: readonly DossierId[];
  readonly remember: (dossierId: DossierId) => void;
} {
  const { preferences, setPlace } = usePreferences();
  const text = preferences.places[KEY] ?? '';
  const recent = useMemo(
    () => text.split(' ').flatMap((id) => dossierIdSchema.safeParse(id).data ?? []),
    [text],
  );
  const latest = useRef({ recent, setPlace });
  useEffect(() => {
    latest.current = { recent, setPlace };
  });
  const remember = useCallback((dossierId: DossierId) => {
    const { recent: before, setPlace: set } = latest.current;
    if (before[0] === dossierId) return;
    set(KEY, [dossierId, ...before.filter((id) => id !== dossierId)].slice(0, AT_MOST).join(' '));
  }, []);
  return { recent, remember };
}
