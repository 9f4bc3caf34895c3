import type { Meeting, MeetingChange } from '../domain/state.ts';
import { meetingSpan, type MeetingNotice } from './meeting-notice.ts';

/** What became of a meeting that people had been told of: moved, or called off. Chinese in every language. */
export interface ChangeNotice {
  readonly kind: 'moved' | 'cancelled';
  /** `2026年4月28日 14:30至17:30`, as it was before. */
  readonly before: string;
  readonly placeBefore: string;
  readonly reason: string;
}

/** The last thing that became of it; null where it is as it was first arranged. */
export function changeNotice(meeting: Meeting): ChangeNotice | null {
  const last = meeting.changes.at(-1);
  if (meeting.cancelled) {
    return { kind: 'cancelled', ...wordsOf(meeting), reason: meeting.cancelled.reason };
  }
  return last ? { kind: 'moved', ...wordsOf(last.before), reason: last.reason } : null;
}

function wordsOf(arranged: MeetingChange['before']): Pick<ChangeNotice, 'before' | 'placeBefore'> {
  return { before: meetingSpan(arranged), placeBefore: arranged.place || arranged.externalMeeting };
}

/** The opening of a letter that says so. */
export function changeOpening(
  { kind, before, placeBefore, reason }: ChangeNotice,
  notice: MeetingNotice,
): readonly string[] {
  if (kind === 'cancelled') {
    return [
      `原定于${before}召开的${notice.reports.join('、')}专家评审会现已取消，请勿前往、无需入会。`,
      `取消原因：${reason}`,
      '另行安排会议时，将再发通知。给您带来不便，敬请谅解。',
    ];
  }
  const place = notice.place || notice.externalMeeting;
  return [
    '会议安排有变更，请以本通知为准：',
    `　　会议时间：${before === notice.when ? `${before}（不变）` : `原定${before}，现改为${notice.when}`}`,
    ...(placeBefore === place
      ? []
      : [`　　地点或会议号：${place === '' ? '另行通知' : place}（原为${placeBefore || '未定'}）`]),
    `　　变更原因：${reason}`,
  ];
}

/** What is said over the telephone or in a short message. */
export function changeBrief(change: ChangeNotice, notice: MeetingNotice): string {
  const reports = notice.reports.join('、');
  const contact = notice.contact === '' ? [] : [`联系人：${notice.contact}`];
  if (change.kind === 'cancelled') {
    return [
      `【${notice.signedBy}】原定${change.before}召开的${reports}专家评审会现已取消`,
      `原因：${change.reason}`,
      '另行安排时再通知您',
      ...contact,
    ].join('；');
  }
  const place = notice.place || notice.externalMeeting;
  return [
    `【${notice.signedBy}】${reports}专家评审会由${change.before}改为${notice.when}，以${notice.mode}方式召开`,
    ...(place === '' ? [] : [`地点或会议号：${place}`]),
    `原因：${change.reason}`,
    '请按新的安排重新回复是否参会',
    ...contact,
  ].join('；');
}
