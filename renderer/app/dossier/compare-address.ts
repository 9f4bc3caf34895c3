import type { DossierId, VersionId } from '#shared/domain/ids.ts';
import type { ReviewItem } from '#shared/domain/state.ts';

export function compareAddress(
  dossierId: DossierId,
  { itemId }: Pick<ReviewItem, 'itemId'>,
  before: VersionId,
  after: VersionId,
): string {
  return `/dossiers/${dossierId}/compare/${itemId}/${before}/${after}`;
}

/** A version beside the one before it, or the first beside the one behind it; null where there is one alone. */
export function compareWithNeighbour(
  dossierId: DossierId,
  item: Pick<ReviewItem, 'itemId' | 'versions'>,
  versionId: VersionId,
): string | null {
  const at = Math.max(
    1,
    item.versions.findIndex((version) => version.versionId === versionId),
  );
  const before = item.versions[at - 1];
  const after = item.versions[at];
  return before && after ? compareAddress(dossierId, item, before.versionId, after.versionId) : null;
}
