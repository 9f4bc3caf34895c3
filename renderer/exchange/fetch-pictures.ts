import type { PicturesDesk } from '#renderer/app/client/pictures-desk.ts';
import { preparePicture } from '#renderer/comments/pictures/prepare-picture.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import type { PictureRef } from '#shared/domain/picture-ref.ts';
import type { TablePicture } from './exchange-task.ts';
import { ExchangeError } from './fetch-report.ts';

/** The bytes of pictures by hash, as a document can hold them. Rejects with an ExchangeError. */
export async function fetchPictures(
  desk: PicturesDesk,
  dossierId: DossierId,
  pictures: readonly PictureRef[],
): Promise<ReadonlyMap<string, TablePicture>> {
  const found = new Map<string, TablePicture>();
  for (const picture of pictures) {
    if (found.has(picture.sha256)) continue;
    const loaded = await desk.load(dossierId, picture);
    if (!loaded.ok) throw new ExchangeError(loaded.error.retry === 'auto' ? 'unreachable' : 'refused');
    found.set(picture.sha256, await asDocumentsHoldIt(loaded.value, picture));
  }
  return found;
}

/** Word shows no WebP. */
async function asDocumentsHoldIt(picture: Blob, { kind, width, height }: PictureRef): Promise<TablePicture> {
  if (kind !== 'webp') return { bytes: new Uint8Array(await picture.arrayBuffer()), kind, width, height };
  const drawn = await preparePicture(picture);
  if (!drawn.ok || drawn.value.kind === 'webp') throw new ExchangeError('damaged');
  const { value } = drawn;
  const bytes = new Uint8Array(await value.picture.arrayBuffer());
  return { bytes, kind: value.kind === 'jpeg' ? 'jpeg' : 'png', width: value.width, height: value.height };
}
