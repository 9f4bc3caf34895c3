import { createHash } from 'node:crypto';
import type { MeetingCalendar } from '#shared/documents/meeting-calendar.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';

/** What calendars are told of a meeting, short enough to be kept and compared. */
export function calendarHashOf(calendar: MeetingCalendar): string {
  return createHash('sha256')
    .update(canonicalJson({ ...calendar }))
    .digest('hex');
}
