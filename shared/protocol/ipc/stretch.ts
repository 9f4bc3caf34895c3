import { z } from 'zod';

/** Bytes of a file by their places, both ends inside. */
export const stretchSchema = z
  .object({ start: z.number().int().min(0), end: z.number().int().min(0) })
  .strict()
  .readonly();
export type Stretch = z.infer<typeof stretchSchema>;
