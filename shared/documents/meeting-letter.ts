import type { LetterKind } from '../domain/meeting/letter-kind.ts';
import { changeOpening, type ChangeNotice } from './meeting-change.ts';
import { noticeText, type MeetingNotice } from './meeting-notice.ts';

/** What one person is told beside the notice. */
export interface LetterFor {
  readonly name: string;
  readonly unit: string;
  readonly kind: LetterKind;
  readonly link: string;
  /** A one-time code for who has not taken the seat yet; null for who has. */
  readonly code: string | null;
  /** What became of the meeting last; null where nothing did. */
  readonly change: ChangeNotice | null;
}

const OPENINGS: Readonly<Record<Exclude<LetterKind, ChangeNotice['kind']>, string>> = {
  notice: '请您参加以下专家评审会。',
  dayBefore: '提醒：会议将于一天内召开，我们还没有收到您的参会回执。',
  hourBefore: '提醒：会议将于一小时内开始，请入会签到。',
};

const SUBJECTS: Readonly<Record<LetterKind, string>> = {
  notice: '',
  dayBefore: '【提醒】',
  hourBefore: '【即将开始】',
  moved: '【会议变更】',
  cancelled: '【会议取消】',
};

export function letterSubject(notice: MeetingNotice, kind: LetterKind): string {
  return `${SUBJECTS[kind]}${notice.title}`;
}

/** The letter to one person: their own way in, then the notice. Chinese in every language. */
export function letterText(notice: MeetingNotice, to: LetterFor): string {
  const { name, unit, kind } = to;
  const opening = openingOf(notice, to);
  const rest = kind === 'cancelled' ? signature(notice) : [...wayIn(to), '', '——', '', noticeText(notice)];
  return [`${name}（${unit}）：`, '', ...opening, '', ...rest, ''].join('\n');
}

function openingOf(notice: MeetingNotice, { kind, change }: LetterFor): readonly string[] {
  if (kind !== 'moved' && kind !== 'cancelled') return [OPENINGS[kind]];
  return change === null ? [] : changeOpening(change, notice);
}

function wayIn({ kind, link, code }: LetterFor): readonly string[] {
  const act = kind === 'moved' ? '按新的安排重新填写回执' : '填写回执、参加会议';
  return code === null
    ? [`打开下面的链接进入评审事项，${act}：`, link]
    : ['这是您本人的链接，打开后即可加入，请勿转发：', link, `不便打开链接时，可在云评中输入邀请码：${code}`];
}

function signature({ contact, signedBy }: MeetingNotice): readonly string[] {
  return [...(contact === '' ? [] : [`联系人：${contact}`]), signedBy];
}
