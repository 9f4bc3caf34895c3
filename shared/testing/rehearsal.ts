import type { CommandOf } from '../domain/command.ts';
import { dossierIdSchema, versionIdSchema } from '../domain/ids.ts';
import { CHAIR, EVERYONE, EXPERTS, FLOOD, MEETING, plainly, seatOf, SOIL, type Say } from './cast.ts';
import { AGENDA, fileNamed } from './commands.ts';
import { aReview, START_MS, type Review } from './review.ts';

/** The hub's command that begins a rehearsal with everyone of the cast. */
export function beginRehearsal(say: Say = plainly): CommandOf<'rehearsal.begin'> {
  return {
    type: 'rehearsal.begin',
    of: { dossierId: dossierIdSchema.parse('the-real-one'), meetingId: MEETING },
    title: say('parties', 'rehearsal'),
    hostUnit: 'bureau',
    ownerUnit: 'owner unit',
    compilerUnit: 'compiler unit',
    items: [
      {
        item: {
          itemId: FLOOD,
          matter: 'floodControlEvaluation',
          reportTitle: say('parties', 'flood sample'),
        },
        version: { versionId: versionIdSchema.parse('practice-flood'), file: fileNamed('flood-sample') },
        chair: CHAIR,
      },
      {
        item: { itemId: SOIL, matter: 'soilWaterConservation', reportTitle: say('parties', 'soil sample') },
        version: { versionId: versionIdSchema.parse('practice-soil'), file: fileNamed('soil-sample') },
        chair: EXPERTS[1],
      },
    ],
    seats: EVERYONE.map((member) => seatOf(member, say)),
    meeting: {
      meetingId: MEETING,
      title: say('parties', 'rehearsal of the meeting'),
      startsAt: START_MS,
      endsAt: START_MS + 3_600_000,
      steps: [...AGENDA],
    },
  };
}

/** A rehearsal whose meeting waits for being opened. */
export function aRehearsal(review: Review = aReview(), say: Say = plainly): Review {
  return review.does('hub', beginRehearsal(say));
}
