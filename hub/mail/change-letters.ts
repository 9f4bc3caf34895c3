import { meetingCalendar } from '#shared/documents/meeting-calendar.ts';
import { meetingNotice } from '#shared/documents/meeting-notice.ts';
import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { invitedMembers } from '#shared/domain/meeting/reply.ts';
import type { DossierState, Meeting } from '#shared/domain/state.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { Limiter } from '../accounts/limits.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import type { Committed } from '../room/ports.ts';
import type { Registry } from '../registry/registry.ts';
import type { Log } from '../runtime/log.ts';
import { calendarHashOf } from './calendar-hash.ts';
import type { ContactsTable } from './contacts-table.ts';
import { changeCount, changeRequest } from './letter-requests.ts';
import type { LettersTable } from './letters-table.ts';
import type { NoticesTable } from './notices-table.ts';

export interface ChangeLettersPorts {
  readonly registry: Registry;
  readonly rooms: Rooms;
  readonly contacts: ContactsTable;
  readonly notices: NoticesTable;
  readonly letters: LettersTable;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly log: Log;
  readonly wake: () => void;
}

/**
 * Writes to whoever was told of a meeting that it was moved or called off. What is owed follows from the ledger and
 * the note of what was told, so a hub that was killed in between does it when the dossier is next in memory (MN17).
 */
export class ChangeLetters {
  readonly #ports: ChangeLettersPorts;
  /** Put off because the account had asked for too many letters. */
  readonly #later = new Set<DossierId>();
  #isClosed = false;

  constructor(ports: ChangeLettersPorts) {
    this.#ports = ports;
  }

  async committed({ dossierId, events, state }: Committed): Promise<void> {
    const isChange = events.some(
      ({ type }) => type === 'meeting.rescheduled' || type === 'meeting.cancelled',
    );
    if (isChange) await this.tell(dossierId, state);
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Tries again what had to wait. */
  async retry(): Promise<void> {
    const waiting = [...this.#later];
    this.#later.clear();
    await this.#tellAll(waiting);
  }

  /** Finds what an earlier process left untold, among the meetings that are still to come. */
  async recover(): Promise<void> {
    await this.#tellAll(this.#ports.notices.ahead(this.#ports.clock.nowMs()));
  }

  async tell(dossierId: DossierId, state: DossierState): Promise<void> {
    for (const meeting of Object.values(state.parties.meetings)) {
      if (changeCount(meeting) > 0) await this.#tellOf(dossierId, state, meeting);
    }
  }

  async #tellAll(dossierIds: readonly DossierId[]): Promise<void> {
    for (const dossierId of dossierIds) {
      if (this.#isClosed) return;
      const state = await this.#ports.rooms.use(dossierId, (room) => room.readState());
      await this.tell(dossierId, state);
    }
  }

  async #tellOf(dossierId: DossierId, state: DossierState, meeting: Meeting): Promise<void> {
    const { registry, notices, letters, limiter, clock, log, wake } = this.#ports;
    const { meetingId, startsAt } = meeting;
    const sent = notices.find(dossierId, meetingId);
    const toldChanges = changeCount(meeting);
    if (!sent || sent.toldChanges >= toldChanges) return;
    const notice = meetingNotice(state, meeting, sent.contact);
    if (!notice) return;
    const now = clock.nowMs();
    const told = meeting.endsAt > now ? this.#toldOf(dossierId, state, meeting) : [];
    const { askedBy } = sent;
    const allowed = await limiter.take('lettersPerAccount', askedBy, told.length);
    if (this.#isClosed) return;
    if (!allowed.ok) {
      this.#later.add(dossierId);
      return log.warn('mail.changePutOff', { dossierId, letters: told.length });
    }
    const calendarHash = calendarHashOf(meetingCalendar(dossierId, meeting, notice));
    const kind = meeting.cancelled ? 'cancelled' : 'moved';
    const requestId = changeRequest(meeting);
    registry.transaction(() => {
      notices.change({ dossierId, meetingId, startsAt, calendarHash, toldChanges });
      for (const memberId of told) {
        letters.queue({ dossierId, meetingId, memberId, kind, requestId, askedBy, queuedAt: now });
      }
      registry.audit.write(now, 'letters.asked', askedBy, `${dossierId}/${meetingId}`);
    });
    wake();
  }

  /**
   * Whoever has an address and had a letter of the meeting asked for. Of one that was called off only whom a letter
   * may have reached: what still waits is not sent any more.
   */
  #toldOf(dossierId: DossierId, state: DossierState, { meetingId, cancelled }: Meeting): readonly MemberId[] {
    const { contacts, letters } = this.#ports;
    const rows = letters.ofMeeting(dossierId, meetingId);
    const had = new Set(
      rows
        .filter(({ kind }) => kind === 'notice' || kind === 'moved')
        .filter(({ status, tries }) => !cancelled || status === 'sent' || tries > 0)
        .map(({ memberId }) => memberId),
    );
    return invitedMembers(state).filter(
      (memberId) => had.has(memberId) && contacts.find(dossierId, memberId).mail !== '',
    );
  }
}
