import { createHash } from 'node:crypto';
import { changeNotice } from '#shared/documents/meeting-change.ts';
import { letterSubject, letterText } from '#shared/documents/meeting-letter.ts';
import { meetingCalendar } from '#shared/documents/meeting-calendar.ts';
import { meetingNotice } from '#shared/documents/meeting-notice.ts';
import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import { invitedMembers } from '#shared/domain/meeting/reply.ts';
import type { Meeting } from '#shared/domain/state.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { InviteAnswer } from '#shared/protocol/http.ts';
import type { LetterFailure } from '#shared/protocol/letters.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import type { ContactsTable } from './contacts-table.ts';
import { isStillDue } from './letter-requests.ts';
import type { LetterRow } from './letters-table.ts';
import type { NoticesTable } from './notices-table.ts';
import type { Letter } from './postman.ts';
import { writeCalendar } from './write-calendar.ts';

export interface LetterWriterPorts {
  readonly rooms: Rooms;
  readonly contacts: ContactsTable;
  readonly notices: NoticesTable;
  readonly clock: Clock;
  /** The address letters come from. */
  readonly from: string;
  readonly publicUrl: () => string;
  /** A fresh code for a seat, good until then. */
  readonly invite: (
    accountId: string,
    dossierId: DossierId,
    memberId: MemberId,
    untilMs: number,
  ) => Promise<Result<InviteAnswer, Fault>>;
}

/**
 * Writes a letter when it goes, from what is so then: who was taken out meanwhile gets none, and a code exists
 * in clear in the letter alone.
 */
export function letterWriter(ports: LetterWriterPorts): (row: LetterRow) => Promise<Letter | LetterFailure> {
  const { rooms, contacts, notices, clock, from } = ports;
  return async (row) => {
    const { dossierId, meetingId, memberId, kind } = row;
    const state = await rooms.use(dossierId, (room) => room.readState());
    const meeting = state.parties.meetings[meetingId];
    const member = findMember(state, memberId);
    if (!meeting || !member || !invitedMembers(state).includes(memberId)) return 'notInvited';
    if (!isStillDue(meeting, row)) return 'overtaken';
    const { mail } = contacts.find(dossierId, memberId);
    if (mail === '') return 'noAddress';
    const sent = notices.find(dossierId, meetingId);
    const notice = meetingNotice(state, meeting, sent?.contact);
    if (!notice) return 'notInvited';
    // Nobody needs a way into what was called off.
    const isNew = member.status === 'invited' && kind !== 'cancelled';
    const way = await wayIn(ports, row, meeting, isNew);
    const { name, unit } = member;
    return {
      messageId: `<${messageIdOf(row)}@yunping>`,
      to: { name, address: mail },
      subject: letterSubject(notice, kind),
      text: letterText(notice, { name, unit, kind, ...way, change: changeNotice(meeting) }),
      calendar: {
        method: meeting.cancelled ? 'CANCEL' : 'PUBLISH',
        text: await writeCalendar(
          meetingCalendar(dossierId, meeting, notice),
          { name: notice.signedBy, address: from },
          sent?.calendarNo ?? 0,
          clock.nowMs(),
        ),
      },
    };
  };
}

async function wayIn(
  { invite, publicUrl }: LetterWriterPorts,
  { dossierId, memberId, askedBy }: LetterRow,
  meeting: Meeting,
  isNew: boolean,
): Promise<{ readonly link: string; readonly code: string | null }> {
  const invited = isNew ? await invite(askedBy, dossierId, memberId, meeting.endsAt) : null;
  // Who took the seat in this very moment comes in by it.
  return invited?.ok ? invited.value : { link: `${publicUrl()}/#/dossiers/${dossierId}/meeting`, code: null };
}

function messageIdOf({ dossierId, meetingId, memberId, kind, requestId }: LetterRow): string {
  return createHash('sha256')
    .update([dossierId, meetingId, memberId, kind, requestId].join('/'))
    .digest('hex')
    .slice(0, 40);
}
