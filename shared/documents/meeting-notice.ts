import { plannedTimes } from '../domain/meeting/default-agenda.ts';
import { fullReportTitle } from '../domain/report/full-title.ts';
import type { DossierState, Meeting } from '../domain/state.ts';
import { chineseDayAt, chineseMinuteAt } from './chinese-date.ts';

/** 会议议程: one line of it. */
export interface NoticeStep {
  readonly no: number;
  /** Beijing, `14:30`. */
  readonly time: string;
  readonly minutes: number;
  readonly title: string;
  /** The report it is about; '' for what concerns the whole meeting. */
  readonly report: string;
  readonly isPanelOnly: boolean;
}

/** 会议通知 as data. Made of what every party reads, so that a letter tells nobody who the experts are (L3). */
export interface MeetingNotice {
  readonly title: string;
  readonly addressees: string;
  /** `2026年4月28日 14:30至17:30` */
  readonly when: string;
  readonly mode: string;
  readonly place: string;
  readonly externalMeeting: string;
  /** Full titles, each in 《》. */
  readonly reports: readonly string[];
  readonly agenda: readonly NoticeStep[];
  readonly requirements: readonly string[];
  /** 联系人、电话; '' where none was given. */
  readonly contact: string;
  readonly signedBy: string;
}

const MODES = { videoReview: '网络视频会审', meetingReview: '现场会审' } as const;

const FOR_ALL = [
  '请通过云评填写参会回执；建设单位、编制单位请项目负责人参会。',
  '入会名称请使用“单位+姓名”，并提前30分钟入会调试设备。',
  '请会前阅读送审稿；会议材料仅限本次评审使用，请注意保密，不得转发。',
  '未经主持人同意，不得录音、录屏。',
];

/** null where the dossier cannot be seen. */
export function meetingNotice(state: DossierState, meeting: Meeting, contact = ''): MeetingNotice | null {
  const info = state.parties.dossier;
  if (!info) return null;
  const begins = plannedTimes(meeting.steps, meeting.startsAt);
  const nameOf = (itemId: Meeting['itemIds'][number]): string =>
    state.parties.items[itemId]?.reportTitle ?? '';
  return {
    title: `${info.title}专家评审会会议通知`,
    addressees: `${info.ownerUnit}、${info.compilerUnit}及各位专家`,
    when: meetingSpan(meeting),
    mode: MODES[meeting.mode],
    place: meeting.place,
    externalMeeting: meeting.externalMeeting,
    reports: meeting.itemIds.map((itemId) => `《${fullReportTitle(info.title, nameOf(itemId))}》`),
    agenda: meeting.steps.map((step, index) => ({
      no: index + 1,
      time: timeAt(begins[index] ?? meeting.startsAt),
      minutes: step.minutes,
      title: step.title,
      report: step.itemId && meeting.itemIds.length > 1 ? nameOf(step.itemId) : '',
      isPanelOnly: step.visibility === 'panel',
    })),
    requirements: FOR_ALL,
    contact,
    signedBy: info.hostUnit,
  };
}

/** The notice in words, for a letter, a message or the telephone: a document, hence Chinese in every language. */
export function noticeText(notice: MeetingNotice): string {
  const facts: readonly (readonly [string, string])[] = [
    ['会议时间', notice.when],
    ['会议形式', notice.mode],
    ['会议地点', notice.place],
    ['会议号', notice.externalMeeting],
    ['评审项目', notice.reports.join('、')],
  ];
  return [
    notice.title,
    '',
    `${notice.addressees}：`,
    `　　根据评审工作安排，拟召开${notice.reports.join('、')}专家评审会，现将有关事项通知如下。`,
    '',
    '一、会议安排',
    ...facts.filter(([, value]) => value !== '').map(([label, value]) => `　　${label}：${value}`),
    '',
    '二、会议议程',
    ...agendaLines(notice.agenda),
    '',
    '三、有关要求',
    ...notice.requirements.map((line, index) => `　　${index + 1}. ${line}`),
    ...(notice.contact === '' ? [] : ['', `联系人：${notice.contact}`]),
    '',
    notice.signedBy,
  ].join('\n');
}

/** What is said over the telephone or in a short message. */
export function noticeBrief(notice: MeetingNotice): string {
  const place = notice.place || notice.externalMeeting;
  return [
    `【${notice.signedBy}】${notice.when}以${notice.mode}方式召开${notice.reports.join('、')}专家评审会`,
    ...(place === '' ? [] : [`地点或会议号：${place}`]),
    '请提前30分钟入会调试，入会名称用“单位+姓名”，不得录屏，并请回复是否参会',
    ...(notice.contact === '' ? [] : [`联系人：${notice.contact}`]),
  ].join('；');
}

function agendaLines(agenda: readonly NoticeStep[]): readonly string[] {
  let report = '';
  return agenda.flatMap((step) => {
    const opens = step.report !== report && step.report !== '';
    report = step.report;
    const closed = step.isPanelOnly ? '（仅专家组）' : '';
    const line = `　　${step.no}. ${step.time}　${step.title}${closed}（${step.minutes}分钟）`;
    return opens ? [`　　〔${step.report}〕`, line] : [line];
  });
}

/** `2026年4月28日 14:30至17:30` */
export function meetingSpan({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): string {
  return `${chineseMinuteAt(startsAt)}至${endOf({ startsAt, endsAt })}`;
}

function endOf({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): string {
  return chineseDayAt(startsAt) === chineseDayAt(endsAt) ? timeAt(endsAt) : chineseMinuteAt(endsAt);
}

function timeAt(atMs: number): string {
  return chineseMinuteAt(atMs).split(' ')[1] ?? '';
}
