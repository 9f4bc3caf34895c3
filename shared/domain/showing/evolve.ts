import type { DomainEvent, EventMeta } from '../event.ts';
import type { MeetingId } from '../ids.ts';
import type { Showing } from './showing.ts';

/** By meeting, in the order shown. */
export type Showings = Readonly<Record<MeetingId, readonly Showing[]>>;

export function evolveShowings(showings: Showings, event: DomainEvent, meta: EventMeta): Showings {
  switch (event.type) {
    case 'showing.began': {
      const { meetingId, presenter, page, from, deliberation = 0 } = event.payload;
      const before = ended(showings[meetingId] ?? [], from);
      return { ...showings, [meetingId]: [...before, { presenter, page, from, to: null, deliberation }] };
    }
    case 'showing.ended':
      return withEnded(showings, event.payload.meetingId, event.payload.from);
    case 'meeting.deliberationBegan':
    case 'meeting.closed':
    case 'meeting.aborted':
      return withEnded(showings, event.payload.meetingId, meta.hubAt);
    default:
      return showings;
  }
}

function withEnded(showings: Showings, meetingId: MeetingId, at: number): Showings {
  const list = showings[meetingId];
  return list?.at(-1)?.to === null ? { ...showings, [meetingId]: ended(list, at) } : showings;
}

/** The last one, where it lasts, ends; never before it began, whatever the clock did. */
function ended(list: readonly Showing[], at: number): readonly Showing[] {
  const last = list.at(-1);
  return last?.to === null ? [...list.slice(0, -1), { ...last, to: Math.max(at, last.from) }] : list;
}
