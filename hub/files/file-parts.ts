import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#shared/lib/ports.ts';
import type { AuditLog } from '../registry/audit-log.ts';
import { createReportChecker } from '../report-check/report-checker.ts';
import type { Log } from '../runtime/log.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';
import { BlobStore } from './blob-store.ts';
import { BlobsTable } from './blobs-table.ts';
import { Files } from './files.ts';
import { UploadIntake } from './upload-intake.ts';
import { UploadUpkeep } from './upload-upkeep.ts';
import { UploadsTable } from './uploads-table.ts';

/** What the hub keeps of files, and how uploads become files. */
export interface FileParts {
  readonly uploadsDir: string;
  readonly blobs: BlobStore;
  readonly files: Files;
  readonly uploads: UploadsTable;
  readonly intake: UploadIntake;
  readonly upkeep: UploadUpkeep;
}

export function openFileParts(
  db: Sqlite,
  dataDir: string,
  { audit, clock, log }: { readonly audit: AuditLog; readonly clock: Clock; readonly log: Log },
): FileParts {
  const uploadsDir = join(dataDir, 'uploads');
  mkdirSync(uploadsDir, { recursive: true, mode: 0o700 });
  const blobs = new BlobStore(join(dataDir, 'blobs'));
  const files = new Files(blobs, new BlobsTable(db), clock);
  const uploads = new UploadsTable(db);
  const intake = new UploadIntake({
    table: uploads,
    files,
    blobs,
    checker: createReportChecker(),
    audit,
    clock,
    log,
    pathOf: (uploadId) => join(uploadsDir, uploadId),
  });
  const upkeep = new UploadUpkeep({ dir: uploadsDir, table: uploads, clock });
  return { uploadsDir, blobs, files, uploads, intake, upkeep };
}
