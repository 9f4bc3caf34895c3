import { expect, test } from 'vitest';
import { foldText } from '../fold.ts';
import { runningLines, runningPage } from './running-lines.ts';

test('AN11 a page number is not the figure that stands beside it', () => {
  const pages = ['97.94 0.00 40', '98.31 0.15 41', '98.52 0.11 42'];
  const feet = runningLines(pages.map((page) => runningPage(foldText(page)))).map(({ foot }) => foot);
  expect(feet).toEqual([2, 2, 2]);
});
