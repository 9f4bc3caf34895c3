import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

export interface Contact {
  readonly mail: string;
  readonly telephone: string;
}

const NONE: Contact = { mail: '', telephone: '' };

/** How people of a dossier are reached: for its clerk alone, hence here and in no ledger. */
export class ContactsTable {
  readonly #put;
  readonly #find;

  constructor(db: Sqlite) {
    this.#put = db.prepare(`
      INSERT INTO seat_contacts (dossier_id, member_id, mail, telephone) VALUES (?, ?, ?, ?)
      ON CONFLICT (dossier_id, member_id) DO UPDATE SET mail = excluded.mail, telephone = excluded.telephone`);
    this.#find = db.prepare<[string, string], Contact>(
      'SELECT mail, telephone FROM seat_contacts WHERE dossier_id = ? AND member_id = ?',
    );
  }

  put(dossierId: DossierId, memberId: MemberId, { mail, telephone }: Contact): void {
    this.#put.run(dossierId, memberId, mail, telephone);
  }

  find(dossierId: DossierId, memberId: MemberId): Contact {
    return this.#find.get(dossierId, memberId) ?? NONE;
  }
}
