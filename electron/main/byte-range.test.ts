import { expect, test } from 'vitest';
import { parseRange, stretchOf } from './byte-range.ts';

test.each([
  [null, { kind: 'whole' }],
  ['bytes=0-99', { kind: 'part', start: 0, end: 99 }],
  ['bytes=900-', { kind: 'part', start: 900, end: 999 }],
  ['bytes=900-5000', { kind: 'part', start: 900, end: 999 }],
  ['bytes=-100', { kind: 'part', start: 900, end: 999 }],
  ['bytes=-5000', { kind: 'part', start: 0, end: 999 }],
  ['bytes=1000-', { kind: 'unsatisfiable' }],
  ['bytes=-0', { kind: 'unsatisfiable' }],
  ['bytes=5-2', { kind: 'whole' }],
  ['bytes=0-1,5-6', { kind: 'whole' }],
  ['bytes=-', { kind: 'whole' }],
  ['bytes=x-', { kind: 'whole' }],
  ['pages=1-2', { kind: 'whole' }],
])('DE2 %j of 1000 bytes', (header, expected) => {
  expect(parseRange(header, 1000)).toEqual(expected);
});

test('DE2 nothing of an empty file can be had in part', () => {
  expect(parseRange('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' });
});

test.each([
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=7-7', { start: 7, end: 7 }],
  ['bytes=900-', null],
  ['bytes=-100', null],
  ['bytes=5-2', null],
  ['bytes=0-1,5-6', null],
  ['bytes=0-99999999999999999999', null],
  [null, null],
])('DE2 %j names a stretch of a file of any size', (header, expected) => {
  expect(stretchOf(header)).toEqual(expected);
});
