import { z } from 'zod';
import { dossierIdSchema, meetingIdSchema } from '../../domain/ids.ts';
import { rehearsalAnswerSchema } from '../rehearsal.ts';
import { okOr } from './shapes.ts';

const ofMeeting = z.object({ dossierId: dossierIdSchema, meetingId: meetingIdSchema }).strict();

/** Rehearsals of a meeting: asked of the hub; the practice dossier is then a dossier like any other. */
export const rehearsalContract = {
  'rehearsal.current': { request: ofMeeting, response: okOr(rehearsalAnswerSchema) },
  'rehearsal.begin': { request: ofMeeting, response: okOr(rehearsalAnswerSchema) },
} as const;
