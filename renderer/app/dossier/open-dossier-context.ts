import { createContext, useContext } from 'react';
import type { Member } from '#shared/domain/dossier/member.ts';
import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import { assert } from '#shared/lib/assert.ts';
import type { DossierHandle } from '../client/client.ts';

/** A dossier that is open and ready, as its member sees it. */
export interface OpenDossier {
  readonly dossierId: DossierId;
  readonly handle: DossierHandle;
  readonly view: DossierView;
  /** `view.state`: confirmed, with the predictions of what is still on its way. */
  readonly state: DossierState;
  readonly memberId: MemberId;
  readonly member: Member;
}

export const OpenDossierContext = createContext<OpenDossier | null>(null);

export function useOpenDossier(): OpenDossier {
  const open = useContext(OpenDossierContext);
  assert(open, 'this screen stands inside a DossierGate');
  return open;
}
