import { useMemo } from 'react';
import type { CarriedPlace } from '#shared/documents/annotations/exported-comment.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { olderComments, sortCarried, type CarriedComments } from '#renderer/carry/older-comments.ts';
import { useCarry, type CarryState } from '#renderer/carry/use-carry.ts';
import type { ExportJob } from './export-job.ts';

export interface CarriedPlaces {
  readonly places: ReadonlyMap<CommentId, CarriedPlace>;
  readonly state: CarryState;
}

/**
 * Where comments of older versions belong in the version a copy is made of (EX1). At once where the reader has
 * compared the versions before; nothing to do for a table.
 */
export function useCarriedPlaces(job: ExportJob): CarriedPlaces {
  const { view } = useOpenDossier();
  const { item } = job;
  const version = 'version' in job ? job.version : null;
  const older = useMemo(
    () => (version ? olderComments(view, item, version.versionId) : []),
    [view, item, version],
  );
  const { carried, state } = useCarry(older, item, version, null, true);
  const places = useMemo(() => placesOf(sortCarried(older, carried)), [older, carried]);
  return { places, state };
}

/** Those a person placed are not among them: the ledger says where they are. */
export function placesOf({ rows }: CarriedComments): ReadonlyMap<CommentId, CarriedPlace> {
  const places = new Map<CommentId, CarriedPlace>();
  for (const { id, anchor, carried } of rows) {
    if (!carried || carried.by === 'hand') continue;
    places.set(id, { anchor, by: carried.by, fromPage: carried.fromPage });
  }
  return places;
}
