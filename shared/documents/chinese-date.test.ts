import { describe, expect, test } from 'vitest';
import { chineseDay, chineseDayAt, chineseDaySpan, chineseMinuteAt } from './chinese-date.ts';

describe('DOC1 dates are printed in Beijing time without leading zeros', () => {
  test('a day', () => {
    expect(chineseDay('2026-04-08')).toBe('2026年4月8日');
  });

  test('an instant late in the UTC day is the next day in Beijing', () => {
    expect(chineseDayAt(Date.UTC(2026, 3, 27, 16, 0))).toBe('2026年4月28日');
    expect(chineseDayAt(Date.UTC(2026, 3, 27, 15, 59))).toBe('2026年4月27日');
  });

  test('minutes are cut, not rounded', () => {
    expect(chineseMinuteAt(Date.UTC(2026, 3, 28, 6, 32, 59, 999))).toBe('2026年4月28日 14:32');
    expect(chineseMinuteAt(Date.UTC(2026, 11, 31, 16, 5))).toBe('2027年1月1日 00:05');
    expect(chineseMinuteAt(-1)).toBe('1970年1月1日 07:59');
  });

  test.each([
    ['2026-04-28', '2026-04-28', '2026年4月28日'],
    ['2026-04-28', '2026-04-29', '2026年4月28日至29日'],
    ['2026-04-30', '2026-05-01', '2026年4月30日至5月1日'],
    ['2026-12-31', '2027-01-01', '2026年12月31日至2027年1月1日'],
    ['2026-04-28', '2027-04-28', '2026年4月28日至2027年4月28日'],
  ])('a span from %s to %s', (from, to, printed) => {
    expect(chineseDaySpan(from, to)).toBe(printed);
  });
});
