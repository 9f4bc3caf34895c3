import type { DossierId } from '../domain/ids.ts';
import type { PictureRef } from '../domain/picture-ref.ts';

/**
 * Brings a picture kept on this machine to the hub. Resolves when the hub has it, or when it cannot be brought
 * there (its bytes are gone, or the hub will not have it): the command that names it is then refused with the reason
 * and comes back (PC4). Rejects where it is worth another try later.
 */
export interface PictureSender {
  send(dossierId: DossierId, picture: PictureRef): Promise<void>;
}

/** For who keeps no pictures. */
export const NO_PICTURES: PictureSender = { send: () => Promise.resolve() };
