import { rm, stat } from 'node:fs/promises';
import { cleanPictureName, cleanRecordingName } from '#shared/domain/file-name.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { UploadStatus } from '#shared/protocol/http.ts';
import type { AuditLog } from '../registry/audit-log.ts';
import type { ReportChecker } from '../report-check/report-checker.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import type { BlobStore, StoredBlob } from './blob-store.ts';
import type { Files } from './files.ts';
import { recordingKindOf } from './recording-kind.ts';
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

type Accepted = Exclude<UploadOutcome, { status: 'rejected' }>;
type Judged =
  | Extract<UploadOutcome, { status: 'rejected' }>
  | {
      readonly status: 'accepted';
      readonly outcome: (blob: StoredBlob) => Accepted;
      readonly pageDirectory: Buffer | null;
    };

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
        const reason = upload.kind === 'picture' ? 'pictureCheckFailed' : 'checkerFailed';
        await this.#reject(uploadId, { status: 'rejected', reason, findings: [] });
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
    const { audit, clock } = this.#ports;
    const judged = await this.#judge(upload);
    if (this.#isClosing) return;
    if (judged.status === 'accepted') return this.#accept(upload, judged);
    audit.write(clock.nowMs(), 'upload.rejected', upload.accountId, upload.uploadId);
    await this.#reject(upload.uploadId, judged);
  }

  #judge(upload: UploadRow): Promise<Judged> {
    switch (upload.kind) {
      case 'report':
        return this.#judgeReport(upload);
      case 'picture':
        return this.#judgePicture(upload);
      case 'recording':
        return this.#judgeRecording(upload);
    }
  }

  /** By its first bytes alone: it is played by those who may fetch it and by nothing of the hub (RG4). */
  async #judgeRecording({ uploadId, name }: UploadRow): Promise<Judged> {
    const kind = await recordingKindOf(this.#ports.pathOf(uploadId));
    if (!kind) return { status: 'rejected', reason: 'notARecording', findings: ['notARecording'] };
    const outcome = (blob: StoredBlob): Accepted => ({
      status: 'recordingAccepted',
      recording: { ...blob, name: cleanRecordingName(name, kind), kind },
    });
    return { status: 'accepted', outcome, pageDirectory: null };
  }

  async #judgeReport({ uploadId, name }: UploadRow): Promise<Judged> {
    const { verdict, reason, findings, pages, pageDirectory } = await this.#ports.checker.check(
      this.#ports.pathOf(uploadId),
    );
    if (verdict === 'rejected' || pages === null) {
      return { status: 'rejected', reason: reason ?? 'checkerFailed', findings: [...findings] };
    }
    const outcome = (blob: StoredBlob): Accepted => ({
      status: 'accepted',
      file: { ...blob, name, pages },
      findings: [...findings],
    });
    return { status: 'accepted', outcome, pageDirectory };
  }

  async #judgePicture({ uploadId, name }: UploadRow): Promise<Judged> {
    const check = await this.#ports.checker.checkPicture(this.#ports.pathOf(uploadId));
    if (!check.ok) return { status: 'rejected', reason: check.error, findings: [check.error] };
    const { kind, width, height } = check.value;
    const outcome = (blob: StoredBlob): Accepted => ({
      status: 'pictureAccepted',
      picture: { ...blob, name: cleanPictureName(name, kind), kind, width, height },
    });
    return { status: 'accepted', outcome, pageDirectory: null };
  }

  async #accept(
    upload: UploadRow,
    { outcome, pageDirectory }: Extract<Judged, { status: 'accepted' }>,
  ): Promise<void> {
    const { table, files, blobs, audit, clock, pathOf } = this.#ports;
    const { uploadId, accountId, dossierId, memberId } = upload;
    const path = pathOf(uploadId);
    const blob = await blobs.digest(path);
    await rm(`${path}.json`, { force: true });
    await files.adopt(path, blob, pageDirectory, () => {
      table.accept(upload, outcome(blob), clock.nowMs());
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
