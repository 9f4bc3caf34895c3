import { z } from 'zod';
import { sha256Schema } from '../../domain/ids.ts';
import { MOST_PICTURE_BYTES } from '../../domain/picture-ref.ts';
import { okOr } from './shapes.ts';

/** Pictures of comments that are being written: made by a page, kept by the workspace until they are sent. */
export const picturesContract = {
  'picture.keep': {
    request: z
      .object({
        bytes: z
          .instanceof(Uint8Array)
          .refine(({ byteLength }) => byteLength > 0 && byteLength <= MOST_PICTURE_BYTES),
      })
      .strict(),
    response: okOr(z.object({ sha256: sha256Schema, sizeBytes: z.number().int().min(1) })),
  },
} as const;
