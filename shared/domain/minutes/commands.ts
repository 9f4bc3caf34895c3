import { z } from 'zod';
import { fileRefSchema } from '../file-ref.ts';
import { meetingIdSchema, sha256Schema } from '../ids.ts';
import { optionalProseSchema } from '../text.ts';
import { minutesAudienceSchema, MOST_SECTIONS, printedSectionSchema, sectionEditSchema } from './minutes.ts';

const edition = z.number().int().min(1).max(999);

export const minutesCommands = [
  z.object({ type: z.literal('minutes.edit'), meetingId: meetingIdSchema, ...sectionEditSchema }).strict(),
  /** Fixes what the clerk read last; the hub sets and seals it. */
  z
    .object({
      type: z.literal('minutes.issue'),
      meetingId: meetingIdSchema,
      edition,
      /** Why there is another edition; of the first: ''. */
      reason: optionalProseSchema,
      sections: z.array(printedSectionSchema).min(1).max(MOST_SECTIONS).readonly(),
    })
    .strict(),
  z
    .object({
      type: z.literal('minutes.release'),
      meetingId: meetingIdSchema,
      edition,
      /** Of the file that was looked at. */
      sha256: sha256Schema,
      audience: minutesAudienceSchema,
    })
    .strict(),
  /** Issued by the hub: the bytes of an edition. */
  z
    .object({
      type: z.literal('minutes.attachDocument'),
      meetingId: meetingIdSchema,
      edition,
      file: fileRefSchema,
    })
    .strict(),
] as const;
