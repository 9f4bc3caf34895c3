import { expect, test } from 'vitest';
import { foldText } from '#shared/anchoring/fold.ts';
import { findInPage, snippetOf } from './find-in-page.ts';

const TEXT = '主槽糙率取0.028，滩地糙率取０．０３５。Manning n 值见表4.3-2（ＳＬ/T 808—2021）。';
const find = (query: string) =>
  findInPage(foldText(TEXT), foldText(query).text).map(({ start, end }) => TEXT.slice(start, end));

test('RD6 search sees through width, case, spaces and forms of punctuation', () => {
  expect(find('糙率')).toEqual(['糙率', '糙率']);
  expect(find('0.035')).toEqual(['０．０３５']);
  expect(find('manning N')).toEqual(['Manning n']);
  expect(find('sl/t 808-2021')).toEqual(['ＳＬ/T 808—2021']);
  expect(find('糙 率 取 0.028,')).toEqual(['糙率取0.028，']);
  expect(find('   ')).toEqual([]);
});

test('RD6 a result shows the words around it', () => {
  const [, second] = findInPage(foldText(TEXT), '糙率');
  expect(second && snippetOf(TEXT, second, 4)).toEqual({
    before: '…8，滩地',
    match: '糙率',
    after: '取０．０…',
  });
});
