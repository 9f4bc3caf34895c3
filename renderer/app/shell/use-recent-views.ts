import { useEffect, useState } from 'react';
import type { DossierId } from '#shared/domain/ids.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import type { DossierHandle } from '../client/client.ts';
import { useClient } from '../client/use-watched.ts';
import { useRecentDossiers } from './use-recent-dossiers.ts';

export interface RecentView {
  readonly handle: DossierHandle;
  readonly view: DossierView;
}

/** Opens the dossiers last used on this machine while `isActive`, and gives those that are ready. */
export function useRecentViews(isActive: boolean): readonly RecentView[] {
  const client = useClient();
  const { recent } = useRecentDossiers();
  const key = recent.join(' ');
  const [views, setViews] = useState<readonly RecentView[]>([]);
  useEffect(() => {
    if (!isActive || key === '') return undefined;
    const handles = key.split(' ').map((id) => client.openDossier(id as DossierId)); // joined from DossierIds above
    const read = (): void =>
      setViews(
        handles.flatMap((handle) => {
          const status = handle.dossier.get();
          return status.status === 'ready' ? [{ handle, view: status.view }] : [];
        }),
      );
    read();
    const stops = handles.map((handle) => handle.dossier.subscribe(read));
    return () => {
      for (const stop of stops) stop();
      for (const handle of handles) handle.release();
      setViews([]);
    };
  }, [client, isActive, key]);
  return views;
}
