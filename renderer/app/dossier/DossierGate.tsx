import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import type { PresenceSet } from '#shared/protocol/presence.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import type { DossierHandle, DossierStatus } from '../client/client.ts';
import { useClient, useDossier, useWatched } from '../client/use-watched.ts';
import { useLanguage } from '../preferences/preferences-context.ts';
import { useRecentDossiers } from '../shell/use-recent-dossiers.ts';
import { DossierClosed } from './DossierClosed.tsx';
import { DossierSkeleton } from './DossierSkeleton.tsx';
import { OpenDossierContext } from './open-dossier-context.ts';
import { RehearsalFrame } from './RehearsalFrame.tsx';
import { whatRemains } from './what-remains.ts';

/** Opens a dossier for as long as the screen stands, and shows what there is to show until it is there. */
export function DossierGate({
  dossierId,
  place = 'dossier',
  children,
}: {
  readonly dossierId: DossierId;
  /** Where the member is, for the others' presence. */
  readonly place?: PresenceSet['place'] | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const handle = useDossier(dossierId);
  return handle ? (
    <Opened dossierId={dossierId} handle={handle} place={place}>
      {children}
    </Opened>
  ) : (
    <DossierSkeleton />
  );
}

function Opened({
  dossierId,
  handle,
  place,
  children,
}: {
  readonly dossierId: DossierId;
  readonly handle: DossierHandle;
  readonly place: PresenceSet['place'];
  readonly children: ReactNode;
}): ReactNode {
  const status = useWatched(handle.dossier);
  const link = useWatched(useClient().link);
  const isReady = status.status === 'ready';
  const { remember } = useRecentDossiers();
  useEffect(() => {
    if (isReady) handle.setPresence(place);
  }, [handle, place, isReady]);
  useEffect(() => () => handle.setPresence('away'), [handle]);
  useEffect(() => {
    if (isReady) remember(dossierId);
  }, [dossierId, isReady, remember]);
  useReturnedDraftToast(status);

  const open = useMemo(() => {
    if (status.status !== 'ready') return null;
    const { view } = status;
    const member = findMember(view.state, view.memberId);
    return member && { dossierId, handle, view, state: view.state, memberId: view.memberId, member };
  }, [dossierId, handle, status]);

  // A page that has just come up is not connected yet: that is no failure to speak of.
  const isConnecting =
    status.status === 'failed' && status.fault.retry === 'auto' && link.status === 'reconnecting';
  if (isConnecting) return <DossierSkeleton />;
  if (status.status === 'failed') return <DossierFailed fault={status.fault} />;
  if (status.status === 'loading') return <DossierSkeleton />;
  if (!open) return <DossierClosed remains={whatRemains(status.view.state, status.view.memberId)} />;
  return (
    <OpenDossierContext.Provider value={open}>
      {open.state.parties.dossier?.rehearsal ? <RehearsalFrame>{children}</RehearsalFrame> : children}
    </OpenDossierContext.Provider>
  );
}

function DossierFailed({
  fault,
}: {
  readonly fault: Extract<DossierStatus, { status: 'failed' }>['fault'];
}): ReactNode {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  return (
    <ErrorState
      title={t('dossierFailed')}
      safe={wordFault(language, fault)}
      actions={<SecondaryButton to="/dossiers">{t('toDossiers')}</SecondaryButton>}
      details={`${fault.code}: ${fault.message}`}
    />
  );
}

/** Says so when the hub refuses something later than it was written (S4). */
function useReturnedDraftToast(status: DossierStatus): void {
  const { t } = useTranslation('shell');
  const show = useToast();
  const count = status.status === 'ready' ? status.view.drafts.length : null;
  const before = useRef(count);
  useEffect(() => {
    if (count !== null && before.current !== null && count > before.current) {
      show({ text: t('draftReturned'), tone: 'danger' });
    }
    before.current = count;
  }, [count, show, t]);
}
