import { beijingDay } from '#shared/domain/rules/beijing-day.ts';
import type { Language } from './create-i18n.ts';

/** Times as the bureau writes them, in Beijing whatever zone the computer is set to. */

const HOUR_MS = 3_600_000;

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly weekday: string;
}

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = {
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

function partsOf(atMs: number, language: Language): Parts {
  const shifted = new Date(atMs + 8 * HOUR_MS);
  return {
    year: String(shifted.getUTCFullYear()),
    month: String(shifted.getUTCMonth() + 1),
    day: String(shifted.getUTCDate()),
    hour: String(shifted.getUTCHours()).padStart(2, '0'),
    minute: String(shifted.getUTCMinutes()).padStart(2, '0'),
    weekday: WEEKDAYS[language][shifted.getUTCDay()] ?? '',
  };
}

const englishMonth = (month: string): string => ENGLISH_MONTHS[Number(month) - 1] ?? '';

/** `14:32` */
export function timeOfDay(atMs: number): string {
  const { hour, minute } = partsOf(atMs, 'zh');
  return `${hour}:${minute}`;
}

/** `2026年4月28日` · `28 Apr 2026` */
export function fullDay(atMs: number, language: Language): string {
  const { year, month, day } = partsOf(atMs, language);
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${englishMonth(month)} ${year}`;
}

/** `2026年4月28日 14:32` */
export function fullTime(atMs: number, language: Language): string {
  return `${fullDay(atMs, language)} ${timeOfDay(atMs)}`;
}

/** `4月28日`, with the year where it is not this one */
export function shortDay(atMs: number, language: Language, nowMs: number): string {
  const { year, month, day } = partsOf(atMs, language);
  if (year !== partsOf(nowMs, language).year) return fullDay(atMs, language);
  return language === 'zh' ? `${month}月${day}日` : `${day} ${englishMonth(month)}`;
}

/** `4月28日 14:32` */
export function shortTime(atMs: number, language: Language, nowMs: number): string {
  return `${shortDay(atMs, language, nowMs)} ${timeOfDay(atMs)}`;
}

/** `2026年4月28日 星期二 09:42` */
export function dayAndClock(atMs: number, language: Language): string {
  const { weekday } = partsOf(atMs, language);
  return language === 'zh'
    ? `${fullDay(atMs, language)} ${weekday} ${timeOfDay(atMs)}`
    : `${weekday}, ${fullDay(atMs, language)}, ${timeOfDay(atMs)}`;
}

/** Days from today to the day of `atMs`: 0 today, 1 tomorrow, negative before. */
export function daysAhead(atMs: number, nowMs: number): number {
  const start = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  return Math.round((start(beijingDay(atMs)) - start(beijingDay(nowMs))) / (24 * HOUR_MS));
}

/** Whether an instant is the last of its Beijing day, as a due day without an hour is kept. */
export function isEndOfDay(atMs: number): boolean {
  return timeOfDay(atMs) === '23:59';
}
