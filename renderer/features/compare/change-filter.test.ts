import { expect, test } from 'vitest';
import type { ChangeKind } from '#shared/anchoring/compare/version-changes.ts';
import type { ShownChange } from '#renderer/compare/comparison.ts';
import { isInFilter, stepFrom } from './change-filter.ts';

const change = (no: number, kind: ChangeKind = 'changed'): ShownChange => ({
  no,
  kind,
  words: { old: '', new: '' },
  places: { old: [], new: [] },
});
const shown = [2, 5, 9].map((no) => change(no));

test('CV9 the next difference is the next that is listed, and at either end one stays', () => {
  expect(stepFrom(shown, null, 1)?.no).toBe(2);
  expect(stepFrom(shown, null, -1)?.no).toBe(9);
  expect(stepFrom(shown, 5, 1)?.no).toBe(9);
  expect(stepFrom(shown, 9, 1)?.no).toBe(9);
  // one that the filter took away
  expect(stepFrom(shown, 4, 1)?.no).toBe(5);
  expect(stepFrom(shown, 4, -1)?.no).toBe(2);
  expect(stepFrom([], 4, 1)).toBeUndefined();
});

test('CV9 until it is known what was asked for, nothing is listed as not asked for', () => {
  expect(isInFilter(change(1), 'unasked', null)).toBe(false);
  expect(isInFilter(change(1), 'unasked', new Set([1]))).toBe(true);
  expect(isInFilter(change(1, 'moved'), 'moved', null)).toBe(true);
  expect(isInFilter(change(1, 'moved'), 'changed', null)).toBe(false);
});
