import { dossierIdSchema, type DossierId, type MeetingId } from '#shared/domain/ids.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

/** Which practice dossier was last begun for a meeting; whether it is over is for its own ledger to say. */
export class RehearsalsTable {
  readonly #put;
  readonly #find;

  constructor(db: Sqlite) {
    this.#put = db.prepare(`
      INSERT INTO rehearsals (dossier_id, meeting_id, practice_id) VALUES (?, ?, ?)
      ON CONFLICT (dossier_id, meeting_id) DO UPDATE SET practice_id = excluded.practice_id`);
    this.#find = db.prepare<[string, string], { practice_id: string }>(
      'SELECT practice_id FROM rehearsals WHERE dossier_id = ? AND meeting_id = ?',
    );
  }

  put(dossierId: DossierId, meetingId: MeetingId, practiceId: DossierId): void {
    this.#put.run(dossierId, meetingId, practiceId);
  }

  find(dossierId: DossierId, meetingId: MeetingId): DossierId | undefined {
    const row = this.#find.get(dossierId, meetingId);
    return row && dossierIdSchema.parse(row.practice_id);
  }
}
