import { z } from 'zod';
import { PICTURE_CODES } from '#shared/documents/picture-check-messages.ts';
import { NOTE_CODES, REJECTION_CODES } from '#shared/documents/report-check-messages.ts';
import { PICTURE_KINDS } from '#shared/domain/picture-ref.ts';

/** How a process ends that spent its processor time on one file. */
export const OVERRAN_SIGNAL = 'SIGTERM';

/** One JSON line each way between the hub and the process that checks. */
export const checkRequestSchema = z
  .object({
    id: z.number().int(),
    subject: z.enum(['report', 'picture']),
    path: z.string(),
    maxBytes: z.number(),
    softMs: z.number(),
  })
  .strict();
export type CheckRequest = z.infer<typeof checkRequestSchema>;

const codeSchema = z.enum([...REJECTION_CODES, ...NOTE_CODES]);

const reportReplySchema = z
  .object({
    subject: z.literal('report'),
    id: z.number().int(),
    /** false: more is being looked at, which may take too long. */
    isFinal: z.boolean(),
    verdict: z.enum(['accepted', 'flagged', 'rejected']),
    reason: codeSchema.nullable(),
    findings: z.array(codeSchema).readonly(),
    pages: z.number().int().nullable(),
    ms: z.number(),
    pageDirectory: z.base64().nullable(),
  })
  .strict();
const pictureReplySchema = z
  .object({
    subject: z.literal('picture'),
    id: z.number().int(),
    check: z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        value: z
          .object({ kind: z.enum(PICTURE_KINDS), width: z.number().int(), height: z.number().int() })
          .strict(),
      }),
      z.object({ ok: z.literal(false), error: z.enum(PICTURE_CODES) }),
    ]),
  })
  .strict();

export const checkReplySchema = z.discriminatedUnion('subject', [reportReplySchema, pictureReplySchema]);
export type CheckReply = z.infer<typeof checkReplySchema>;
