import type { DossierId, Sha256 } from '#shared/domain/ids.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { PictureSender } from '#shared/sync/picture-sender.ts';
import { sendPicture, type UploadTarget } from './browser-upload.ts';
import { PictureDatabase } from './picture-database.ts';
import { fetchPicture, hashOf, type FileAddress, type PicturesDesk } from './pictures-desk.ts';

/** The pictures of one signed-in person in this browser: kept until they are sent, sent before their comment is. */
export class BrowserPictures implements PicturesDesk, PictureSender {
  readonly #kept: PictureDatabase;
  readonly #target: () => UploadTarget;
  readonly #addressOf: (dossierId: DossierId, sha256: Sha256) => FileAddress;

  constructor(
    accountId: string,
    target: () => UploadTarget,
    addressOf: (dossierId: DossierId, sha256: Sha256) => FileAddress,
  ) {
    this.#kept = new PictureDatabase(accountId);
    this.#target = target;
    this.#addressOf = addressOf;
    void this.#kept.sweep().catch(() => undefined); // the next start will
  }

  keep: PicturesDesk['keep'] = async (picture) => {
    const sha256 = await hashOf(picture);
    try {
      await this.#kept.put(sha256, picture);
      return ok({ sha256, sizeBytes: picture.size });
    } catch {
      return err({ code: 'tooLarge', message: 'the browser has no room', retry: 'afterUserAction' });
    }
  };

  load: PicturesDesk['load'] = async (dossierId, picture) => {
    const kept = await this.#kept.get(picture.sha256).catch(() => null);
    return kept ? ok(kept) : fetchPicture(this.#addressOf(dossierId, picture.sha256), picture);
  };

  send: PictureSender['send'] = async (dossierId, { sha256, name }) => {
    const kept = await this.#kept.get(sha256);
    if (!kept) return;
    await sendPicture(this.#target(), dossierId, kept, name);
    await this.#kept.sent(sha256).catch(() => undefined); // it only stays longer
  };
}
