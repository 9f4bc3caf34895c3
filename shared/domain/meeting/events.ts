import { z } from 'zod';
import { itemIdSchema, meetingIdSchema, memberIdSchema, stepIdSchema, timeMsSchema } from '../ids.ts';
import { agendaStepSchema } from './agenda.ts';
import { arrangementSchema, replyAnswerSchema } from './reply-terms.ts';
import { admissionSchema, faultSchema, identityCheckSchema, intervalSchema } from './record.ts';

/** In the panel ledger: during which closed deliberation of the meeting, from 1. */
const behindDoors = { deliberation: z.number().optional() };

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
      /** Left out: as `DEFAULT_ADMISSION` says. */
      admission: admissionSchema.optional(),
    }),
  }),
  z.object({
    type: z.literal('meeting.replied'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      memberId: memberIdSchema,
      answer: replyAnswerSchema,
      note: z.string(),
      /** Left out: the first. */
      arrangement: arrangementSchema.optional(),
    }),
  }),
  z.object({
    type: z.literal('meeting.rescheduled'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      mode: z.enum(['meetingReview', 'videoReview']),
      startsAt: timeMsSchema,
      endsAt: timeMsSchema,
      place: z.string(),
      externalMeeting: z.string(),
      reason: z.string(),
      /** The one before where only the number or link is another, else the next. */
      arrangement: arrangementSchema,
    }),
  }),
  z.object({
    type: z.literal('meeting.cancelled'),
    v: z.literal(1),
    payload: z.object({ meetingId: meetingIdSchema, reason: z.string() }),
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
      ...behindDoors,
    }),
  }),
  z.object({
    type: z.literal('meeting.stepMoved'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      stepId: stepIdSchema,
      ...behindDoors,
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
  z.object({
    type: z.literal('meeting.admissionSet'),
    v: z.literal(1),
    payload: z.object({ meetingId: meetingIdSchema, admission: admissionSchema }),
  }),
  z.object({
    type: z.literal('meeting.admitted'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      memberIds: z.array(memberIdSchema),
      ...behindDoors,
    }),
  }),
  z.object({
    type: z.literal('meeting.sentBack'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      memberId: memberIdSchema,
      reason: z.string(),
      ...behindDoors,
    }),
  }),
  z.object({
    type: z.literal('meeting.identityChecked'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      memberId: memberIdSchema,
      how: identityCheckSchema,
      ...behindDoors,
    }),
  }),
  z.object({
    type: z.literal('meeting.attendanceCorrected'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      memberId: memberIdSchema,
      intervals: z.array(intervalSchema),
      reason: z.string(),
      /** How many lines of the person, counted from the first, it takes the place of. */
      covers: z.number(),
    }),
  }),
  z.object({
    type: z.literal('meeting.rollCallAnswered'),
    v: z.literal(1),
    payload: z.object({ meetingId: meetingIdSchema, memberId: memberIdSchema, conflict: z.boolean() }),
  }),
  z.object({
    type: z.literal('meeting.ruleOverridden'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      stepId: stepIdSchema,
      obstacles: z.array(z.string()),
      reason: z.string(),
    }),
  }),
  z.object({
    type: z.literal('meeting.interrupted'),
    v: z.literal(1),
    payload: z.object({
      meetingId: meetingIdSchema,
      fault: faultSchema,
      note: z.string(),
      ...behindDoors,
    }),
  }),
  z.object({
    type: z.literal('meeting.resumed'),
    v: z.literal(1),
    payload: z.object({ meetingId: meetingIdSchema }),
  }),
  z.object({
    type: z.literal('meeting.aborted'),
    v: z.literal(1),
    payload: z.object({ meetingId: meetingIdSchema, reason: z.string() }),
  }),
] as const;
