import type { kit as zh } from '../zh/kit.ts';
import type { Mirror } from '../mirror.ts';

export const kit: Mirror<typeof zh> = {
  clearField: 'Clear',
  product: 'Yunping',
  close: 'Close',
  cancel: 'Cancel',
  loading: 'Loading',
  optional: 'optional',
  chosen: 'chosen',
  copied: 'Copied',
  copyHash: 'Copy SHA-256',
  chair: 'chair',
  nextStep: 'Next step',
  shortcuts: 'Keys',
  skipToContent: 'Skip to content',
  mainNavigation: 'Main navigation',
  whereIAm: 'Where you are',
  whoSeesWhat: 'Who will see what',
  severity: {
    mustFix: {
      sign: 'M',
      word: 'Must fix',
      short: 'must fix',
      means: 'It cannot pass like this: safety, the conclusion, or a duty is concerned',
    },
    suggestion: {
      sign: 'S',
      word: 'Suggestion',
      short: 'suggestion',
      means: 'Better if done; who does not adopt it says why',
    },
    question: { sign: 'Q', word: 'Question', short: 'question', means: 'To be explained or supplied first' },
    erratum: {
      sign: 'E',
      word: 'Erratum',
      short: 'erratum',
      means: 'A slip of pen, sum or drawing, to be put right',
    },
  },
};
