import { z } from 'zod';
import { itemIdSchema, meetingIdSchema, memberIdSchema, stepIdSchema, timeMsSchema } from '../ids.ts';
import { agendaStepSchema } from './agenda.ts';

export const meetingEvents = [
  z.object({
    type: z.literal('meeting.scheduled'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      title: z.string(),
      mode: z.enum(['meetingReview', 'videoReview']),
      startsAt: timeMsSchema,
      endsAt: timeMsSchema,
      place: z.string(),
      externalMeeting: z.string(),
      itemIds: z.array(itemIdSchema),
      steps: z.array(agendaStepSchema),
    }),
  }),
  z.object({
    type: z.literal('meeting.opened'),
    v: z.literal(1),
    payload: z.object({ meetingId: meetingIdSchema }),
  }),
  z.object({
    type: z.literal('meeting.attendanceRecorded'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      memberId: memberIdSchema,
      kind: z.enum(['signedIn', 'left']),
      /** In the panel ledger: during which closed deliberation of the meeting, from 1. */
      deliberation: z.number().optional(),
    }),
  }),
  z.object({
    type: z.literal('meeting.stepMoved'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      stepId: stepIdSchema,
      /** In the panel ledger: during which closed deliberation of the meeting, from 1. */
      deliberation: z.number().optional(),
    }),
  }),
  z.object({
    type: z.literal('meeting.deliberationBegan'),
    v: z.literal(1),
    payload: z.object({ meetingId: meetingIdSchema, stepId: stepIdSchema }),
  }),
  z.object({
    type: z.literal('meeting.deliberationEnded'),
    v: z.literal(1),
    payload: z.object({ meetingId: meetingIdSchema, beganAt: timeMsSchema }),
  }),
  z.object({
    type: z.literal('meeting.deliberationStated'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      beganAt: timeMsSchema,
      endedAt: timeMsSchema,
      statement: z.string(),
      signature: z.string(),
      certificateSha256: z.string(),
    }),
  }),
  z.object({
    type: z.literal('meeting.closed'),
    v: z.literal(1),
    payload: z.object({ meetingId: meetingIdSchema }),
  }),
] as const;
