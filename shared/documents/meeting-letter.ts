import type { LetterKind } from '../domain/meeting/letter-kind.ts';
import { noticeText, type MeetingNotice } from './meeting-notice.ts';

/** What one person is told beside the notice. */
export interface LetterFor {
  readonly name: string;
  readonly unit: string;
  readonly kind: LetterKind;
  readonly link: string;
  /** A one-time code for who has not taken the seat yet; null for who has. */
  readonly code: string | null;
}

const OPENINGS: Readonly<Record<LetterKind, string>> = {
  notice: '请您参加以下专家评审会。',
  dayBefore: '提醒：会议将于一天内召开，我们还没有收到您的参会回执。',
  hourBefore: '提醒：会议将于一小时内开始，请入会签到。',
};

const SUBJECTS: Readonly<Record<LetterKind, string>> = {
  notice: '',
  dayBefore: '【提醒】',
  hourBefore: '【即将开始】',
};

export function letterSubject(notice: MeetingNotice, kind: LetterKind): string {
  return `${SUBJECTS[kind]}${notice.title}`;
}

/** The letter to one person: their own way in, then the notice. Chinese in every language. */
export function letterText(notice: MeetingNotice, { name, unit, kind, link, code }: LetterFor): string {
  const wayIn =
    code === null
      ? ['打开下面的链接进入评审事项，填写回执、参加会议：', link]
      : [
          '这是您本人的链接，打开后即可加入，请勿转发：',
          link,
          `不便打开链接时，可在云评中输入邀请码：${code}`,
        ];
  return [
    `${name}（${unit}）：`,
    '',
    OPENINGS[kind],
    '',
    ...wayIn,
    '',
    '——',
    '',
    noticeText(notice),
    '',
  ].join('\n');
}
