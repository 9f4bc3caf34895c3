import type { Mirror } from '../mirror.ts';
import type { people as zh } from '../zh/people.ts';

export const people: Mirror<typeof zh> = {
  title: 'People',
  heading: 'People of the dossiers',
  scope:
    'People of the dossiers you handle or take part in. The expert library (registration, random drawing, recusal units) is not there yet; experts are added in a dossier under "Experts".',
  none: 'No people yet',
  noneNote: 'They appear once experts and units are added to a dossier.',
};
