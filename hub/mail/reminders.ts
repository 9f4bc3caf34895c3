import type { DossierId, MeetingId, MemberId } from '#shared/domain/ids.ts';
import { presentMembers } from '#shared/domain/meeting/meeting.ts';
import { invitedMembers, replyOf } from '#shared/domain/meeting/reply.ts';
import type { DossierState, Meeting } from '#shared/domain/state.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { ContactsTable } from './contacts-table.ts';
import { reminderRequest } from './letter-requests.ts';
import type { LetterRow, LettersTable } from './letters-table.ts';
import type { NoticesTable } from './notices-table.ts';

export interface RemindersPorts {
  readonly stateOf: (dossierId: DossierId) => Promise<DossierState>;
  readonly contacts: ContactsTable;
  readonly notices: NoticesTable;
  readonly letters: LettersTable;
  readonly clock: Clock;
  readonly wake: () => void;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long before the beginning a reminder is due. */
const LEAD_MS = { dayBefore: DAY_MS, hourBefore: HOUR_MS } as const;

/**
 * Queues what reminds of meetings near at hand: a day before whoever has not answered, an hour before whoever is
 * expected and not there. Each once, and only to people whose notice was written before the reminder was due.
 */
export async function remindOfMeetings(ports: RemindersPorts): Promise<void> {
  const { notices, clock, wake } = ports;
  const now = clock.nowMs();
  let isAny = false;
  for (const { dossierId, meetingId } of notices.reminding(now, now + DAY_MS)) {
    isAny = (await remindOf(ports, dossierId, meetingId, now)) || isAny;
  }
  if (isAny) wake();
}

async function remindOf(
  { stateOf, contacts, notices, letters }: RemindersPorts,
  dossierId: DossierId,
  meetingId: MeetingId,
  now: number,
): Promise<boolean> {
  const state = await stateOf(dossierId);
  const meeting = state.parties.meetings[meetingId];
  const notice = notices.find(dossierId, meetingId);
  if (meeting?.status !== 'scheduled' || !notice) return false;
  const kind = now >= meeting.startsAt - LEAD_MS.hourBefore ? 'hourBefore' : 'dayBefore';
  const rows = letters.ofMeeting(dossierId, meetingId);
  const due = invitedMembers(state).filter(
    (memberId) =>
      contacts.find(dossierId, memberId).mail !== '' &&
      wasTold(rows, memberId, meeting, meeting.startsAt - LEAD_MS[kind]) &&
      isExpected(state, meetingId, memberId, kind),
  );
  const queued = due.map((memberId) =>
    letters.queue({
      dossierId,
      meetingId,
      memberId,
      kind,
      requestId: reminderRequest(meeting),
      askedBy: notice.askedBy,
      queuedAt: now,
    }),
  );
  return queued.includes(true);
}

/** Of the meeting as it is now: who has just heard that it was moved needs no reminder on top. */
function wasTold(
  rows: readonly LetterRow[],
  memberId: MemberId,
  { changes }: Meeting,
  beforeMs: number,
): boolean {
  const since = changes.at(-1)?.at ?? 0;
  return rows.some(
    (row) =>
      row.memberId === memberId &&
      (row.kind === 'notice' || row.kind === 'moved') &&
      row.queuedAt >= since &&
      row.queuedAt < beforeMs,
  );
}

function isExpected(
  state: DossierState,
  meetingId: MeetingId,
  memberId: MemberId,
  kind: keyof typeof LEAD_MS,
): boolean {
  const reply = replyOf(state, meetingId, memberId);
  if (kind === 'dayBefore') return reply === undefined;
  return reply?.answer !== 'absent' && !presentMembers(state, meetingId).has(memberId);
}
