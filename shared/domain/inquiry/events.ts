import { z } from 'zod';
import { inquiryIdSchema, meetingIdSchema, memberIdSchema, stepIdSchema } from '../ids.ts';
import { pageRefSchema } from '../report/page-ref.ts';
import { addresseeSchema, promiseSchema } from './inquiry.ts';

const ofInquiry = {
  meetingId: meetingIdSchema,
  inquiryId: inquiryIdSchema,
  /** In the panel ledger: during which closed deliberation of the meeting, from 1. */
  deliberation: z.number().optional(),
};

/** In `parties` with the doors open, in `panel` behind closed doors. */
export const inquiryEvents = [
  z.object({
    type: z.literal('inquiry.asked'),
    v: z.literal(1),
    payload: z.object({
      ...ofInquiry,
      askedBy: memberIdSchema,
      addressee: addresseeSchema,
      text: z.string(),
      page: pageRefSchema.nullable(),
      stepId: stepIdSchema.nullable(),
    }),
  }),
  z.object({
    type: z.literal('inquiry.answered'),
    v: z.literal(1),
    payload: z.object({
      ...ofInquiry,
      by: memberIdSchema,
      text: z.string(),
      promise: promiseSchema.nullable(),
      page: pageRefSchema.nullable(),
    }),
  }),
  z.object({ type: z.literal('inquiry.withdrawn'), v: z.literal(1), payload: z.object(ofInquiry) }),
  z.object({
    type: z.literal('inquiry.minuted'),
    v: z.literal(1),
    payload: z.object({ ...ofInquiry, isMinuted: z.boolean() }),
  }),
] as const;
