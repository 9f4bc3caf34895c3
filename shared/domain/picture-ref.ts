import { z } from 'zod';
import { sha256Schema } from './ids.ts';
import { lineSchema } from './text.ts';

export const PICTURE_KINDS = ['png', 'jpeg', 'webp'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** Of one comment. */
export const MOST_PICTURES = 6;
export const MOST_PICTURE_BYTES = 8 * 1024 * 1024;
/** Pixels of the longer side; what is drawn on a canvas everywhere. */
export const MOST_PICTURE_SIDE = 8_000;
export const MOST_PICTURE_PIXELS = 24_000_000;

/** A still picture in the blob store, named by a comment (PC1). The right to it goes where the comment goes. */
export const pictureRefSchema = z
  .object({
    sha256: sha256Schema,
    sizeBytes: z.number().int().min(1).max(MOST_PICTURE_BYTES),
    name: lineSchema,
    kind: z.enum(PICTURE_KINDS),
    width: z.number().int().min(1).max(MOST_PICTURE_SIDE),
    height: z.number().int().min(1).max(MOST_PICTURE_SIDE),
  })
  .strict()
  .readonly();
export type PictureRef = z.infer<typeof pictureRefSchema>;

/** None is the absence of the list, so that equal comments have one text (EV3). */
export const picturesSchema = z.array(pictureRefSchema).min(1).max(MOST_PICTURES).readonly();
