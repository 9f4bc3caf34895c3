import { expect, test } from 'vitest';
import { chineseNumeral } from './chinese-numeral.ts';

test.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [99, '九十九'],
  [100, '一百'],
  [101, '一百零一'],
  [110, '一百一十'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [9999, '九千九百九十九'],
])('DOC1 section numeral %i is %s', (value, printed) => {
  expect(chineseNumeral(value)).toBe(printed);
});
