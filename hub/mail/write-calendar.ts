import type { MeetingCalendar } from '#shared/documents/meeting-calendar.ts';

/**
 * The meeting as an iCalendar file. `no` rises whenever what it says has changed, so that calendars take the newer
 * one; a meeting that was called off is taken out of them (RFC 5546, CANCEL).
 */
export async function writeCalendar(
  meeting: MeetingCalendar,
  organizer: { readonly name: string; readonly address: string },
  no: number,
  nowMs: number,
): Promise<string> {
  const { default: ical, ICalCalendarMethod, ICalEventStatus } = await import('ical-generator');
  const calendar = ical({
    prodId: { company: '云评', product: 'yunping', language: 'ZH' },
    method: meeting.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
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
    status: meeting.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: organizer.name, email: organizer.address },
  });
  return calendar.toString();
}
