import { useEffect, type ReactNode } from 'react';
import { useClient, useWatched } from './client/use-watched.ts';
import { loadAhead } from './load-ahead.ts';
import { SCREENS } from './screens.ts';

/**
 * In a browser, the code of the other screens, so that they open when the link is gone (UI12). Stands beside the
 * first screen in its `Suspense`: it begins when that screen is there. A desktop has its files.
 */
export function ScreensAhead(): ReactNode {
  const client = useClient();
  const isConnected = useWatched(client.link).status === 'connected';
  const isWanted = client.kind === 'browser' && isConnected;
  useEffect(() => {
    if (!isWanted) return undefined;
    const stop = new AbortController();
    void loadAhead(Object.values(SCREENS), aMoment, stop.signal);
    return () => stop.abort();
  }, [isWanted]);
  return null;
}

/** When the page has nothing to do, neither with what was typed nor with what is drawn. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve()));
}
