import { searchableFiles, type SearchableFile } from '../search/searchable-files.ts';
import type { DeskDossier } from './dossier-desk.ts';
import type { ReplicaChange } from './replica.ts';

/** The files of an open dossier that may be searched now; null where it is not open, or not open to this person. */
export function searchableIn(dossier: DeskDossier | null): readonly SearchableFile[] | null {
  if (!dossier?.replica || dossier.status.status === 'failed') return null;
  const { state, memberId } = dossier.replica.view;
  return searchableFiles(state, memberId);
}

/** Whether a change may have taken something from what the person may read: a lost ledger, or a refusal. */
export function mayHaveLostRights({ status }: DeskDossier, change: ReplicaChange | null): boolean {
  if (status.status === 'failed') return status.fault.retry !== 'auto';
  return change?.reset === true;
}
