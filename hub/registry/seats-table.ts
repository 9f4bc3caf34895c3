import { dossierIdSchema, memberIdSchema, type DossierId, type MemberId } from '#shared/domain/ids.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

export interface SeatRow {
  readonly dossierId: DossierId;
  readonly memberId: MemberId;
}

/**
 * Which account sits on which seat. Once its member has joined a seat stays bound: whether its member may still do
 * anything is the dossier's state (`ledgersOf`), never this table. One account has one seat in a dossier.
 */
export class SeatsTable {
  readonly #insert;
  readonly #memberOf;
  readonly #accountOf;
  readonly #isKnown;
  readonly #remove;
  readonly #ofAccount;

  constructor(db: Sqlite) {
    this.#insert = db.prepare(`
      INSERT INTO seats (dossier_id, member_id, account_id, bound_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`);
    this.#memberOf = db.prepare<[string, string], { member_id: string }>(
      'SELECT member_id FROM seats WHERE account_id = ? AND dossier_id = ?',
    );
    this.#accountOf = db.prepare<[string, string], { account_id: string }>(
      'SELECT account_id FROM seats WHERE dossier_id = ? AND member_id = ?',
    );
    this.#isKnown = db.prepare<[string], { found: number }>(
      'SELECT 1 AS found FROM seats WHERE dossier_id = ? LIMIT 1',
    );
    this.#remove = db.prepare('DELETE FROM seats WHERE dossier_id = ? AND member_id = ?');
    this.#ofAccount = db.prepare<[string], { dossier_id: string; member_id: string }>(
      'SELECT dossier_id, member_id FROM seats WHERE account_id = ?',
    );
  }

  /** False when the seat is taken, or the account has another one in this dossier. */
  bind(dossierId: DossierId, memberId: MemberId, accountId: string, at: number): boolean {
    return this.#insert.run(dossierId, memberId, accountId, at).changes === 1;
  }

  /** Only for a member who has not joined. */
  unbind(dossierId: DossierId, memberId: MemberId): void {
    this.#remove.run(dossierId, memberId);
  }

  memberOf(accountId: string, dossierId: DossierId): MemberId | undefined {
    const row = this.#memberOf.get(accountId, dossierId);
    return row && memberIdSchema.parse(row.member_id);
  }

  accountOf(dossierId: DossierId, memberId: MemberId): string | undefined {
    return this.#accountOf.get(dossierId, memberId)?.account_id;
  }

  /** Whether anyone ever took a seat in this dossier, its clerk's reservation included. */
  isKnown(dossierId: DossierId): boolean {
    return this.#isKnown.get(dossierId) !== undefined;
  }

  ofAccount(accountId: string): readonly SeatRow[] {
    return this.#ofAccount.all(accountId).map((row) => ({
      dossierId: dossierIdSchema.parse(row.dossier_id),
      memberId: memberIdSchema.parse(row.member_id),
    }));
  }
}
