import type { FileRef } from '../file-ref.ts';
import type { MemberId, Sha256 } from '../ids.ts';
import type { DossierState } from '../state.ts';
import { findMember, ledgersOf } from './access.ts';

/**
 * Whether a member may read a file's bytes now: some ledger of theirs refers to it, and an expert has
 * declared and signed the commitment letter first. Knowing a hash is no right (FI3).
 */
export function mayReadFile(state: DossierState, memberId: MemberId, sha256: Sha256): boolean {
  return readableFiles(state, memberId).some((file) => file.sha256 === sha256);
}

export function readableFiles(state: DossierState, memberId: MemberId): readonly FileRef[] {
  const member = findMember(state, memberId);
  if (!member) return [];
  const isReviewerReady =
    member.role !== 'expert' ||
    (state.panel.recusals[memberId] !== undefined && state.panel.commitments[memberId] !== undefined);
  if (!isReviewerReady) return [];
  const ledgers = ledgersOf(state, memberId);
  return [
    ...(ledgers.includes('parties') ? partiesFiles(state) : []),
    ...(ledgers.includes('panel') ? panelFiles(state) : []),
  ];
}

function partiesFiles(state: DossierState): readonly FileRef[] {
  return Object.values(state.parties.items).flatMap((item) => [
    ...item.versions.map((version) => version.file),
    ...(item.published ? [item.published.file] : []),
    ...(item.final?.responseTable ? [item.final.responseTable] : []),
  ]);
}

function panelFiles(state: DossierState): readonly FileRef[] {
  return Object.values(state.panel.opinions).flatMap((opinion) => [
    ...(opinion.document ? [opinion.document] : []),
    ...(opinion.sealed ? [opinion.sealed] : []),
  ]);
}
