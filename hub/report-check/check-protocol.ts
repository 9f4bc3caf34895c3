import { z } from 'zod';
import { NOTE_CODES, REJECTION_CODES } from '#shared/documents/report-check-messages.ts';

/** How a process ends that spent its processor time on one file. */
export const OVERRAN_SIGNAL = 'SIGTERM';

/** One JSON line each way between the hub and the process that checks. */
export const checkRequestSchema = z
  .object({ id: z.number().int(), path: z.string(), maxBytes: z.number(), softMs: z.number() })
  .strict();
export type CheckRequest = z.infer<typeof checkRequestSchema>;

const codeSchema = z.enum([...REJECTION_CODES, ...NOTE_CODES]);

export const checkReplySchema = z
  .object({
    id: z.number().int(),
    /** false: more is being looked at, which may take too long. */
    isFinal: z.boolean(),
    verdict: z.enum(['accepted', 'flagged', 'rejected']),
    reason: codeSchema.nullable(),
    findings: z.array(codeSchema).readonly(),
    pages: z.number().int().nullable(),
    ms: z.number(),
  })
  .strict();
export type CheckReply = z.infer<typeof checkReplySchema>;
