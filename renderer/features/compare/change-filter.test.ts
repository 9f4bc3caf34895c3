import { expect, test } from 'vitest';
import type { ChangeKind } from '#shared/anchoring/compare/version-changes.ts';
import type { ShownChange } from '#renderer/compare/comparison.ts';
import { isInFilter, stepFrom } from './change-filter.ts';

const NO_WORDS = { before: '', changed: '', behind: '' };
const change = (no: number, kind: ChangeKind = 'changed'): ShownChange => ({
  no,
  kind,
  pictureParts: 0,
  at: no,
  section: null,
  words: { old: NO_WORDS, new: NO_WORDS },
  places: { old: [], new: [] },
});
const all = [1, 2, 4, 5, 9, 12].map((no) => change(no));
const shown = all.filter(({ no }) => [2, 5, 9].includes(no));

test('CV9 the next difference is the next that is listed, and at either end one stays', () => {
  expect(stepFrom(all, shown, null, 1)?.no).toBe(2);
  expect(stepFrom(all, shown, null, -1)?.no).toBe(9);
  expect(stepFrom(all, shown, 5, 1)?.no).toBe(9);
  expect(stepFrom(all, shown, 9, 1)?.no).toBe(9);
  // one that the filter took away
  expect(stepFrom(all, shown, 4, 1)?.no).toBe(5);
  expect(stepFrom(all, shown, 4, -1)?.no).toBe(2);
  expect(stepFrom(all, [], 4, 1)).toBeUndefined();
});

test('CV9 until it is known what was asked for, nothing is listed as not asked for', () => {
  expect(isInFilter(change(1), 'unasked', null)).toBe(false);
  expect(isInFilter(change(1), 'unasked', new Set([1]))).toBe(true);
  expect(isInFilter(change(1, 'moved'), 'moved', null)).toBe(true);
  expect(isInFilter(change(1, 'moved'), 'changed', null)).toBe(false);
  expect(isInFilter(change(1), 'picture', null)).toBe(false);
  expect(isInFilter({ ...change(1), pictureParts: 2 }, 'picture', null)).toBe(true);
});
