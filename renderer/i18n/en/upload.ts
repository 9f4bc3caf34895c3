import type { Mirror } from '../mirror.ts';
import type { upload as zh } from '../zh/upload.ts';

export const upload: Mirror<typeof zh> = {
  hashing: 'Hashing {{name}}',
  sending: 'Sending {{name}}',
  checking: 'Checking {{name}}',
  amount: '{{done}} of {{total}}',
  refused: '{{name}} was not taken',
  refusedSafe: 'The hub kept nothing of it; everything else is safe.',
  findings: 'The file was taken; please note',
};
