import { expect, test } from 'vitest';
import { workdayAfter } from '#shared/domain/clock/work-calendar.ts';
import { workCalendar } from './calendar.ts';

test('CK1: the shipped calendar knows worked weekends and holidays', () => {
  expect(workCalendar.isWorkday('2022-04-24')).toBe(true);
  expect(workCalendar.isWorkday('2026-10-10')).toBe(true);
  expect(workCalendar.isWorkday('2026-10-01')).toBe(false);
  expect(workdayAfter(workCalendar, '2022-04-28', 10)).toBe('2022-05-16');
});

test('CK5: the last year the calendar knows is the last it has holidays for', () => {
  const year = workCalendar.knownUntilYear;
  expect(workCalendar.isWorkday(`${year}-10-01`)).toBe(false);
  // National day of the year after falls on a weekday in 2027; the library calls it worked or free by guess.
  expect(workCalendar.isWorkday(`${year}-01-01`)).toBe(false);
});
