import { z } from 'zod';
import { itemIdSchema, meetingIdSchema, stepIdSchema, timeMsSchema } from '../ids.ts';
import { lineSchema, optionalLineSchema } from '../text.ts';
import { agendaStepSchema } from './agenda.ts';

export const meetingCommands = [
  z
    .object({
      type: z.literal('meeting.schedule'),
      meetingId: meetingIdSchema,
      title: lineSchema,
      mode: z.enum(['meetingReview', 'videoReview']),
      startsAt: timeMsSchema,
      endsAt: timeMsSchema,
      place: optionalLineSchema,
      /** A number or link of an outside meeting tool, shown in the room. */
      externalMeeting: optionalLineSchema,
      itemIds: z.array(itemIdSchema).min(1).max(10).readonly(),
      steps: z.array(agendaStepSchema).min(1).max(100).readonly(),
    })
    .strict(),
  z.object({ type: z.literal('meeting.open'), meetingId: meetingIdSchema }).strict(),
  z.object({ type: z.literal('meeting.signIn'), meetingId: meetingIdSchema }).strict(),
  z.object({ type: z.literal('meeting.leave'), meetingId: meetingIdSchema }).strict(),
  z
    .object({ type: z.literal('meeting.moveStep'), meetingId: meetingIdSchema, stepId: stepIdSchema })
    .strict(),
  z.object({ type: z.literal('meeting.close'), meetingId: meetingIdSchema }).strict(),
  /** Issued by the hub after a closed deliberation ended: its signed statement. */
  z
    .object({
      type: z.literal('meeting.attachStatement'),
      meetingId: meetingIdSchema,
      beganAt: timeMsSchema,
      endedAt: timeMsSchema,
      statement: z.string().max(4000),
      signature: z.string().max(16_384),
      certificateSha256: z.string().max(64),
    })
    .strict(),
] as const;
