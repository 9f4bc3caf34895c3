import type { FileRef } from '../domain/file-ref.ts';
import type { ItemId, MemberId, VersionId } from '../domain/ids.ts';
import { readableFiles } from '../domain/ledger/file-access.ts';
import type { DossierState } from '../domain/state.ts';

/** A version of a report whose words can be searched. */
export interface SearchableFile {
  readonly itemId: ItemId;
  readonly versionId: VersionId;
  readonly isCurrent: boolean;
  readonly file: FileRef;
}

/** The report files a member may read now: current versions in the order of the items, then older ones, newest first. */
export function searchableFiles(state: DossierState, memberId: MemberId): readonly SearchableFile[] {
  const readable = new Set(readableFiles(state, memberId).map(({ sha256 }) => sha256));
  const items = state.parties.itemOrder.flatMap((itemId) => state.parties.items[itemId] ?? []);
  const versions = items.flatMap(({ itemId, versions: all }) =>
    all
      .filter(({ file }) => readable.has(file.sha256))
      .map(({ versionId, file }) => ({
        itemId,
        versionId,
        file,
        isCurrent: versionId === all.at(-1)?.versionId,
      }))
      .toReversed(),
  );
  const ordered = [
    ...versions.filter(({ isCurrent }) => isCurrent),
    ...versions.filter(({ isCurrent }) => !isCurrent),
  ];
  // The same bytes handed in twice are one file, found in the newest place.
  const bySha = new Map(ordered.toReversed().map((version) => [version.file.sha256, version]));
  return ordered.filter((version) => bySha.get(version.file.sha256) === version);
}
