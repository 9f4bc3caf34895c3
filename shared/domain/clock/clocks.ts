import { beijingDay } from '../rules/beijing-day.ts';
import { MATTER_RULES } from '../rules/matter-rules.ts';
import type { MatterRule } from '../rules/matter-rule.ts';
import { stageIndex, type Stage } from '../dossier/stage.ts';
import type { PartiesState, ReviewItem } from '../state.ts';
import { workdayAfter, workdaysAfter, type WorkCalendar } from './work-calendar.ts';

/** A clock of working days as it stands at an instant. Days are Beijing days. */
export interface ClockReading {
  readonly status: 'notStarted' | 'running' | 'paused' | 'ended';
  readonly usedDays: number;
  /** Null where no rule caps it. */
  readonly limitDays: number | null;
  /** Negative when overdue; null where there is no limit. */
  readonly leftDays: number | null;
  /** The last day, while it runs. */
  readonly dueDay: string | null;
  /** Since when it has been paused. */
  readonly pausedAt: number | null;
  /** Ids of the rules rows that limit it (R2). */
  readonly ruleIds: readonly string[];
}

interface Span {
  readonly from: number;
  /** Null: still open. */
  readonly to: number | null;
}

const NOT_STARTED = { usedDays: 0, dueDay: null, pausedAt: null } as const;

function itemsOf(parties: PartiesState): readonly ReviewItem[] {
  return parties.itemOrder.flatMap((itemId) => parties.items[itemId] ?? []);
}

function rulesOf(items: readonly ReviewItem[]): readonly MatterRule[] {
  return items.flatMap((item) => MATTER_RULES.find((rule) => rule.id === item.ruleId) ?? []);
}

function reachedAt(item: ReviewItem, stage: Stage): number | null {
  return item.stageLog.find((entry) => stageIndex(entry.stage) >= stageIndex(stage))?.at ?? null;
}

/** From the panel's forming to a passed recheck (or the end): the time that experts and revision take. */
function reviewSpan(item: ReviewItem): Span | null {
  const from = reachedAt(item, 'panelForming');
  return from === null ? null : { from, to: reachedAt(item, 'final') };
}

/** Spans of several reports together: the case waits as long as one of them does. */
function union(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && (last.to === null || span.from <= last.to)) {
      const to = last.to === null || span.to === null ? null : Math.max(last.to, span.to);
      joined[joined.length - 1] = { from: last.from, to };
    } else joined.push(span);
  }
  return joined;
}

function endedAt(items: readonly ReviewItem[]): number | null {
  const ends = items.map((item) => reachedAt(item, 'archive'));
  if (items.length === 0 || ends.includes(null)) return null;
  return Math.max(...ends.map((at) => at ?? 0));
}

/**
 * 审批时钟: the promised working days from acceptance (the day itself not counted), without expert review and
 * revision unless a matter's rule counts them (行政许可法 art. 45). The strictest matter decides.
 */
export function approvalClock(parties: PartiesState, calendar: WorkCalendar, nowMs: number): ClockReading {
  const items = itemsOf(parties);
  const rules = rulesOf(items);
  const limitDays = rules.length > 0 ? Math.min(...rules.map((rule) => rule.promisedDays)) : null;
  const ruleIds = rules.filter((rule) => rule.promisedDays === limitDays).map((rule) => rule.id);
  const acceptedAt = parties.dossier?.acceptedAt ?? null;
  if (acceptedAt === null) {
    return { ...NOT_STARTED, status: 'notStarted', limitDays, leftDays: limitDays, ruleIds };
  }
  const isCounted = rules.some((rule) => rule.reviewTimeCounted);
  const pauses = isCounted ? [] : union(items.flatMap((item) => reviewSpan(item) ?? []));
  const end = endedAt(items);
  const open = pauses.find((pause) => pause.to === null);
  const until = beijingDay(end ?? open?.from ?? nowMs);
  const whole = workdaysAfter(calendar, beijingDay(acceptedAt), until);
  const paused = pauses
    .filter((pause) => pause.to !== null)
    .reduce(
      (sum, pause) => sum + workdaysAfter(calendar, beijingDay(pause.from), beijingDay(pause.to ?? nowMs)),
      0,
    );
  const usedDays = Math.max(0, whole - paused);
  const leftDays = limitDays === null ? null : limitDays - usedDays;
  const status = end !== null ? 'ended' : open ? 'paused' : 'running';
  return {
    status,
    usedDays,
    limitDays,
    leftDays,
    dueDay:
      status === 'running' && leftDays !== null && leftDays >= 0
        ? workdayAfter(calendar, beijingDay(nowMs), leftDays)
        : null,
    pausedAt: open?.from ?? null,
    ruleIds,
  };
}

/** 评审时钟: working days of the expert review, against the shortest cap a matter's rule sets. */
export function reviewClock(parties: PartiesState, calendar: WorkCalendar, nowMs: number): ClockReading {
  const items = itemsOf(parties);
  const capped = rulesOf(items).filter((rule) => rule.reviewCapDays !== null);
  const caps = capped.flatMap((rule) => rule.reviewCapDays ?? []);
  const limitDays = caps.length > 0 ? Math.min(...caps) : null;
  const ruleIds = capped.filter((rule) => rule.reviewCapDays === limitDays).map((rule) => rule.id);
  const spans = union(items.flatMap((item) => reviewSpan(item) ?? []));
  const [first] = spans;
  if (!first) return { ...NOT_STARTED, status: 'notStarted', limitDays, leftDays: limitDays, ruleIds };
  const last = spans.at(-1) ?? first;
  const usedDays = spans.reduce(
    (sum, span) => sum + workdaysAfter(calendar, beijingDay(span.from), beijingDay(span.to ?? nowMs)),
    0,
  );
  const leftDays = limitDays === null ? null : limitDays - usedDays;
  const isRunning = last.to === null;
  return {
    status: isRunning ? 'running' : 'ended',
    usedDays,
    limitDays,
    leftDays,
    dueDay:
      isRunning && leftDays !== null && leftDays >= 0
        ? workdayAfter(calendar, beijingDay(nowMs), leftDays)
        : null,
    pausedAt: null,
    ruleIds,
  };
}
