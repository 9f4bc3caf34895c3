import type { Mirror } from '../mirror.ts';
import type { search as zh } from '../zh/search.ts';

export const search: Mirror<typeof zh> = {
  box: 'Search dossiers, reports, comments',
  placeholder: 'A title, unit, number, or words of a comment',
  results: 'Results',
  start: 'There is nothing to search yet.',
  none: 'Nothing found. Try another word.',
  failed: 'Search does not work right now; try again online.',
  kinds: { dossier: 'dossier', report: 'report', comment: 'comment' },
  commentPlace: '{{report}}, p. {{page}}',
  scope: 'Comments are searched in the dossiers opened last. Arrow keys choose, Enter opens.',
};
