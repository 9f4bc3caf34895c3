import { DetailedError, Upload as TusUpload } from 'tus-js-client';
import type { DossierId } from '#shared/domain/ids.ts';
import type { RecordingRef } from '#shared/domain/recording-ref.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { UPLOAD_PATH, uploadIdOf, type HubApi } from '#shared/protocol/hub-api.ts';
import { faultOf, unavailable } from '#shared/protocol/hub-calls.ts';
import { finishedUpload } from '#shared/sync/finished-upload.ts';
import type { Upload, UploadProgress, UploadResult } from './client.ts';
import { sha256OfFile } from './noble-hasher.ts';

const POLL_MS = 400;
const CHUNK_BYTES = 8 * 1024 * 1024;

export interface UploadTarget {
  readonly hubUrl: string;
  readonly token: string;
  readonly api: HubApi;
}

/** Hashes, sends by tus, waits for the hub's check; the hub's hash must be the one computed here. */
export function uploadFile(
  target: UploadTarget,
  dossierId: DossierId,
  file: File,
  onProgress: (progress: UploadProgress) => void,
): Upload {
  const aborter = new AbortController();
  return {
    done: run(target, dossierId, file, onProgress, aborter.signal),
    cancel: () => aborter.abort(),
  };
}

async function run(
  target: UploadTarget,
  dossierId: DossierId,
  file: File,
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<UploadResult> {
  const totalBytes = file.size;
  const tell = (phase: UploadProgress['phase'], doneBytes: number): void =>
    onProgress({ phase, doneBytes, totalBytes });
  try {
    tell('hashing', 0);
    const sha256 = await sha256OfFile(file, (done) => tell('hashing', done), signal);
    tell('sending', 0);
    const metadata = { dossierId, filename: file.name };
    const uploadId = await send(target, file, metadata, (done) => tell('sending', done), signal);
    tell('checking', totalBytes);
    const finished = await finishedUpload(target.api, uploadId, () => pause(signal));
    if (!finished.ok) return failed(finished.error);
    const result = finished.value;
    if (result.status === 'rejected') return result;
    if (result.status === 'accepted' && result.file.sha256 === sha256) return result;
    return failed({ code: 'internal', message: 'the hub has other bytes', retry: 'afterUserAction' });
  } catch (error) {
    if (signal.aborted) return { status: 'cancelled' };
    return failed(error instanceof UploadFault ? error.fault : unavailable(String(error)));
  }
}

/**
 * Brings a picture to the hub. As `PictureSender` has it: a hub that is out of reach or busy throws, one that says
 * no does not.
 */
export async function sendPicture(
  target: UploadTarget,
  dossierId: DossierId,
  picture: Blob,
  filename: string,
): Promise<void> {
  const { signal } = new AbortController();
  try {
    const metadata = { dossierId, filename, kind: 'picture' };
    const uploadId = await send(target, picture, metadata, () => undefined, signal);
    await finishedUpload(target.api, uploadId, () => pause(signal));
  } catch (error) {
    const isNo = error instanceof UploadFault && error.fault.retry !== 'auto';
    if (!isNo) throw error;
  }
}

/** Brings a recording to the hub, and says what the hub found it to be. */
export async function sendRecording(
  target: UploadTarget,
  dossierId: DossierId,
  recording: Blob,
  filename: string,
): Promise<Result<RecordingRef, Fault>> {
  const { signal } = new AbortController();
  try {
    const metadata = { dossierId, filename, kind: 'recording' };
    const uploadId = await send(target, recording, metadata, () => undefined, signal);
    const finished = await finishedUpload(target.api, uploadId, () => pause(signal));
    if (!finished.ok) return finished;
    return finished.value.status === 'recordingAccepted'
      ? ok(finished.value.recording)
      : err({ code: 'badRequest', message: 'the hub did not take the recording', retry: 'never' });
  } catch (error) {
    return err(error instanceof UploadFault ? error.fault : unavailable(String(error)));
  }
}

async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  signal.throwIfAborted();
}

class UploadFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

function send(
  { hubUrl, token }: UploadTarget,
  file: Blob,
  metadata: Record<string, string>,
  onSent: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new TusUpload(file, {
      endpoint: new URL(UPLOAD_PATH, hubUrl).href,
      metadata,
      headers: { authorization: `Bearer ${token}` },
      chunkSize: CHUNK_BYTES,
      retryDelays: [300, 1000, 3000, 5000, 10_000],
      storeFingerprintForResuming: false,
      onProgress: onSent,
      onSuccess: () => resolve(uploadIdOf(upload.url ?? '')),
      onError: (error) => reject(new UploadFault(faultOfError(error))),
    });
    signal.addEventListener('abort', () => {
      upload.abort(true).catch(() => undefined);
      reject(signal.reason as Error);
    });
    signal.throwIfAborted();
    upload.start();
  });
}

function faultOfError(error: Error): Fault {
  if (!(error instanceof DetailedError) || error.originalResponse === null) return unavailable(error.message);
  return faultOf(jsonOrNull(error.originalResponse.getBody()), error.originalResponse.getStatus());
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function failed(fault: Fault): UploadResult {
  return { status: 'failed', fault };
}
