import { dossierIdSchema, meetingIdSchema, type DossierId, type MeetingId } from '#shared/domain/ids.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

export interface MeetingNoticeRow {
  readonly contact: string;
  readonly reminds: boolean;
  readonly askedBy: string;
  /** How often what calendars are told of the meeting has changed, from 0. */
  readonly calendarNo: number;
  /** Of how many changes of the meeting its people have been written to. */
  readonly toldChanges: number;
}

/** What the clerk last said of a meeting's letters. */
export class NoticesTable {
  readonly #put;
  readonly #find;
  readonly #reminding;
  readonly #change;
  readonly #ahead;

  constructor(db: Sqlite) {
    this.#put = db.prepare(`
      INSERT INTO meeting_notices
        (dossier_id, meeting_id, contact, reminds, starts_at, asked_by, calendar_hash, calendar_no, told_changes)
      VALUES (:dossierId, :meetingId, :contact, :reminds, :startsAt, :askedBy, :calendarHash, 0, :toldChanges)
      ON CONFLICT (dossier_id, meeting_id) DO UPDATE SET contact = excluded.contact, reminds = excluded.reminds,
        starts_at = excluded.starts_at, asked_by = excluded.asked_by,
        calendar_no = calendar_no + (calendar_hash <> excluded.calendar_hash),
        calendar_hash = excluded.calendar_hash`);
    this.#find = db.prepare<
      [string, string],
      { contact: string; reminds: number; asked_by: string; calendar_no: number; told_changes: number }
    >(`
      SELECT contact, reminds, asked_by, calendar_no, told_changes FROM meeting_notices
      WHERE dossier_id = ? AND meeting_id = ?`);
    this.#change = db.prepare(`
      UPDATE meeting_notices SET starts_at = :startsAt, told_changes = :toldChanges,
        calendar_no = calendar_no + (calendar_hash <> :calendarHash), calendar_hash = :calendarHash
      WHERE dossier_id = :dossierId AND meeting_id = :meetingId`);
    this.#ahead = db.prepare<[number], { dossier_id: string }>(
      'SELECT DISTINCT dossier_id FROM meeting_notices WHERE starts_at > ?',
    );
    this.#reminding = db.prepare<[number, number], { dossier_id: string; meeting_id: string }>(`
      SELECT dossier_id, meeting_id FROM meeting_notices
      WHERE reminds = 1 AND starts_at > ? AND starts_at <= ?`);
  }

  put(row: {
    dossierId: DossierId;
    meetingId: MeetingId;
    contact: string;
    reminds: boolean;
    startsAt: number;
    askedBy: string;
    calendarHash: string;
    /** Of a meeting that nobody had been written to about. */
    toldChanges: number;
  }): void {
    this.#put.run({ ...row, reminds: row.reminds ? 1 : 0 });
  }

  find(dossierId: DossierId, meetingId: MeetingId): MeetingNoticeRow | undefined {
    const row = this.#find.get(dossierId, meetingId);
    return (
      row && {
        contact: row.contact,
        reminds: row.reminds === 1,
        askedBy: row.asked_by,
        calendarNo: row.calendar_no,
        toldChanges: row.told_changes,
      }
    );
  }

  /** Meetings with reminders that begin after `from`, and at `to` at the latest. */
  reminding(from: number, to: number): readonly { dossierId: DossierId; meetingId: MeetingId }[] {
    return this.#reminding.all(from, to).map((row) => ({
      dossierId: dossierIdSchema.parse(row.dossier_id),
      meetingId: meetingIdSchema.parse(row.meeting_id),
    }));
  }

  /** Its people are being written to about this many changes; whom the clerk reminds, and how, stays. */
  change(row: {
    dossierId: DossierId;
    meetingId: MeetingId;
    startsAt: number;
    calendarHash: string;
    toldChanges: number;
  }): void {
    this.#change.run(row);
  }

  /** Dossiers with a meeting that was to begin after `from`, as far as its people know. */
  ahead(from: number): readonly DossierId[] {
    return this.#ahead.all(from).map((row) => dossierIdSchema.parse(row.dossier_id));
  }
}
