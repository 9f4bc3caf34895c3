import type { Sqlite } from '../store/sqlite/open-database.ts';

interface Row {
  readonly account_id: string;
  readonly expires_at: number;
}

/** At most one code for an account; a newer one takes the place of the older, a used one is gone. */
export class ResetCodesTable {
  readonly #put;
  readonly #find;
  readonly #remove;
  readonly #removeBy;
  readonly #removeExpired;

  constructor(db: Sqlite) {
    this.#put = db.prepare(`
      INSERT INTO reset_codes (account_id, code_hash, issued_by, created_at, expires_at)
      VALUES (:accountId, :codeHash, :issuedBy, :at, :expiresAt)
      ON CONFLICT (account_id) DO UPDATE SET code_hash = excluded.code_hash, issued_by = excluded.issued_by,
        created_at = excluded.created_at, expires_at = excluded.expires_at`);
    this.#find = db.prepare<[string, number], Row>(
      'SELECT account_id, expires_at FROM reset_codes WHERE code_hash = ? AND expires_at > ?',
    );
    this.#remove = db.prepare('DELETE FROM reset_codes WHERE account_id = ?');
    this.#removeBy = db.prepare('DELETE FROM reset_codes WHERE issued_by = ?');
    this.#removeExpired = db.prepare('DELETE FROM reset_codes WHERE expires_at <= ?');
  }

  put(code: { accountId: string; codeHash: string; issuedBy: string; at: number; expiresAt: number }): void {
    this.#put.run(code);
  }

  /** Only while it is good. */
  find(
    codeHash: string,
    now: number,
  ): { readonly accountId: string; readonly expiresAt: number } | undefined {
    const row = this.#find.get(codeHash, now);
    return row && { accountId: row.account_id, expiresAt: row.expires_at };
  }

  remove(accountId: string): void {
    this.#remove.run(accountId);
  }

  removeIssuedBy(accountId: string): void {
    this.#removeBy.run(accountId);
  }

  removeExpired(now: number): void {
    this.#removeExpired.run(now);
  }
}
