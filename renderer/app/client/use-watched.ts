import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
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
 * Opens a dossier for as long as the screen stands, and shares nothing between mounts: React's double mount in
 * development releases what it opened. Null on the first render only.
 */
export function useDossier(dossierId: DossierId): DossierHandle | null {
  const client = useClient();
  const held = useMemo(() => holdWhileWatched(client, dossierId), [client, dossierId]);
  return useSyncExternalStore(held.subscribe, held.get);
}

function holdWhileWatched(client: YunpingClient, dossierId: DossierId): Watched<DossierHandle | null> {
  let handle: DossierHandle | null = null;
  return {
    get: () => handle,
    subscribe: (listener) => {
      handle = client.openDossier(dossierId);
      listener();
      return () => {
        handle?.release();
        handle = null;
      };
    },
  };
}
