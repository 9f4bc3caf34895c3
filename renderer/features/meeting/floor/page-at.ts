import type { PageRef } from '#shared/domain/report/page-ref.ts';
import type { RoomPages } from '../use-room-pages.ts';

/** The page this person looks at; null where there is no report. */
export function pageAt({ itemId, version, pageIndex }: RoomPages): PageRef | null {
  return itemId && version ? { itemId, versionId: version.versionId, pageIndex } : null;
}
