import { chineseDaySpan } from './chinese-date.ts';
import { quotedReportTitle, type ReportStage } from './report-title.ts';

export interface OpeningFacts {
  /** First and last day of the meeting in Beijing, `2026-04-28`. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** 主持单位 */
  readonly hostUnit: string;
  readonly reportTitle: string;
  readonly reportStage: ReportStage;
  readonly mode: 'video' | 'onSite' | 'hybrid' | 'correspondence';
  /** 会议地点, printed for meetings in a room when known. */
  readonly place: string;
  /** Departments, owner, designer, compiler in the order they are to be named. */
  readonly attendingUnits: readonly string[];
  readonly representativeCount: number;
  readonly expertCount: number;
  readonly siteLook: 'visited' | 'watched' | 'none';
  readonly compilerUnit: string;
  /** Named only when the owner gave a presentation too. */
  readonly presentingOwner: string;
}

/**
 * The opening of a panel opinion by its fixed recipe, filled from what the meeting recorded. Parts that
 * have no fact behind them are left out whole: a document never shows an empty slot (DOC2).
 */
export function openingParagraph(facts: OpeningFacts): string {
  return [meetingSentence(facts), attendanceSentence(facts), courseSentence(facts)]
    .filter((sentence) => sentence !== '')
    .join('');
}

function meetingSentence(facts: OpeningFacts): string {
  const when = chineseDaySpan(facts.firstDay, facts.lastDay);
  const title = quotedReportTitle(facts.reportTitle, facts.reportStage);
  const place = facts.place.trim();
  const call = `${title}（以下简称《报告》）`;
  switch (facts.mode) {
    case 'video':
      return `${when}，${facts.hostUnit}以网络视频会议形式主持召开了${call}专家评审会。`;
    case 'onSite':
      return `${when}，${facts.hostUnit}${place === '' ? '' : `在${place}`}主持召开了${call}专家评审会。`;
    case 'hybrid':
      return `${when}，${facts.hostUnit}${place === '' ? '' : `在${place}`}以现场与网络视频相结合的形式主持召开了${call}专家评审会。`;
    case 'correspondence':
      return `${when}，${facts.hostUnit}组织专家对${call}进行了函审。`;
  }
}

function attendanceSentence(facts: OpeningFacts): string {
  const panel = `特邀${facts.expertCount}位专家成立了专家组（名单附后）。`;
  if (facts.mode === 'correspondence') return `本次函审${panel}`;
  const units = facts.attendingUnits.map((unit) => unit.trim()).filter((unit) => unit !== '');
  if (units.length === 0) return `会议${panel}`;
  const among = units.length === 1 ? `${units.join('')}的代表` : `${units.join('、')}等单位的代表`;
  const count = facts.representativeCount > 0 ? `共${facts.representativeCount}人` : '';
  return `参加会议的有${among}${count}，会议${panel}`;
}

function courseSentence(facts: OpeningFacts): string {
  if (facts.mode === 'correspondence') return '专家组审阅了《报告》及有关资料，经讨论，形成评审意见如下：';
  const look = { visited: '察看了项目现场，', watched: '观看了项目现场影像，', none: '' }[facts.siteLook];
  const owner = facts.presentingOwner.trim();
  const heard =
    owner === ''
      ? `听取了编制单位${facts.compilerUnit}的汇报`
      : `听取了建设单位${owner}和编制单位${facts.compilerUnit}的汇报`;
  return `与会专家和代表${look}${heard}，经质询、讨论，形成评审意见如下：`;
}
