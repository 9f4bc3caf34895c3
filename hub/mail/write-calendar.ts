import type { MeetingCalendar } from '#shared/documents/meeting-calendar.ts';

/** The meeting as an iCalendar file. `no` rises whenever what it says has changed, so that calendars take the newer one. */
export async function writeCalendar(meeting: MeetingCalendar, no: number, nowMs: number): Promise<string> {
  const { default: ical, ICalCalendarMethod } = await import('ical-generator');
  const calendar = ical({
    prodId: { company: '云评', product: 'yunping', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: meeting.uid,
    sequence: no,
    stamp: new Date(nowMs),
    start: new Date(meeting.startsAt),
    end: new Date(meeting.endsAt),
    summary: meeting.summary,
    location: meeting.location,
    description: meeting.description,
  });
  return calendar.toString();
}
