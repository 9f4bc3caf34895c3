import type { Sqlite } from '../store/sqlite/open-database.ts';

/** The one code that makes the first administrator. */
export class SetupCodesTable {
  readonly #clear;
  readonly #insert;
  readonly #find;

  constructor(db: Sqlite) {
    this.#clear = db.prepare('DELETE FROM setup_codes');
    this.#insert = db.prepare('INSERT INTO setup_codes (code_hash, created_at) VALUES (?, ?)');
    this.#find = db.prepare<[string], { found: number }>(
      'SELECT 1 AS found FROM setup_codes WHERE code_hash = ?',
    );
  }

  /** The code of an earlier start is void from here on. */
  replace(codeHash: string, at: number): void {
    this.#clear.run();
    this.#insert.run(codeHash, at);
  }

  isValid(codeHash: string): boolean {
    return this.#find.get(codeHash) !== undefined;
  }

  clear(): void {
    this.#clear.run();
  }
}
