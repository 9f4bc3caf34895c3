/** Which days are worked. A port: the working-day calendar of the year is data of the world, not a rule. */
export interface WorkCalendar {
  /** `day` as `2026-04-28`. */
  isWorkday(day: string): boolean;
  /** The last year whose holidays are known; later days are guessed from weekends. */
  readonly knownUntilYear: number;
}

const DAY_MS = 86_400_000;

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Working days after `from` up to and including `to`; 0 when `to` is not after `from`. The day a clock starts on is not counted. */
export function workdaysAfter(calendar: WorkCalendar, from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkday(day)) count++;
  return count;
}

/** The day on which the `count`th working day after `from` falls. */
export function workdayAfter(calendar: WorkCalendar, from: string, count: number): string {
  let day = from;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (calendar.isWorkday(day)) left--;
  }
  return day;
}
