import { z } from 'zod';
import { dossierIdSchema, meetingIdSchema, memberIdSchema } from '../domain/ids.ts';

/** GET and POST /api/dossiers/:dossierId/meetings/:meetingId/rehearsal */
export const rehearsalAnswerSchema = z
  .object({
    /** The practice dossier, its meeting and the asker's seat in it; null where none is going on for them. */
    rehearsal: z
      .object({ dossierId: dossierIdSchema, meetingId: meetingIdSchema, memberId: memberIdSchema })
      .strict()
      .nullable(),
  })
  .strict();
export type RehearsalAnswer = z.infer<typeof rehearsalAnswerSchema>;
