import type { Showing } from '../../domain/showing/showing.ts';
import { chineseDay } from '../chinese-date.ts';
import type { MinutesFacts, MinutesStep } from './minutes-facts.ts';
import { durationWords, minuteOfDay, nameOf, pageWords, spanWords, versionName } from './minutes-words.ts';

export function stepHeading({ step, plannedAt, spans }: MinutesStep): string {
  const planned = spanWords(plannedAt, plannedAt + step.minutes * 60_000);
  const real = spans.map(({ from, to }) => spanWords(from, to)).join('、');
  return `${step.title}（计划${planned}，实际${real}）`;
}

/** What the record has of one step, a line for each kind of thing. Of a closed one only that it was closed. */
export function stepText(facts: MinutesFacts, entry: MinutesStep): string {
  const closed = entry.step.visibility === 'panel' ? closedLines(facts, entry) : [];
  return [
    ...closed,
    ...rollCallLines(entry),
    ...entry.overrides.map(({ reason }) => `未满足会议规则的条件，经办人决定继续，理由：${reason}`),
    ...spokenLines(facts, entry),
    ...shownLines(facts, entry.shown),
    ...inquiryLines(facts, entry),
    ...entry.interruptions.map((interruption) => interruptionWords(interruption)),
  ].join('\n');
}

function closedLines({ meeting }: MinutesFacts, { spans }: MinutesStep): readonly string[] {
  return meeting.deliberations
    .filter(({ beganAt }) => spans.some(({ from, to }) => beganAt >= from && beganAt <= to))
    .map(({ beganAt, endedAt, certificateSha256 }) => {
      const stated =
        certificateSha256 === null
          ? ''
          : `起止时间由服务器签署声明，证书指纹${certificateSha256.slice(0, 16)}…。`;
      return `专家组闭门讨论，${spanWords(beganAt, endedAt)}，建设单位、编制单位等在候会室等候。${stated}`;
    });
}

function rollCallLines({ rollCall }: MinutesStep): readonly string[] {
  if (rollCall.length === 0) return [];
  const conflicts = rollCall.filter(({ conflict }) => conflict).length;
  const clear = rollCall.length - conflicts;
  const parts = [
    ...(clear > 0 ? [`${clear}名专家答无回避情形`] : []),
    ...(conflicts > 0 ? [`${conflicts}名专家提出回避并退出`] : []),
  ];
  return [`询问回避：${parts.join('，')}。`];
}

function spokenLines(facts: MinutesFacts, { spoken }: MinutesStep): readonly string[] {
  if (spoken.length === 0) return [];
  const words = spoken.map(({ speaker, ms, pointsOfOrder, interposed }) => {
    const within = [
      ...(pointsOfOrder > 0 ? [`程序问题${pointsOfOrder}次`] : []),
      ...(interposed > 0 ? [`插问${interposed}次`] : []),
    ];
    const kinds = within.length > 0 ? `（含${within.join('、')}）` : '';
    return `${nameOf(facts, speaker)} ${durationWords(ms)}${kinds}`;
  });
  return [`发言：${words.join('；')}。`];
}

/** Pages of one presenter and version in one line, as ranges in the order of the report. */
function shownLines(facts: MinutesFacts, shown: readonly Showing[]): readonly string[] {
  const groups = new Map<string, Showing[]>();
  for (const showing of shown) {
    const key = `${showing.presenter} ${showing.page.versionId}`;
    groups.set(key, [...(groups.get(key) ?? []), showing]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const ms = group.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? from) - from), 0);
    const pages = rangesOf(group.map(({ page }) => page.pageIndex + 1));
    return [
      `出示：${nameOf(facts, first.presenter)}领看${versionName(facts, first.page)}${pages}，共${durationWords(ms)}。`,
    ];
  });
}

const MOST_RANGES = 40;

/** `第3～17页、第42页` */
export function rangesOf(pages: readonly number[]): string {
  const sorted = [...new Set(pages)].toSorted((a, b) => a - b);
  const ranges: { from: number; to: number }[] = [];
  for (const page of sorted) {
    const last = ranges.at(-1);
    if (last && page === last.to + 1) last.to = page;
    else ranges.push({ from: page, to: page });
  }
  const words = ranges
    .slice(0, MOST_RANGES)
    .map(({ from, to }) => (from === to ? `第${from}页` : `第${from}～${to}页`));
  return `${words.join('、')}${ranges.length > MOST_RANGES ? '等' : ''}`;
}

function inquiryLines(facts: MinutesFacts, { inquiries }: MinutesStep): readonly string[] {
  return inquiries.flatMap(({ askedBy, page, text, answer }, index) => {
    const about = page ? `（${pageWords(facts, page)}）` : '';
    const lines = [`问${index + 1}　${nameOf(facts, askedBy)}${about}：${oneLine(text)}`];
    if (!answer) return [...lines, '答　会上未作答复。'];
    const at = answer.page ? `（${pageWords(facts, answer.page)}）` : '';
    lines.push(`答　${nameOf(facts, answer.by)}${at}：${oneLine(answer.text)}`);
    if (answer.promise) {
      const due = answer.promise.dueDay === null ? '' : `（${chineseDay(answer.promise.dueDay)}前）`;
      lines.push(`承诺　${oneLine(answer.promise.text)}${due}`);
    }
    return lines;
  });
}

const FAULTS = { network: '网络', power: '停电', equipment: '设备', person: '人员', other: '其他' } as const;

function interruptionWords({ at, resumedAt, fault, note }: MinutesStep['interruptions'][number]): string {
  const until = resumedAt === null ? '，未恢复' : `，${minuteOfDay(resumedAt)}恢复`;
  return `会议中断：${minuteOfDay(at)}因${FAULTS[fault]}原因中断${until}。${note}`;
}

/** A section has one paragraph a line; what somebody said stays one. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ').trim();
}
