import { err, ok, type Result } from '../lib/result.ts';
import type { Fault } from '../protocol/errors.ts';
import type { HubApi } from '../protocol/hub-api.ts';
import type { UploadStatus } from '../protocol/http.ts';

export type FinishedUpload = Exclude<UploadStatus, { status: 'receiving' | 'checking' }>;

/**
 * Asks until the hub's check of an upload has ended. `pause` is waited for in between; where it rejects, as when
 * somebody calls the upload off, nobody asks on.
 */
export async function finishedUpload(
  api: HubApi,
  uploadId: string,
  pause: () => Promise<unknown>,
): Promise<Result<FinishedUpload, Fault>> {
  for (;;) {
    const asked = await api.uploadStatus(uploadId);
    if (!asked.ok && asked.error.retry !== 'auto') return err(asked.error);
    if (asked.ok && asked.value.status !== 'receiving' && asked.value.status !== 'checking') {
      return ok(asked.value);
    }
    await pause();
  }
}
