import { expect, test } from 'vitest';
import { intervalWords, timeOnDay } from './interval-words.ts';

/** 2026-11-23, 09:00 in Beijing. */
const NINE = Date.UTC(2026, 10, 23, 1);

test('times of coming and going, in Beijing', () => {
  const words = intervalWords(
    [
      { from: NINE, to: NINE + 300_000 },
      { from: NINE + 600_000, to: null },
    ],
    '、',
  );
  expect(words).toBe('09:00–09:05、09:10–');
});

test('a time of day is read as one of the meeting’s day in Beijing', () => {
  expect(timeOnDay(NINE, '09:05')).toBe(NINE + 300_000);
  expect(timeOnDay(NINE, '9：05')).toBe(NINE + 300_000);
  expect(timeOnDay(NINE, '00:00')).toBe(NINE - 9 * 3_600_000);
  expect([timeOnDay(NINE, '24:00'), timeOnDay(NINE, '9'), timeOnDay(NINE, '')]).toEqual([null, null, null]);
});
