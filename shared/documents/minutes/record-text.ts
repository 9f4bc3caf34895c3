import { carriedOption, type AnnouncedVote } from '../../domain/vote/vote.ts';
import { chineseDay, chineseDayAt, chineseMinuteAt } from '../chinese-date.ts';
import { CONCLUSION_WORDS } from '../words.ts';
import type { MinutesFacts } from './minutes-facts.ts';
import { nameOf, reportName, spanWords } from './minutes-words.ts';
import { oneLine } from './step-text.ts';

/** Each line a label and what it says, parted by the first colon. */
export function headText(facts: MinutesFacts): string {
  const { meeting, people, parties } = facts;
  const clerk = people.find(({ seat }) => seat.role === 'clerk')?.seat;
  const openedAt = meeting.openedAt ?? meeting.startsAt;
  const place = [meeting.mode === 'videoReview' ? '网络视频会议' : '会议室', meeting.place].filter(
    (part) => part !== '',
  );
  const rows: readonly (readonly [string, string])[] = [
    ['会议名称', meeting.title],
    [
      '会议时间',
      `${daySpanWords(openedAt, meeting.closedAt)}（计划${daySpanWords(meeting.startsAt, meeting.endsAt)}）`,
    ],
    ['会议形式', place.join('，')],
    ['组织单位', parties.dossier?.hostUnit ?? ''],
    ['主持人', clerk?.name ?? ''],
    ['记录人', clerk?.name ?? ''],
    ['评审报告', meeting.itemIds.map((itemId) => reportName(facts, itemId)).join('、')],
    ...(meeting.aborted ? [['会议中止', meeting.aborted.reason] as const] : []),
  ];
  return rows.map(([label, value]) => `${label}：${oneLine(value)}`).join('\n');
}

/** With the day of the end where it is another one. */
function daySpanWords(from: number, to: number | null): string {
  const [first, last] = [chineseDayAt(from), to === null ? '' : chineseDayAt(to)];
  const isOneDay = to === null || first === last;
  return isOneDay ? `${first} ${spanWords(from, to)}` : `${chineseMinuteAt(from)}至${chineseMinuteAt(to)}`;
}

export function votesText({ votes, ...facts }: MinutesFacts): string {
  return votes.map((vote, index) => voteWords({ votes, ...facts }, vote, index)).join('\n');
}

/** Counts alone, of a named vote too: names are the panel's. */
function voteWords(facts: MinutesFacts, vote: AnnouncedVote, index: number): string {
  const about = vote.itemId === null ? '' : `就${reportName(facts, vote.itemId)}，`;
  const cast = vote.counts.reduce((sum, count) => sum + count, 0);
  const counts = vote.options.map(({ label }, at) => `${label}${vote.counts[at] ?? 0}票`).join('、');
  const carried = carriedOption(vote, vote.counts, vote.electors);
  const result = carried === null ? '未达到规定票数' : `“${vote.options[carried]?.label ?? ''}”通过`;
  const how = vote.secrecy === 'secret' ? '无记名' : '记名';
  return `${index + 1}. ${about}${oneLine(vote.question)}（${how}表决，有表决权${vote.electors}人，投票${cast}人）：${counts}，${result}。`;
}

/** The conclusions that were published; one that is not yet is said to be so. */
export function decisionsText(facts: MinutesFacts): string {
  return facts.meeting.itemIds
    .map((itemId, index) => {
      const published = facts.parties.items[itemId]?.published;
      const said = published
        ? `${CONCLUSION_WORDS[published.conclusion]}。${oneLine(published.wording)}（专家组评审意见编号${published.docId}）`
        : '专家组评审意见尚未发布。';
      return `${index + 1}. ${reportName(facts, itemId)}：${said}`;
    })
    .join('\n');
}

const ADDRESSEES = { compiler: '编制单位', owner: '建设单位', department: '部门代表' } as const;

/** What was promised in answering, and the revision; with who, and until when. */
export function followUpsText(facts: MinutesFacts): string {
  const promised = facts.inquiries.flatMap(({ answer, addressee }) => {
    if (!answer?.promise) return [];
    const { text, dueDay } = answer.promise;
    return [duty(oneLine(text), `${ADDRESSEES[addressee]} ${nameOf(facts, answer.by)}`, dueDay)];
  });
  const revisions = facts.meeting.itemIds.flatMap((itemId) => {
    const published = facts.parties.items[itemId]?.published;
    if (published?.conclusion !== 'passAfterRevision') return [];
    const what = `按专家组评审意见修改${reportName(facts, itemId)}，并提交修改说明`;
    return [duty(what, ADDRESSEES.compiler, published.dueDay)];
  });
  return [...promised, ...revisions].map((words, index) => `${index + 1}. ${words}`).join('\n');
}

function duty(what: string, who: string, dueDay: string | null): string {
  const until = dueDay === null ? '未定' : `${chineseDay(dueDay)}前`;
  return `${what.replace(/[。；;.]$/u, '')}。责任：${who}；期限：${until}。`;
}

export function attachmentsText(facts: MinutesFacts): string {
  const { meeting, parties } = facts;
  const opinions = meeting.itemIds.flatMap((itemId) => {
    const published = parties.items[itemId]?.published;
    return published ? [`${reportName(facts, itemId)}专家组评审意见（${published.docId}）`] : [];
  });
  const stated = meeting.deliberations.filter(({ statement }) => statement !== null).length;
  const statements = stated > 0 ? [`闭门讨论起止时间的签署声明（${stated}份）`] : [];
  return ['签到表', ...opinions, ...statements].map((words, index) => `${index + 1}. ${words}`).join('\n');
}
