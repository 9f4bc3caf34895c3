import type { ReactNode } from 'react';
import { Outlet, useParams } from 'react-router';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import type { PresenceSet } from '#shared/protocol/presence.ts';
import { TextIndexing } from '#renderer/search/TextIndexing.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { DossierGate } from './DossierGate.tsx';

/** The dossier of the address, open once for all the screens under it. */
export function DossierRoute(): ReactNode {
  const { dossierId: text, meetingId, versionId } = useParams();
  const dossierId = dossierIdSchema.safeParse(text);
  if (!dossierId.success) return <NotFound />;
  const place: PresenceSet['place'] = versionId ? 'reading' : meetingId ? 'room' : 'dossier';
  return (
    <DossierGate key={dossierId.data} dossierId={dossierId.data} place={place}>
      <TextIndexing>
        <Outlet />
      </TextIndexing>
    </DossierGate>
  );
}
