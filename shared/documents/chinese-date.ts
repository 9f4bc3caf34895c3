import { assert } from '../lib/assert.ts';
import { beijingDay } from '../domain/rules/beijing-day.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const BEIJING_OFFSET_MINUTES = 8 * 60;
const MINUTES_PER_DAY = 24 * 60;

/** `2026-04-28` as a document prints it: `2026年4月28日`, no leading zeros. A malformed day is a bug of the caller. */
export function chineseDay(day: string): string {
  const { year, month, dayOfMonth } = splitDay(day);
  return `${year}年${month}月${dayOfMonth}日`;
}

/** The Beijing calendar day of an instant, as a document prints it. */
export function chineseDayAt(atMs: number): string {
  return chineseDay(beijingDay(atMs));
}

/** An instant to the minute in Beijing time: `2026年4月28日 14:32`. Seconds are cut off, never rounded up. */
export function chineseMinuteAt(atMs: number): string {
  const minutes = Math.floor(atMs / 60_000) + BEIJING_OFFSET_MINUTES;
  const ofDay = ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return `${chineseDayAt(atMs)} ${twoDigits(Math.floor(ofDay / 60))}:${twoDigits(ofDay % 60)}`;
}

/** A span of days with nothing said twice: `2026年4月28日至29日`, `2026年4月30日至5月1日`. */
export function chineseDaySpan(from: string, to: string): string {
  if (from === to) return chineseDay(from);
  const start = splitDay(from);
  const end = splitDay(to);
  const year = start.year === end.year ? '' : `${end.year}年`;
  const month = year === '' && start.month === end.month ? '' : `${end.month}月`;
  return `${chineseDay(from)}至${year}${month}${end.dayOfMonth}日`;
}

function splitDay(day: string): { year: number; month: number; dayOfMonth: number } {
  const match = DAY.exec(day);
  assert(match, `not a calendar day: ${day}`);
  return { year: Number(match[1]), month: Number(match[2]), dayOfMonth: Number(match[3]) };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
