import { meetingCalendar } from '#shared/documents/meeting-calendar.ts';
import { meetingNotice } from '#shared/documents/meeting-notice.ts';
import type { DossierId, MeetingId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import { invitedMembers } from '#shared/domain/meeting/reply.ts';
import { requireMeeting } from '#shared/domain/meeting/require.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { Clock } from '#shared/lib/ports.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { LettersAnswer, SendLettersRequest, SetContactRequest } from '#shared/protocol/letters.ts';
import type { Limiter } from '../accounts/limits.ts';
import type { Caller } from '../accounts/sessions.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import { seatedState } from '../dossiers/seated-state.ts';
import type { Registry } from '../registry/registry.ts';
import { refuse } from '../runtime/faults.ts';
import { calendarHashOf } from './calendar-hash.ts';
import type { ContactsTable } from './contacts-table.ts';
import { changeCount } from './letter-requests.ts';
import type { LettersTable } from './letters-table.ts';
import type { NoticesTable } from './notices-table.ts';

export interface LetterDeskPorts {
  readonly registry: Registry;
  readonly rooms: Rooms;
  readonly contacts: ContactsTable;
  readonly notices: NoticesTable;
  readonly letters: LettersTable;
  readonly limiter: Limiter;
  readonly clock: Clock;
  /** The address letters come from; null where no mail server is set. */
  readonly from: string | null;
  readonly wake: () => void;
}

/** What the dossier's clerk does about letters and addresses; to everyone else there is nothing here. */
export class LetterDesk {
  readonly #ports: LetterDeskPorts;

  constructor(ports: LetterDeskPorts) {
    this.#ports = ports;
  }

  async read(
    caller: Caller,
    dossierId: DossierId,
    meetingId: MeetingId,
  ): Promise<Result<LettersAnswer, Fault>> {
    const state = await this.#stateForClerk(caller, dossierId);
    if (!state.ok) return state;
    const meeting = requireMeeting(state.value, meetingId);
    return meeting.ok
      ? ok(this.#answer(dossierId, meetingId, state.value))
      : refuse('notFound', 'no such meeting');
  }

  async setContact(
    caller: Caller,
    dossierId: DossierId,
    { memberId, mail, telephone }: SetContactRequest,
  ): Promise<Result<true, Fault>> {
    const { registry, contacts, clock } = this.#ports;
    const state = await this.#stateForClerk(caller, dossierId);
    if (!state.ok) return state;
    if (!findMember(state.value, memberId)) return refuse('notFound', 'no such seat');
    registry.transaction(() => {
      contacts.put(dossierId, memberId, { mail, telephone });
      const { accountId } = caller.account;
      registry.audit.write(clock.nowMs(), 'contact.changed', accountId, `${dossierId}/${memberId}`);
    });
    return ok(true);
  }

  /** Queues a letter for each; they go away from this request. The same request asked twice sends once. */
  async send(
    caller: Caller,
    dossierId: DossierId,
    meetingId: MeetingId,
    { requestId, memberIds, contact, reminds }: SendLettersRequest,
  ): Promise<Result<LettersAnswer, Fault>> {
    const { registry, contacts, notices, letters, limiter, clock, from, wake } = this.#ports;
    const state = await this.#stateForClerk(caller, dossierId);
    if (!state.ok) return state;
    const meeting = requireMeeting(state.value, meetingId);
    if (!meeting.ok) return refuse('notFound', 'no such meeting');
    if (from === null) return refuse('forbidden', 'this hub has no mail server');
    if (meeting.value.status === 'closed') return refuse('forbidden', 'the meeting is over');
    const invited = new Set(invitedMembers(state.value));
    const isReachable = memberIds.every(
      (memberId) => invited.has(memberId) && contacts.find(dossierId, memberId).mail !== '',
    );
    if (!isReachable) return refuse('badRequest', 'somebody has no address here, or is not invited');
    const { accountId: askedBy } = caller.account;
    const allowed = await limiter.take('lettersPerAccount', askedBy, memberIds.length);
    if (!allowed.ok) return allowed;
    const notice = meetingNotice(state.value, meeting.value, contact);
    if (!notice) return refuse('notFound', 'no such dossier');
    const calendarHash = calendarHashOf(meetingCalendar(dossierId, meeting.value, notice));
    const queuedAt = clock.nowMs();
    registry.transaction(() => {
      const { startsAt } = meeting.value;
      const toldChanges = changeCount(meeting.value);
      notices.put({ dossierId, meetingId, contact, reminds, startsAt, askedBy, calendarHash, toldChanges });
      for (const memberId of memberIds) {
        letters.queue({ dossierId, meetingId, memberId, kind: 'notice', requestId, askedBy, queuedAt });
      }
      registry.audit.write(queuedAt, 'letters.asked', askedBy, `${dossierId}/${meetingId}`);
    });
    wake();
    return ok(this.#answer(dossierId, meetingId, state.value));
  }

  #answer(dossierId: DossierId, meetingId: MeetingId, state: DossierState): LettersAnswer {
    const { contacts, notices, letters, from } = this.#ports;
    const notice = notices.find(dossierId, meetingId);
    const rows = letters.ofMeeting(dossierId, meetingId);
    return {
      meetingId,
      from,
      contact: notice?.contact ?? '',
      reminds: notice?.reminds ?? true,
      people: invitedMembers(state).map((memberId) => ({
        memberId,
        ...contacts.find(dossierId, memberId),
        letters: letters.statesOf(rows, memberId),
      })),
    };
  }

  /** To who has no seat the dossier is not there; to who is not its clerk its letters are not theirs. */
  async #stateForClerk(caller: Caller, dossierId: DossierId): Promise<Result<DossierState, Fault>> {
    const seated = await seatedState(this.#ports, caller, dossierId);
    if (!seated.ok) return seated;
    const { state, member } = seated.value;
    return member.role === 'clerk' ? ok(state) : refuse('forbidden', 'the dossier’s clerk sends letters');
  }
}
