import type { MemberId } from '../../domain/ids.ts';
import type { PageRef } from '../../domain/report/page-ref.ts';
import { fullReportTitle } from '../../domain/report/full-title.ts';
import { chineseMinuteAt } from '../chinese-date.ts';
import { bracketedReportTitle, quotedReportTitle } from '../report-title.ts';
import type { MinutesFacts } from './minutes-facts.ts';

/** `14:32` in Beijing. */
export function minuteOfDay(atMs: number): string {
  return chineseMinuteAt(atMs).split(' ')[1] ?? '';
}

/** `14:32至15:10`; what lasts has no end. */
export function spanWords(from: number, to: number | null): string {
  return to === null ? `${minuteOfDay(from)}起` : `${minuteOfDay(from)}至${minuteOfDay(to)}`;
}

/** `12分30秒`, `1小时5分`; nothing that took place took no time. */
export function durationWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  if (hours > 0) return minutes > 0 ? `${hours}小时${minutes}分` : `${hours}小时`;
  if (minutes === 0) return `${rest}秒`;
  return rest > 0 ? `${minutes}分${rest}秒` : `${minutes}分钟`;
}

export function nameOf({ people }: MinutesFacts, memberId: MemberId): string {
  return people.find(({ seat }) => seat.memberId === memberId)?.seat.name ?? '未列名人员';
}

export function reportName({ parties }: MinutesFacts, itemId: PageRef['itemId']): string {
  const title = parties.items[itemId]?.reportTitle ?? '';
  return bracketedReportTitle(fullReportTitle(parties.dossier?.title ?? '', title));
}

/** With its stage where a version is meant; a meeting of one report need not name the project again. */
export function versionName(facts: MinutesFacts, { itemId, versionId }: PageRef): string {
  const item = facts.parties.items[itemId];
  const version = item?.versions.find((entry) => entry.versionId === versionId);
  return quotedReportTitle(item?.reportTitle ?? '', version?.kind === 'revisedDraft' ? '修改稿' : '送审稿');
}

export function pageWords(facts: MinutesFacts, page: PageRef): string {
  const isOnly = facts.meeting.itemIds.length === 1;
  return `${isOnly ? '' : versionName(facts, page)}第${page.pageIndex + 1}页`;
}
