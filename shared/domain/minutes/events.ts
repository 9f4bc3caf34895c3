import { z } from 'zod';
import { fileRefSchema } from '../file-ref.ts';
import { meetingIdSchema, timeMsSchema } from '../ids.ts';
import { minutesAudienceSchema, printedSectionSchema, sectionEditSchema } from './minutes.ts';

const ofEdition = { meetingId: meetingIdSchema, edition: z.number() };

export const minutesEvents = [
  /** In the clerk's private ledger. */
  z.object({
    type: z.literal('minutes.edited'),
    v: z.literal(1),
    payload: z.object({ meetingId: meetingIdSchema, ...sectionEditSchema }),
  }),
  /** These three in the bureau's ledger. */
  z.object({
    type: z.literal('minutes.issued'),
    v: z.literal(1),
    payload: z.object({
      ...ofEdition,
      docId: z.string(),
      reason: z.string(),
      sections: z.array(printedSectionSchema),
    }),
  }),
  z.object({
    type: z.literal('minutes.documentAttached'),
    v: z.literal(1),
    payload: z.object({ ...ofEdition, file: fileRefSchema }),
  }),
  z.object({
    type: z.literal('minutes.releaseNoted'),
    v: z.literal(1),
    payload: z.object({ ...ofEdition, audience: minutesAudienceSchema }),
  }),
  /** In the ledger of those it is released to. */
  z.object({
    type: z.literal('minutes.released'),
    v: z.literal(1),
    payload: z.object({
      ...ofEdition,
      docId: z.string(),
      reason: z.string(),
      issuedAt: timeMsSchema,
      file: fileRefSchema,
    }),
  }),
] as const;
