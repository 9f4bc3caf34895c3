import type { DossierId, Sha256 } from '#shared/domain/ids.ts';

/** Reports up to this size are read from front to back, and need no page directory. */
export const READ_WHOLE_UP_TO_BYTES = 8 * 1024 * 1024;

/** Where a large report's page directory is; 204 of a report that has none. */
export function pageDirectoryPath(dossierId: DossierId, sha256: Sha256): string {
  return `/api/dossiers/${dossierId}/files/${sha256}/page-directory`;
}
