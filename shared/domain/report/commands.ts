import { z } from 'zod';
import { fileRefSchema } from '../file-ref.ts';
import { itemIdSchema, versionIdSchema } from '../ids.ts';

/** 送审稿 / 修改稿. The 报批稿 is the revised draft that passed its recheck. */
export const versionKindSchema = z.enum(['submissionDraft', 'revisedDraft']);
export type VersionKind = z.infer<typeof versionKindSchema>;

export const reportCommands = [
  z
    .object({
      type: z.literal('report.addVersion'),
      itemId: itemIdSchema,
      versionId: versionIdSchema,
      kind: versionKindSchema,
      file: fileRefSchema,
    })
    .strict(),
] as const;
