import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePreferences } from '#renderer/app/preferences/preferences-context.ts';
import type { GoOptions, ViewState } from '#renderer/pdf/viewer-types.ts';
import { parsePlace, placeKey, printPlace, type ReaderPlace } from './reader-place.ts';

export interface RememberedPlace {
  /** Where to begin: where the address says, else where the person was. */
  readonly start: ReaderPlace;
  readonly remember: (view: ViewState) => void;
}

const REMEMBER_AFTER_MS = 600;

/** Where this person is in this file and how they look at it, for the next time (RD14). */
export function useRememberedPlace(
  sha256: string,
  pageCount: number,
  goTo: (pageIndex: number, options?: GoOptions) => void,
): RememberedPlace {
  const { memberId } = useOpenDossier();
  const { preferences, setPlace } = usePreferences();
  const key = placeKey(memberId, sha256);
  const [query] = useSearchParams();
  const asked = Number(query.get('page'));
  const askedIndex = Number.isInteger(asked) && asked >= 1 && asked <= pageCount ? asked - 1 : null;
  const start = useMemo(() => {
    const kept = parsePlace(preferences.places[key]);
    return askedIndex === null ? kept : { ...kept, pageIndex: askedIndex, fraction: 0, across: 0.5 };
  }, [key]); // eslint-disable-line react-hooks/exhaustive-deps
  const begunAt = useRef(askedIndex);
  useEffect(() => {
    if (askedIndex !== null && askedIndex !== begunAt.current) goTo(askedIndex);
    begunAt.current = askedIndex;
  }, [askedIndex, goTo]);

  const kept = useRef({ setPlace, timer: 0, newest: null as ViewState | null });
  useEffect(() => {
    kept.current.setPlace = setPlace;
  });
  useEffect(() => {
    const { current } = kept;
    const write = () => {
      window.clearTimeout(current.timer);
      if (current.newest) current.setPlace(key, printPlace(current.newest));
      current.newest = null;
    };
    const onHidden = () => {
      if (document.visibilityState === 'hidden') write();
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      write();
    };
  }, [key]);
  const remember = useCallback(
    (view: ViewState) => {
      const { current } = kept;
      current.newest = view;
      window.clearTimeout(current.timer);
      current.timer = window.setTimeout(() => {
        current.setPlace(key, printPlace(view));
        current.newest = null;
      }, REMEMBER_AFTER_MS);
    },
    [key],
  );
  return { start, remember };
}
