import { isWorkday } from 'chinese-days';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';

/** The State Council's calendar as the library ships it; the year after is announced each November. */
const LAST_KNOWN_YEAR = 2026;

export const workCalendar: WorkCalendar = {
  isWorkday: (day) => isWorkday(day),
  knownUntilYear: LAST_KNOWN_YEAR,
};
