import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256Schema, type DossierId } from '#shared/domain/ids.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { uploadIdOf, type HubApi } from '#shared/protocol/hub-api.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import { finishedUpload } from '#shared/sync/finished-upload.ts';
import type { IpcEvent, IpcResponse } from '#shared/protocol/ipc/contract.ts';
import { hashFile } from './arriving-file.ts';
import type { BlobCache } from './blob-cache.ts';
import { sendByTus, UploadFault, type TusTarget } from './tus-upload.ts';

export type UploadResult = IpcResponse<'file.upload'>;
type Progress = Extract<IpcEvent, { type: 'uploadProgress' }>['progress'];

export interface UploadTarget extends TusTarget {
  readonly api: HubApi;
}

const POLL_MS = 300;
const TELL_EVERY_MS = 80;

/** Uploads under way: hash, send, wait for the hub's check. The hub's hash must be the one computed here. */
export class Uploads {
  readonly #blobs: BlobCache;
  readonly #onProgress: (uploadId: string, progress: Progress) => void;
  readonly #running = new Map<string, AbortController>();

  constructor(blobs: BlobCache, onProgress: (uploadId: string, progress: Progress) => void) {
    this.#blobs = blobs;
    this.#onProgress = onProgress;
  }

  async upload(
    target: UploadTarget,
    { uploadId, dossierId, path: file }: { uploadId: string; dossierId: DossierId; path: string },
  ): Promise<UploadResult> {
    const aborter = new AbortController();
    this.#running.set(uploadId, aborter);
    try {
      return await this.#run(target, uploadId, dossierId, file, aborter.signal);
    } catch (error) {
      if (aborter.signal.aborted) return { status: 'cancelled' };
      return failed(error instanceof UploadFault ? error.fault : unavailable(String(error)));
    } finally {
      this.#running.delete(uploadId);
    }
  }

  cancel(uploadId: string): void {
    this.#running.get(uploadId)?.abort();
  }

  cancelAll(): void {
    for (const aborter of this.#running.values()) aborter.abort();
  }

  async #run(
    target: UploadTarget,
    uploadId: string,
    dossierId: DossierId,
    file: string,
    signal: AbortSignal,
  ): Promise<UploadResult> {
    const stat = await fs.promises.stat(file).catch(() => null);
    if (!stat?.isFile() || stat.size === 0) return failed(unreadable());
    const tell = throttled((phase: Progress['phase'], doneBytes: number) =>
      this.#onProgress(uploadId, { phase, doneBytes, totalBytes: stat.size }),
    );
    tell('hashing', 0);
    const sha256 = await hashFile(file, (done) => tell('hashing', done), signal);
    tell('sending', 0);
    const metadata = { dossierId, filename: path.basename(file) };
    const sent = { path: file, size: stat.size, metadata };
    const url = await sendByTus(target, sent, (done) => tell('sending', done), signal);
    tell('checking', stat.size);
    const pause = (): Promise<unknown> => sleep(POLL_MS, null, { signal });
    const finished = await finishedUpload(target.api, uploadIdOf(url), pause);
    if (!finished.ok) return failed(finished.error);
    const result = finished.value;
    if (result.status === 'rejected') return result;
    if (result.status !== 'accepted') return failed(otherBytes());
    if (result.file.sha256 !== sha256) return failed(otherBytes());
    await this.#blobs.adopt(file, sha256Schema.parse(sha256)).catch(() => undefined); // the hub has it anyway
    return result;
  }
}

/** The first word of each phase, and some between: a window cannot show more. */
function throttled(
  tell: (phase: Progress['phase'], doneBytes: number) => void,
): (phase: Progress['phase'], doneBytes: number) => void {
  let phaseBefore: Progress['phase'] | null = null;
  let toldAt = 0;
  return (phase, doneBytes) => {
    const now = Date.now();
    if (phase === phaseBefore && now - toldAt < TELL_EVERY_MS) return;
    phaseBefore = phase;
    toldAt = now;
    tell(phase, doneBytes);
  };
}

function failed(fault: Fault): UploadResult {
  return { status: 'failed', fault };
}

function unreadable(): Fault {
  return { code: 'badRequest', message: 'the file cannot be read or is empty', retry: 'afterUserAction' };
}

function otherBytes(): Fault {
  return { code: 'internal', message: 'the hub received other bytes', retry: 'afterUserAction' };
}
