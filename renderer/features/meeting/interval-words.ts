import type { Interval } from '#shared/domain/meeting/record.ts';
import { beijingDay, endOfBeijingDay } from '#shared/domain/rules/beijing-day.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';

const DAY_MS = 86_400_000;

/** `13:32–14:05、14:10–`, in Beijing. */
export function intervalWords(intervals: readonly Interval[], listMark: string): string {
  return intervals
    .map(({ from, to }) => `${timeOfDay(from)}–${to === null ? '' : timeOfDay(to)}`)
    .join(listMark);
}

/** The instant of a Beijing time of day, `14:05`, on the Beijing day of `dayMs`; null where it is none. */
export function timeOnDay(dayMs: number, text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:：](\d{2})$/u.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  const start = endOfBeijingDay(beijingDay(dayMs)) + 1 - DAY_MS;
  return start + (Number(hours) * 60 + Number(minutes)) * 60_000;
}
