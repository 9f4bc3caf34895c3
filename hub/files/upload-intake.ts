import { rm, stat } from 'node:fs/promises';
import type { Clock } from '#shared/lib/ports.ts';
import type { UploadStatus } from '#shared/protocol/http.ts';
import type { AuditLog } from '../registry/audit-log.ts';
import type { ReportChecker } from '../report-check/report-checker.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import type { BlobStore } from './blob-store.ts';
import type { Files } from './files.ts';
import type { UploadOutcome, UploadRow, UploadsTable } from './uploads-table.ts';

export interface IntakePorts {
  readonly table: UploadsTable;
  readonly files: Files;
  readonly blobs: BlobStore;
  readonly checker: ReportChecker;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly log: Log;
  readonly pathOf: (uploadId: string) => string;
}

/**
 * What happens to an upload once its last byte is here: it is checked where it lies, then becomes a blob, or
 * is deleted and kept nowhere. A hub that was killed in between begins the check again (FI2).
 */
export class UploadIntake {
  readonly #ports: IntakePorts;
  readonly #running = new Map<string, Promise<void>>();
  #isClosing = false;

  constructor(ports: IntakePorts) {
    this.#ports = ports;
  }

  /** Begins the check; asking twice does nothing more. */
  start(uploadId: string): void {
    if (this.#running.has(uploadId)) return;
    const upload = this.#ports.table.find(uploadId);
    if (!upload || upload.outcome) return;
    this.#ports.table.setChecking(uploadId);
    const run = this.#check(upload)
      .catch(async (error: unknown) => {
        if (this.#isClosing) return;
        this.#ports.log.error('upload.checkFailed', { uploadId, ...errorFields(error) });
        await this.#reject(uploadId, { status: 'rejected', reason: 'checkerFailed', findings: [] });
      })
      .finally(() => this.#running.delete(uploadId));
    this.#running.set(uploadId, run);
  }

  /** Uploads that had arrived when the hub last ended. */
  async recover(): Promise<void> {
    for (const { uploadId, sizeBytes, status } of this.#ports.table.unfinished()) {
      const arrived = await this.#arrivedBytes(uploadId);
      if (status === 'checking' || arrived === sizeBytes) this.start(uploadId);
    }
  }

  async status(upload: UploadRow): Promise<UploadStatus> {
    if (upload.outcome) return upload.outcome;
    if (upload.status === 'checking') return { status: 'checking' };
    const offset = await this.#arrivedBytes(upload.uploadId);
    return { status: 'receiving', offset, size: upload.sizeBytes };
  }

  /** Checks that are cut short now begin again with the next start of the hub. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#ports.checker.close();
    await Promise.allSettled(this.#running.values());
  }

  async #check(upload: UploadRow): Promise<void> {
    const { table, files, blobs, checker, audit, clock, pathOf } = this.#ports;
    const { uploadId, accountId, dossierId, memberId, name } = upload;
    const path = pathOf(uploadId);
    const { verdict, reason, findings, pages } = await checker.check(path);
    if (this.#isClosing) return;
    if (verdict === 'rejected' || pages === null) {
      audit.write(clock.nowMs(), 'upload.rejected', accountId, uploadId);
      return this.#reject(uploadId, {
        status: 'rejected',
        reason: reason ?? 'checkerFailed',
        findings: [...findings],
      });
    }
    const blob = await blobs.digest(path);
    await rm(`${path}.json`, { force: true });
    const file = { ...blob, name, pages };
    await files.adopt(path, blob, () => {
      table.accept(upload, { status: 'accepted', file, findings: [...findings] }, clock.nowMs());
      audit.write(clock.nowMs(), 'upload.accepted', accountId, `${dossierId}/${memberId}/${blob.sha256}`);
    });
  }

  /** The file is gone before its uploader hears that it is. */
  async #reject(uploadId: string, outcome: UploadOutcome): Promise<void> {
    const path = this.#ports.pathOf(uploadId);
    await rm(path, { force: true });
    await rm(`${path}.json`, { force: true });
    this.#ports.table.finish(uploadId, outcome);
  }

  async #arrivedBytes(uploadId: string): Promise<number> {
    const found = await stat(this.#ports.pathOf(uploadId)).catch(() => null);
    return found?.size ?? 0;
  }
}
