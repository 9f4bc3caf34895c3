import { z } from 'zod';
import { fileRefSchema } from '../file-ref.ts';
import { itemIdSchema, versionIdSchema } from '../ids.ts';
import { versionKindSchema } from './commands.ts';

export const reportEvents = [
  z.object({
    type: z.literal('report.versionAdded'),
    v: z.literal(1),
    payload: z.object({
      itemId: itemIdSchema,
      versionId: versionIdSchema,
      kind: versionKindSchema,
      file: fileRefSchema,
    }),
  }),
] as const;
