import { expect, test } from 'vitest';
import { dayAndClock, daysAhead, fullTime, isEndOfDay, shortDay, shortTime } from './beijing-time.ts';

const at = Date.parse('2026-04-28T14:32:00+08:00');

test('UI4: times are Beijing times in the bureau\u2019s form', () => {
  expect(fullTime(at, 'zh')).toBe('2026年4月28日 14:32');
  expect(fullTime(at, 'en')).toBe('28 Apr 2026 14:32');
  expect(dayAndClock(at, 'zh')).toBe('2026年4月28日 星期二 14:32');
  expect(shortTime(at, 'zh', at)).toBe('4月28日 14:32');
  expect(shortDay(at, 'zh', Date.parse('2027-01-02T00:00:00+08:00'))).toBe('2026年4月28日');
});

test('UI4: midnight in Beijing, not in Greenwich, begins a day', () => {
  const lateEvening = Date.parse('2026-04-28T23:30:00+08:00');
  expect(daysAhead(Date.parse('2026-04-29T00:10:00+08:00'), lateEvening)).toBe(1);
  expect(daysAhead(Date.parse('2026-04-28T00:10:00+08:00'), lateEvening)).toBe(0);
  expect(isEndOfDay(Date.parse('2026-04-28T23:59:59.999+08:00'))).toBe(true);
});
