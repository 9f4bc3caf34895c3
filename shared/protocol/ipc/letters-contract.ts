import { z } from 'zod';
import { dossierIdSchema, meetingIdSchema } from '../../domain/ids.ts';
import { lettersAnswerSchema, sendLettersRequestSchema, setContactRequestSchema } from '../letters.ts';
import { okOr } from './shapes.ts';

/** Letters to those invited to a meeting: handed through to the hub, since nothing of them is kept here. */
export const lettersContract = {
  'letters.read': {
    request: z.object({ dossierId: dossierIdSchema, meetingId: meetingIdSchema }).strict(),
    response: okOr(lettersAnswerSchema),
  },
  'letters.send': {
    request: z
      .object({ dossierId: dossierIdSchema, meetingId: meetingIdSchema, letters: sendLettersRequestSchema })
      .strict(),
    response: okOr(lettersAnswerSchema),
  },
  'letters.setContact': {
    request: z.object({ dossierId: dossierIdSchema, contact: setContactRequestSchema }).strict(),
    response: okOr(z.literal(true)),
  },
} as const;
