import type { Mirror } from '../mirror.ts';
import type { pages as zh } from '../zh/pages.ts';

export const pages: Mirror<typeof zh> = {
  page: 'page {{page}}',
  pagesOf: 'Pages of {{name}}',
  opening: 'Opening {{name}}',
  waitingForLink: 'The link is unsteady, trying again',
  retry: 'Try again',
  damagedPage: 'Page {{page}} cannot be shown',
  damagedPageNote: 'Its data are faulty. The other pages are not affected.',
  slowPage: 'Page {{page}} is too complex',
  slowPageNote: 'Drawing was stopped. The other pages can be read as usual.',
  blankImage:
    'An image on this page has more than a hundred million pixels and is not drawn; the rest is. Open the report itself in another program to see it.',
  failed: {
    slow: 'The file is too complex to open',
    refused: 'This file cannot be read now',
    password: 'This file has a password and cannot be opened',
    damaged: 'This file was not opened',
  },
  failedSafe: 'The file itself and what you wrote are safe.',
  failedTodo: 'Check the link and try again; if it stays, ask the clerk.',
  stepper: 'Turn pages',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  goToPage: 'Go to page',
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fitWidth: 'Fit width',
  openWhole: 'Whole page',
  theirs: 'Changed elsewhere to: {{text}}',
  takeTheirs: 'Take theirs',
  keepMine: 'Keep mine',
  refused: 'Not taken; the words are kept on this machine. Change them and try again.',
  keptHere: 'kept on this machine',
  notKept: 'Not kept on this machine; copy the words and try again.',
};
