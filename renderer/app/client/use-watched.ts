import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { DossierId } from '#shared/domain/ids.ts';
import { assert } from '#shared/lib/assert.ts';
import type { DossierHandle, Watched, YunpingClient } from './client.ts';

const ClientContext = createContext<YunpingClient | null>(null);
export const ClientProvider = ClientContext.Provider;

export function useClient(): YunpingClient {
  const client = useContext(ClientContext);
  assert(client, 'a screen is rendered inside ClientProvider');
  return client;
}

export function useWatched<T>(watched: Watched<T>): T {
  return useSyncExternalStore(watched.subscribe, watched.get);
}

/**
 * Opens a dossier for as long as the screen stands. Null on the first render only: opening is an effect, so
 * that React's double render in development releases what it opened.
 */
export function useDossier(dossierId: DossierId): DossierHandle | null {
  const client = useClient();
  const [handle, setHandle] = useState<DossierHandle | null>(null);
  useEffect(() => {
    const opened = client.openDossier(dossierId);
    setHandle(opened);
    return () => {
      opened.release();
      setHandle(null);
    };
  }, [client, dossierId]);
  return handle;
}
