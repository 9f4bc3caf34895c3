import { workdaysAfter, type WorkCalendar } from '../clock/work-calendar.ts';
import { beijingDay } from '../rules/beijing-day.ts';
import { ruleOf } from '../rules/matter-rules.ts';
import type { DossierState, Meeting } from '../state.ts';

/** A report the experts had for fewer working days than its rule row advises. */
export interface ShortReading {
  readonly report: string;
  readonly days: number;
  readonly needed: number;
  /** Id of the rule row. */
  readonly rule: string;
}

/** Advice, hence no refusal: what the opening of the meeting says before it happens. */
export function shortReadings(
  state: DossierState,
  meeting: Meeting,
  calendar: WorkCalendar,
  nowMs: number,
): readonly ShortReading[] {
  return meeting.itemIds.flatMap((itemId): readonly ShortReading[] => {
    const item = state.parties.items[itemId];
    const rule = item && ruleOf(item);
    const version = item?.versions.at(-1);
    if (!item || !rule || !version) return [];
    const days = workdaysAfter(calendar, beijingDay(version.addedAt), beijingDay(nowMs));
    const needed = rule.meeting.readingDays;
    return days < needed ? [{ report: item.reportTitle, days, needed, rule: rule.id }] : [];
  });
}
