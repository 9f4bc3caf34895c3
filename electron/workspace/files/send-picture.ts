import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DossierId } from '#shared/domain/ids.ts';
import type { PictureRef } from '#shared/domain/picture-ref.ts';
import type { HubApi } from '#shared/protocol/hub-api.ts';
import { uploadIdOf } from '#shared/protocol/hub-api.ts';
import { finishedUpload } from '#shared/sync/finished-upload.ts';
import type { BlobCache } from './blob-cache.ts';
import type { KeptPictures } from './kept-pictures.ts';
import { sendByTus, UploadFault, type TusTarget } from './tus-upload.ts';

const POLL_MS = 200;

export interface PictureRoute {
  readonly kept: KeptPictures;
  readonly blobs: BlobCache;
  readonly target: TusTarget & { readonly api: HubApi };
  readonly signal: AbortSignal;
}

/**
 * Brings a picture to the hub and keeps it among the files that can be read again offline. As `PictureSender` has
 * it: a hub that is out of reach or busy throws, one that says no does not.
 */
export async function sendPicture(
  { kept, blobs, target, signal }: PictureRoute,
  dossierId: DossierId,
  { sha256, name }: PictureRef,
): Promise<void> {
  const path = kept.find(sha256) ?? blobs.find(sha256);
  if (path === null) return;
  const { size } = await fs.promises.stat(path);
  const metadata = { dossierId, filename: name, kind: 'picture' };
  try {
    const url = await sendByTus(target, { path, size, metadata }, () => undefined, signal);
    const pause = (): Promise<unknown> => sleep(POLL_MS, null, { signal });
    const finished = await finishedUpload(target.api, uploadIdOf(url), pause);
    if (finished.ok && finished.value.status === 'pictureAccepted') await blobs.adopt(path, sha256);
  } catch (error) {
    const isNo = error instanceof UploadFault && error.fault.retry !== 'auto';
    if (!isNo) throw error;
  }
}
