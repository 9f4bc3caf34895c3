import type { PictureCode } from '#shared/documents/picture-check-messages.ts';
import { MOST_PICTURE_PIXELS, MOST_PICTURE_SIDE, type PictureKind } from '#shared/domain/picture-ref.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';

/** What the bytes are, as they themselves say; or why they are not taken. */
export type PictureCheck = Result<PictureFacts, PictureCode>;

export interface PictureFacts {
  readonly kind: PictureKind;
  readonly width: number;
  readonly height: number;
}

/** The size a picture claims, before anything of that size is made (PC6). */
export function sized(kind: PictureKind, width: number, height: number): PictureCheck {
  if (width < 1 || height < 1) return err('damagedPicture');
  const isTooLarge =
    width > MOST_PICTURE_SIDE || height > MOST_PICTURE_SIDE || width * height > MOST_PICTURE_PIXELS;
  return isTooLarge ? err('tooManyPixels') : ok({ kind, width, height });
}
