import type { DossierId, ItemId, VersionId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { NextStep } from '#shared/domain/view/next-step.ts';

/** Where a next step is done. With the dossier's state a reader's address can be exact. */
export function stepTarget(dossierId: DossierId, step: NextStep, state?: DossierState): string {
  const base = `/dossiers/${dossierId}`;
  const item = step.itemId ?? '';
  switch (step.kind) {
    case 'uploadReport':
    case 'acceptDossier':
      return `${base}/documents`;
    case 'buildPanel':
    case 'confirmPanel':
    case 'declareRecusal':
    case 'signCommitment':
    case 'consentChair':
      return `${base}/experts`;
    case 'scheduleMeeting':
    case 'openMeeting':
    case 'replyToMeeting':
      return `${base}/meeting`;
    case 'writeComments':
      return readTarget(dossierId, step.itemId, state) ?? `${base}/documents`;
    case 'releaseComments':
      return `${base}/comments`;
    case 'enterMeeting':
      return `${base}/meeting/${step.meetingId ?? ''}`;
    case 'draftOpinion':
    case 'chaseSignatures':
    case 'signOpinion':
    case 'releaseOpinion':
      return `${base}/opinion/${item}`;
    case 'answerComments':
    case 'submitResponse':
    case 'recheckAnswers':
    case 'concludeRecheck':
      return `${base}/revision/${item}`;
    case 'issueFinal':
    case 'archiveItem':
    case 'readOpinion':
      return `${base}/archive`;
    case 'wait':
      return base;
  }
}

export function readAddress(dossierId: DossierId, itemId: ItemId, versionId: VersionId): string {
  return `/dossiers/${dossierId}/read/${itemId}/${versionId}`;
}

function readTarget(
  dossierId: DossierId,
  itemId: ItemId | null,
  state: DossierState | undefined,
): string | null {
  const current = itemId && state?.parties.items[itemId]?.versions.at(-1);
  return current ? readAddress(dossierId, itemId, current.versionId) : null;
}
