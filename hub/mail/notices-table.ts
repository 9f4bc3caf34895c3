import { dossierIdSchema, meetingIdSchema, type DossierId, type MeetingId } from '#shared/domain/ids.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

export interface MeetingNoticeRow {
  readonly contact: string;
  readonly reminds: boolean;
  readonly askedBy: string;
  /** How often what calendars are told of the meeting has changed, from 0. */
  readonly calendarNo: number;
}

/** What the clerk last said of a meeting's letters. */
export class NoticesTable {
  readonly #put;
  readonly #find;
  readonly #reminding;

  constructor(db: Sqlite) {
    this.#put = db.prepare(`
      INSERT INTO meeting_notices
        (dossier_id, meeting_id, contact, reminds, starts_at, asked_by, calendar_hash, calendar_no)
      VALUES (:dossierId, :meetingId, :contact, :reminds, :startsAt, :askedBy, :calendarHash, 0)
      ON CONFLICT (dossier_id, meeting_id) DO UPDATE SET contact = excluded.contact, reminds = excluded.reminds,
        starts_at = excluded.starts_at, asked_by = excluded.asked_by,
        calendar_no = calendar_no + (calendar_hash <> excluded.calendar_hash),
        calendar_hash = excluded.calendar_hash`);
    this.#find = db.prepare<
      [string, string],
      { contact: string; reminds: number; asked_by: string; calendar_no: number }
    >(
      'SELECT contact, reminds, asked_by, calendar_no FROM meeting_notices WHERE dossier_id = ? AND meeting_id = ?',
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
}
