import { z } from 'zod';
import { itemIdSchema, meetingIdSchema, memberIdSchema, stepIdSchema, timeMsSchema } from '../ids.ts';
import { lineSchema, optionalLineSchema, optionalProseSchema } from '../text.ts';
import { agendaStepSchema } from './agenda.ts';
import { arrangementSchema, replyPlaceSchema, replyAnswerSchema } from './reply-terms.ts';
import { admissionSchema, faultSchema, identityCheckSchema, intervalSchema } from './record.ts';

/** Why, in one line of the record. */
const reasonSchema = lineSchema;

/** Whether the words were written behind closed doors, to stay there, or in front of them; refused where that is no longer so. */
const place = { place: z.enum(['parties', 'panel']).optional() };

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
      /** Left out: as `DEFAULT_ADMISSION` says. */
      admission: admissionSchema.optional(),
    })
    .strict(),
  /** 回执: the answer to the notice, for oneself; the last one counts. */
  z
    .object({
      type: z.literal('meeting.reply'),
      meetingId: meetingIdSchema,
      answer: replyAnswerSchema,
      /** Who comes instead, or why nobody does. */
      note: optionalLineSchema,
      /** Who the author takes the readers to be; refused where their seat was moved meanwhile. */
      place: replyPlaceSchema.optional(),
      /** Which arrangement of the meeting is answered; refused where it was moved meanwhile. */
      arrangement: arrangementSchema.optional(),
    })
    .strict(),
  /** 改期、改地点: until it is opened; everything is said anew, also what stays. */
  z
    .object({
      type: z.literal('meeting.reschedule'),
      meetingId: meetingIdSchema,
      mode: z.enum(['meetingReview', 'videoReview']),
      startsAt: timeMsSchema,
      endsAt: timeMsSchema,
      place: optionalLineSchema,
      externalMeeting: optionalLineSchema,
      reason: reasonSchema,
    })
    .strict(),
  /** 取消: until it is opened. */
  z.object({ type: z.literal('meeting.cancel'), meetingId: meetingIdSchema, reason: reasonSchema }).strict(),
  z.object({ type: z.literal('meeting.open'), meetingId: meetingIdSchema }).strict(),
  z.object({ type: z.literal('meeting.signIn'), meetingId: meetingIdSchema }).strict(),
  z.object({ type: z.literal('meeting.leave'), meetingId: meetingIdSchema }).strict(),
  z
    .object({
      type: z.literal('meeting.moveStep'),
      meetingId: meetingIdSchema,
      stepId: stepIdSchema,
      /** The clerk goes on in spite of what a rule row asks, where it may, and says why. */
      override: reasonSchema.optional(),
      ...place,
    })
    .strict(),
  z.object({ type: z.literal('meeting.close'), meetingId: meetingIdSchema }).strict(),
  z
    .object({
      type: z.literal('meeting.setAdmission'),
      meetingId: meetingIdSchema,
      admission: admissionSchema,
    })
    .strict(),
  z
    .object({
      type: z.literal('meeting.admit'),
      meetingId: meetingIdSchema,
      memberIds: z.array(memberIdSchema).min(1).max(200).readonly(),
    })
    .strict(),
  z
    .object({
      type: z.literal('meeting.sendBack'),
      meetingId: meetingIdSchema,
      memberId: memberIdSchema,
      reason: reasonSchema,
      ...place,
    })
    .strict(),
  z
    .object({
      type: z.literal('meeting.checkIdentity'),
      meetingId: meetingIdSchema,
      memberId: memberIdSchema,
      how: identityCheckSchema,
    })
    .strict(),
  z
    .object({
      type: z.literal('meeting.correctAttendance'),
      meetingId: meetingIdSchema,
      memberId: memberIdSchema,
      /** When they really were there, oldest first; none: they never were. */
      intervals: z.array(intervalSchema).max(50).readonly(),
      reason: reasonSchema,
      ...place,
    })
    .strict(),
  z
    .object({
      type: z.literal('meeting.answerRollCall'),
      meetingId: meetingIdSchema,
      conflict: z.boolean(),
      /** Why there is a conflict; read by the panel and the clerk alone. */
      statement: optionalProseSchema,
    })
    .strict(),
  z
    .object({
      type: z.literal('meeting.interrupt'),
      meetingId: meetingIdSchema,
      fault: faultSchema,
      note: optionalLineSchema,
      ...place,
    })
    .strict(),
  z.object({ type: z.literal('meeting.resume'), meetingId: meetingIdSchema }).strict(),
  z.object({ type: z.literal('meeting.abort'), meetingId: meetingIdSchema, reason: reasonSchema }).strict(),
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
