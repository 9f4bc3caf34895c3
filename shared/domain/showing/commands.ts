import { z } from 'zod';
import { meetingIdSchema, memberIdSchema, timeMsSchema } from '../ids.ts';
import { pageRefSchema } from '../report/page-ref.ts';

export const showingCommands = [
  /** Issued by the hub: which page everyone is led to now, or that none is any more. */
  z
    .object({
      type: z.literal('showing.record'),
      meetingId: meetingIdSchema,
      shown: z.object({ presenter: memberIdSchema, page: pageRefSchema }).strict().nullable(),
      /** Since when, by the hub's clock. */
      from: timeMsSchema,
      /** The part of the meeting in which that was seen: which closed deliberation, 0 with open doors. */
      deliberation: z.number().int().min(0),
    })
    .strict(),
] as const;
