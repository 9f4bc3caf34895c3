import type { ReactNode } from 'react';
import { Outlet, useParams } from 'react-router';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import type { PresenceSet } from '#shared/protocol/presence.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { DossierGate } from './DossierGate.tsx';

/** The dossier of the address, open for every screen under it. */
export function DossierRoute({ place }: { readonly place: PresenceSet['place'] }): ReactNode {
  const dossierId = dossierIdSchema.safeParse(useParams().dossierId);
  if (!dossierId.success) return <NotFound />;
  return (
    <DossierGate key={dossierId.data} dossierId={dossierId.data} place={place}>
      <Outlet />
    </DossierGate>
  );
}
