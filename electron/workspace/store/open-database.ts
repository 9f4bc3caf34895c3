import Database from 'better-sqlite3';

export type Sqlite = Database.Database;

/** The database would not keep what it acknowledges; nothing may be saved in it. */
export class UnsafeDatabaseError extends Error {
  override name = 'UnsafeDatabaseError';
}

const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens the profile's database. A re-opened WAL database silently runs with `synchronous=NORMAL`, so the
 * setting is made at every open and read back after the first read of the file (WS1).
 */
export function openDatabase(file: string): Sqlite {
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('trusted_schema = OFF');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    assertSafe(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** Throws where a setting is not what keeps acknowledged commits, or what makes a forgotten ledger stay on the disk. */
export function assertSafe(db: Sqlite): void {
  const expected: readonly (readonly [string, unknown])[] = [
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['secure_delete', 1],
  ];
  for (const [pragma, wanted] of expected) {
    const found = db.pragma(pragma, { simple: true });
    if (found !== wanted) {
      throw new UnsafeDatabaseError(`${pragma} is ${String(found)}, wanted ${String(wanted)}`);
    }
  }
}
