import { z } from 'zod';
import { partSchema } from '../floor/commands.ts';
import { inquiryIdSchema, meetingIdSchema, memberIdSchema } from '../ids.ts';
import { pageRefSchema } from '../report/page-ref.ts';
import { proseSchema } from '../text.ts';
import { addresseeSchema, promiseSchema } from './inquiry.ts';

const ofInquiry = { meetingId: meetingIdSchema, inquiryId: inquiryIdSchema };

export const inquiryCommands = [
  /** `askedBy`: the lead writes down what somebody asked aloud. */
  z
    .object({
      type: z.literal('inquiry.ask'),
      ...ofInquiry,
      addressee: addresseeSchema,
      text: proseSchema,
      page: pageRefSchema.nullable(),
      deliberation: partSchema,
      askedBy: memberIdSchema.optional(),
    })
    .strict(),
  /** Again: what was answered is said better, and the last answer counts. */
  z
    .object({
      type: z.literal('inquiry.answer'),
      ...ofInquiry,
      text: proseSchema,
      promise: promiseSchema.nullable(),
      page: pageRefSchema.nullable(),
    })
    .strict(),
  z.object({ type: z.literal('inquiry.withdraw'), ...ofInquiry }).strict(),
  z.object({ type: z.literal('inquiry.minute'), ...ofInquiry, isMinuted: z.boolean() }).strict(),
] as const;
