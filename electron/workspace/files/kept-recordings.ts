import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DossierId, RecordingId } from '#shared/domain/ids.ts';
import type { RecordingRef } from '#shared/domain/recording-ref.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import { uploadIdOf, type HubApi } from '#shared/protocol/hub-api.ts';
import { finishedUpload } from '#shared/sync/finished-upload.ts';
import { sendByTus, UploadFault, type TusTarget } from './tus-upload.ts';

const POLL_MS = 400;

/** Recordings of one person that are being made here, or wait to be sent: one file each, which only grows (WS22). */
export class KeptRecordings {
  readonly #dir: string;

  constructor(dir: string, accountId: string) {
    this.#dir = path.join(dir, createHash('sha256').update(accountId).digest('hex').slice(0, 32));
  }

  /** Durable when it resolves; how long the file is then. */
  async append(recordingId: RecordingId, bytes: Uint8Array): Promise<number> {
    await fs.promises.mkdir(this.#dir, { recursive: true, mode: 0o700 });
    const handle = await fs.promises.open(this.#fileOf(recordingId), 'a', 0o600);
    try {
      await handle.appendFile(bytes);
      await handle.datasync();
      return (await handle.stat()).size;
    } finally {
      await handle.close();
    }
  }

  /** 0 where there is nothing of it. */
  async size(recordingId: RecordingId): Promise<number> {
    const stat = await fs.promises.stat(this.#fileOf(recordingId)).catch(() => null);
    return stat?.size ?? 0;
  }

  async send(
    target: TusTarget & { readonly api: HubApi },
    recordingId: RecordingId,
    dossierId: DossierId,
    name: string,
  ): Promise<Result<RecordingRef, Fault>> {
    const { signal } = new AbortController();
    const size = await this.size(recordingId);
    if (size === 0) return err(nothingKept());
    const metadata = { dossierId, filename: name, kind: 'recording' };
    try {
      const file = { path: this.#fileOf(recordingId), size, metadata };
      const url = await sendByTus(target, file, () => undefined, signal);
      const finished = await finishedUpload(target.api, uploadIdOf(url), () => sleep(POLL_MS));
      if (!finished.ok) return finished;
      return finished.value.status === 'recordingAccepted' ? ok(finished.value.recording) : err(notTaken());
    } catch (error) {
      return err(error instanceof UploadFault ? error.fault : unavailable(String(error)));
    }
  }

  async drop(recordingId: RecordingId): Promise<void> {
    await fs.promises.rm(this.#fileOf(recordingId), { force: true });
  }

  /** An id is no path: `idText` of the schema has neither dots nor slashes. */
  #fileOf(recordingId: RecordingId): string {
    return path.join(this.#dir, `${recordingId}.part`);
  }
}

function nothingKept(): Fault {
  return { code: 'notFound', message: 'nothing of this recording is here', retry: 'never' };
}

function notTaken(): Fault {
  return { code: 'badRequest', message: 'the hub did not take the recording', retry: 'never' };
}
