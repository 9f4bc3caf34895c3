import { MOST_PICTURE_BYTES, type PictureKind } from '#shared/domain/picture-ref.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';

export type PictureProblem = 'notAPicture' | 'tooLarge' | 'notKept' | 'tooMany' | 'notCut';

export interface PreparedPicture {
  readonly picture: Blob;
  readonly kind: PictureKind;
  readonly width: number;
  readonly height: number;
}

/** Of what a person gives us; a photograph of today's cameras has a third of it. */
const MOST_SOURCE_BYTES = 40 * 1024 * 1024;
const MOST_SOURCE_PIXELS = 200_000_000;
/** Pixels of the longer side: a page of A4 at 250 dots an inch. */
const LONGEST_SIDE = 3_000;
/** Drawings and clippings stay exact; only what is a photograph is larger than this and is packed as one. */
const MOST_PNG_BYTES = 1_500_000;
const JPEG_QUALITIES = [0.88, 0.7];

/**
 * What a person gives us drawn anew and encoded by this program: pixels and nothing else. Place, time and camera of
 * a photograph, layers, words and animations of a file stay behind (PC8).
 */
export async function preparePicture(source: Blob): Promise<Result<PreparedPicture, PictureProblem>> {
  if (source.size > MOST_SOURCE_BYTES) return err('tooLarge');
  const bitmap = await createImageBitmap(source).catch(() => null);
  if (!bitmap) return err('notAPicture');
  try {
    return bitmap.width * bitmap.height > MOST_SOURCE_PIXELS ? err('tooLarge') : await encode(bitmap);
  } finally {
    bitmap.close();
  }
}

async function encode(bitmap: ImageBitmap): Promise<Result<PreparedPicture, PictureProblem>> {
  const share = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * share));
  const height = Math.max(1, Math.round(bitmap.height * share));
  const png = await drawn(bitmap, width, height, null).convertToBlob({ type: 'image/png' });
  if (png.size <= MOST_PNG_BYTES) return ok({ picture: png, kind: 'png', width, height });
  // What shines through has paper behind it.
  const onPaper = drawn(bitmap, width, height, '#fff');
  for (const quality of JPEG_QUALITIES) {
    const jpeg = await onPaper.convertToBlob({ type: 'image/jpeg', quality });
    if (jpeg.size < png.size && jpeg.size <= MOST_PICTURE_BYTES) {
      return ok({ picture: jpeg, kind: 'jpeg', width, height });
    }
  }
  return png.size <= MOST_PICTURE_BYTES ? ok({ picture: png, kind: 'png', width, height }) : err('tooLarge');
}

function drawn(bitmap: ImageBitmap, width: number, height: number, ground: string | null): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('a canvas can be drawn on');
  context.imageSmoothingQuality = 'high';
  if (ground !== null) {
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}
