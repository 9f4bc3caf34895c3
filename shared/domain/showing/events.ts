import { z } from 'zod';
import { meetingIdSchema, memberIdSchema, timeMsSchema } from '../ids.ts';
import { pageRefSchema } from '../report/page-ref.ts';

const ofMeeting = {
  meetingId: meetingIdSchema,
  from: timeMsSchema,
  /** In the panel ledger: during which closed deliberation of the meeting, from 1. */
  deliberation: z.number().optional(),
};

/** In `parties` with the doors open, in `panel` behind closed doors. */
export const showingEvents = [
  z.object({
    type: z.literal('showing.began'),
    v: z.literal(1),
    payload: z.object({ ...ofMeeting, presenter: memberIdSchema, page: pageRefSchema }),
  }),
  z.object({ type: z.literal('showing.ended'), v: z.literal(1), payload: z.object(ofMeeting) }),
] as const;
