import { expect, test } from 'vitest';
import { findPage, usefulLabels } from './page-labels.ts';

const LABELS = ['i', 'ii', 'iii', 'iv', '1', '2', '3', 'A-1', 'A-2'];

test('RD12 labels count where they say more than the number of the page', () => {
  expect(usefulLabels(LABELS, 9)).toEqual(LABELS);
  expect(usefulLabels(['1', '2', '3'], 3)).toBeNull();
  expect(usefulLabels(['', '2', ''], 3)).toBeNull();
  expect(usefulLabels(LABELS, 10)).toBeNull();
  expect(usefulLabels(null, 3)).toBeNull();
});

test('RD12 what is typed is a label first, then a number; with # a number in any case', () => {
  const find = (typed: string) => findPage(typed, LABELS, 9);
  expect(find('iv')).toBe(3);
  expect(find('ＩＶ')).toBe(3);
  expect(find(' a—2 ')).toBe(8);
  expect(find('2')).toBe(5);
  expect(find('#2')).toBe(1);
  expect(find('9')).toBe(8);
  expect(['0', '10', 'B-1', '', '第'].map(find)).toEqual([null, null, null, null, null]);
  expect(findPage('12', null, 40)).toBe(11);
});
