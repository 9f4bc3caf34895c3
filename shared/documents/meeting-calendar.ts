import type { DossierId } from '../domain/ids.ts';
import type { Meeting } from '../domain/state.ts';
import { noticeText, type MeetingNotice } from './meeting-notice.ts';

/** What a calendar is told of a meeting (RFC 5545). */
export interface MeetingCalendar {
  /** The same for a meeting in every file and every letter. */
  readonly uid: string;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Whoever has it is to take it out of their calendar. */
  readonly isCancelled: boolean;
}

export function meetingCalendar(
  dossierId: DossierId,
  { meetingId, startsAt, endsAt, cancelled }: Meeting,
  notice: MeetingNotice,
): MeetingCalendar {
  return {
    uid: `${meetingId}.${dossierId}@yunping`,
    summary: notice.title,
    location: notice.place || notice.externalMeeting,
    description: noticeText(notice),
    startsAt,
    endsAt,
    isCancelled: cancelled !== null,
  };
}
