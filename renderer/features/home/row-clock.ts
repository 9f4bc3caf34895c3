import { MATTER_RULES } from '#shared/domain/rules/matter-rules.ts';
import { beijingDay } from '#shared/domain/rules/beijing-day.ts';
import { workdaysAfter, type WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import type { DossierSummary } from '#shared/domain/view/summary.ts';

export type RowClock =
  | { readonly kind: 'notStarted' | 'pausedInReview' | 'pausedInRevision' | 'running' | 'ended' }
  | { readonly kind: 'left'; readonly days: number };

/**
 * The approval clock of a list row. A row does not say how long a pause lasted, so after one it tells that
 * the clock runs and leaves the figure to the dossier.
 */
export function rowClock(row: DossierSummary, calendar: WorkCalendar, nowMs: number): RowClock {
  const { acceptedAt, pausedAt, endedAt } = row.clock;
  if (acceptedAt === null) return { kind: 'notStarted' };
  if (endedAt !== null) return { kind: 'ended' };
  if (pausedAt !== null) {
    const isRevising = row.items.every((item) => ['revision', 'recheck'].includes(item.stage));
    return { kind: isRevising ? 'pausedInRevision' : 'pausedInReview' };
  }
  const wasPaused = row.items.some((item) => ['final', 'archive'].includes(item.stage));
  if (wasPaused) return { kind: 'running' };
  const limits = row.items.flatMap(
    (item) => MATTER_RULES.find((rule) => rule.id === item.ruleId)?.promisedDays ?? [],
  );
  if (limits.length === 0) return { kind: 'running' };
  const used = workdaysAfter(calendar, beijingDay(acceptedAt), beijingDay(nowMs));
  return { kind: 'left', days: Math.min(...limits) - used };
}
