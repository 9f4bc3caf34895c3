import { fullReportTitle } from '#shared/domain/report/full-title.ts';
import type { DossierState, Meeting } from '#shared/domain/state.ts';
import { fullDay, timeOfDay } from '#renderer/i18n/beijing-time.ts';

/** The meeting notice as it goes out by message or mail: a document, hence Chinese in every language. */
export function noticeText(state: DossierState, meeting: Meeting): string {
  const info = state.parties.dossier;
  if (!info) return '';
  const reports = meeting.itemIds
    .map((itemId) => `《${fullReportTitle(info.title, state.parties.items[itemId]?.reportTitle ?? '')}》`)
    .join('、');
  const lines = [
    `${info.title}专家评审会会议通知`,
    '',
    `${info.ownerUnit}、${info.compilerUnit}及各位专家：`,
    `　　兹定于${fullDay(meeting.startsAt, 'zh')} ${timeOfDay(meeting.startsAt)}至${timeOfDay(meeting.endsAt)}，${
      meeting.mode === 'videoReview' ? '以网络视频会审方式' : '以现场会审方式'
    }召开${reports}专家评审会。`,
    ...(meeting.place ? [`　　会议地点：${meeting.place}。`] : []),
    ...(meeting.externalMeeting ? [`　　会议号：${meeting.externalMeeting}。`] : []),
    '　　请建设单位介绍项目情况，编制单位汇报报告并准备答疑，提前十五分钟进入会议室调试设备。',
    '',
    info.hostUnit,
  ];
  return lines.join('\n');
}
