import { tableValues } from '../../lib/table.ts';
import { picturesOf } from '../comment/pictures.ts';
import type { FileRef } from '../file-ref.ts';
import type { AllReleased } from '../minutes/evolve.ts';
import type { MemberId, Sha256 } from '../ids.ts';
import type { PictureRef } from '../picture-ref.ts';
import type { RecordingRef } from '../recording-ref.ts';
import type { DossierState } from '../state.ts';
import { findMember, ledgersOf } from './access.ts';
import { privateLedger } from './ledger-id.ts';

/** A report or a document, a picture of a comment, or a recording. */
export type NamedFile = FileRef | PictureRef | RecordingRef;

/**
 * Whether a member may read a file's bytes now: some ledger of theirs refers to it, and an expert has
 * declared and signed the commitment letter first. Knowing a hash is no right (FI3).
 */
export function mayReadFile(state: DossierState, memberId: MemberId, sha256: Sha256): boolean {
  return readableFiles(state, memberId).some((file) => file.sha256 === sha256);
}

export function readableFiles(state: DossierState, memberId: MemberId): readonly NamedFile[] {
  const member = findMember(state, memberId);
  if (!member) return [];
  const isReviewerReady =
    member.role !== 'expert' ||
    (state.panel.recusals[memberId] !== undefined && state.panel.commitments[memberId] !== undefined);
  if (!isReviewerReady) return [];
  const ledgers = ledgersOf(state, memberId);
  return [
    ...(ledgers.includes('parties') ? partiesFiles(state) : []),
    ...(ledgers.includes('panel') ? [...panelFiles(state), ...panelPictures(state)] : []),
    ...(ledgers.includes('bureau') ? bureauFiles(state) : []),
    ...(ledgers.includes('applicants') ? releasedPictures(state) : []),
    ...(ledgers.includes(privateLedger(memberId)) ? ownPictures(state, memberId) : []),
  ];
}

/** Of comments that are their author's alone (PC2). */
function ownPictures(state: DossierState, memberId: MemberId): readonly PictureRef[] {
  const own = state.privates[memberId];
  return own ? tableValues(own.comments).flatMap(({ content }) => picturesOf(content)) : [];
}

function panelPictures(state: DossierState): readonly PictureRef[] {
  return tableValues(state.panel.comments).flatMap(({ content }) => picturesOf(content));
}

function releasedPictures(state: DossierState): readonly PictureRef[] {
  return tableValues(state.applicants.released).flatMap(({ content }) => picturesOf(content));
}

function partiesFiles(state: DossierState): readonly FileRef[] {
  return [...reportFiles(state), ...minutesFiles(state.parties)];
}

function reportFiles(state: DossierState): readonly FileRef[] {
  return Object.values(state.parties.items).flatMap((item) => [
    ...item.versions.map((version) => version.file),
    ...(item.published ? [item.published.file] : []),
    ...(item.final?.responseTable ? [item.final.responseTable] : []),
  ]);
}

function panelFiles(state: DossierState): readonly NamedFile[] {
  const opinions = Object.values(state.panel.opinions).flatMap((opinion) => [
    ...(opinion.document ? [opinion.document] : []),
    ...(opinion.sealed ? [opinion.sealed] : []),
  ]);
  return [...opinions, ...minutesFiles(state.panel), ...Object.values(state.panel.recordingFiles)];
}

function minutesFiles({ minutes }: { readonly minutes: AllReleased }): readonly FileRef[] {
  return Object.values(minutes).flatMap((editions) => editions.map(({ file }) => file));
}

function bureauFiles(state: DossierState): readonly NamedFile[] {
  const minutes = Object.values(state.bureau.minutes).flatMap((editions) =>
    editions.flatMap(({ file }) => (file ? [file] : [])),
  );
  return [...minutes, ...Object.values(state.bureau.recordingFiles)];
}
