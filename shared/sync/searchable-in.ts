import { searchableFiles, type SearchableFile } from '../search/searchable-files.ts';
import type { DeskDossier } from './dossier-desk.ts';

/** The files of an open dossier that may be searched now; null where it is not open, or not open to this person. */
export function searchableIn(dossier: DeskDossier | null): readonly SearchableFile[] | null {
  if (!dossier?.replica || dossier.status.status === 'failed') return null;
  const { state, memberId } = dossier.replica.view;
  return searchableFiles(state, memberId);
}
